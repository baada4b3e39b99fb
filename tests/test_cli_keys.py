"""Keys on the command line: the code, another passphrase, and opening without one."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from ipo_crm import cli
from ipo_crm.services.desk import asks_passphrase, create_desk, open_desk

OLD, NEW = "vier losse woorden samen", "een heel andere lange zin"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    made = tmp_path / "geheim.ipocrm"
    create_desk(made, OLD).close()
    return made


@pytest.fixture
def file(tmp_path: Path) -> Callable[[str, str], str]:
    """Write a text to a file and give its path, as the options take it."""

    def write(name: str, text: str) -> str:
        (tmp_path / name).write_text(f"{text}\n", encoding="utf-8")
        return str(tmp_path / name)

    return write


@pytest.fixture
def secret(file: Callable[[str, str], str]) -> list[str]:
    return ["--passphrase-file", file("oud.txt", OLD)]


@pytest.fixture
def code(path: Path, secret: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    cli.run(["code", str(path), *secret, "--json"])
    return "\n".join(json.loads(capsys.readouterr().out)["code"])


def _answers(monkeypatch: pytest.MonkeyPatch, answer: Callable[[str], str]) -> None:
    monkeypatch.setattr("builtins.input", answer)


def _typed(code: str) -> Callable[[str], str]:
    """Answer each question for a group with what stands on paper."""
    groups = code.split()
    return lambda question: groups[int(question.split()[1]) - 1].lower()


def test_the_code_is_shown_and_two_groups_are_asked_back(
    path: Path, secret: list[str], code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    asked: list[str] = []
    right = _typed(code)

    def answer_to(question: str) -> str:
        asked.append(question)
        return right(question)

    _answers(monkeypatch, answer_to)

    answer = cli.run(["code", str(path), *secret])

    assert answer == 0
    assert len(asked) == 2
    assert code in capsys.readouterr().out
    with open_desk(path, OLD) as desk:
        assert desk.keys.code_kept


def test_who_types_it_wrong_does_not_have_it(
    path: Path, secret: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    _answers(monkeypatch, lambda _question: "0000")

    answer = cli.run(["code", str(path), *secret])

    assert answer == 1
    assert "nog niet bewaard" in capsys.readouterr().err
    with open_desk(path, OLD) as desk:
        assert not desk.keys.code_kept


def test_a_question_that_nobody_answers_is_a_no(path: Path, secret: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody(_question: str) -> str:
        raise EOFError

    _answers(monkeypatch, nobody)

    assert cli.run(["code", str(path), *secret]) == 1


def test_every_command_opens_with_the_code(
    path: Path, code: str, file: Callable[[str, str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    given = ["--code-file", file("code.txt", code)]

    answers = [cli.run([command, str(path), *given]) for command in ("check", "list", "backup")]

    assert answers == [0, 0, 0]


def test_a_mistake_in_the_code_is_told(
    path: Path, file: Callable[[str, str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    answer = cli.run(["check", str(path), "--code-file", file("code.txt", "ABCD")])

    assert answer == 2
    assert "21 groepen" in capsys.readouterr().err


def test_a_back_up_comes_back_with_the_code(path: Path, code: str, file: Callable[[str, str], str]) -> None:
    given = ["--code-file", file("code.txt", code)]
    cli.run(["backup", str(path), *given])
    path.unlink()

    answer = cli.run(["restore", str(path), *given])

    assert answer == 0
    with open_desk(path, OLD) as desk:
        assert desk.encrypted


def test_another_passphrase_takes_the_place_of_the_old(
    path: Path, secret: list[str], file: Callable[[str, str], str], capsys: pytest.CaptureFixture[str]
) -> None:
    answer = cli.run(["passphrase", str(path), *secret, "--new-passphrase-file", file("nieuw.txt", NEW)])

    assert answer == 0
    assert "De oude herstelcode geldt niet meer" in capsys.readouterr().out
    with open_desk(path, NEW) as desk:
        assert desk.encrypted


def test_who_has_the_code_chooses_another_passphrase(path: Path, code: str, file: Callable[[str, str], str]) -> None:
    given = ["--code-file", file("code.txt", code), "--new-passphrase-file", file("nieuw.txt", NEW)]

    answer = cli.run(["passphrase", str(path), *given])

    assert answer == 0
    with open_desk(path, NEW) as desk:
        assert desk.keys.fits(NEW)


@pytest.mark.parametrize("new", ["kort", "wachtwoord"])
def test_a_passphrase_that_is_easy_to_guess_is_refused(
    path: Path, secret: list[str], file: Callable[[str, str], str], new: str
) -> None:
    answer = cli.run(["passphrase", str(path), *secret, "--new-passphrase-file", file("nieuw.txt", new)])

    assert answer == 2
    with open_desk(path, OLD) as desk:
        assert desk.encrypted


@pytest.mark.parametrize(("typed", "plain"), [("geheim", True), ("ja", False), ("", False)])
def test_encryption_goes_only_when_the_name_is_typed(
    path: Path, secret: list[str], monkeypatch: pytest.MonkeyPatch, typed: str, plain: bool
) -> None:
    _answers(monkeypatch, lambda _question: typed)

    cli.run(["passphrase", str(path), *secret, "--plain"])

    assert asks_passphrase(path) is not plain


def test_a_program_confirms_with_the_name(path: Path, secret: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    answer = cli.run(["passphrase", str(path), *secret, "--plain", "--confirm", "geheim", "--json"])

    assert answer == 0
    assert json.loads(capsys.readouterr().out)["encrypted"] is False


def test_what_to_know_of_the_place_of_a_file_is_said_aside(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "Dropbox").mkdir()
    path = tmp_path / "Dropbox" / "open.ipocrm"
    create_desk(path, None).close()
    (tmp_path / "Dropbox" / "open (1).ipocrm").touch()

    cli.run(["check", str(path), "--json"])

    said = capsys.readouterr()
    assert "cloud" in said.err
    assert "open (1).ipocrm" in said.err
    assert not any(json.loads(said.out).values())


@pytest.fixture(autouse=True)
def _no_keyring(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep these tests from the keyring of whoever runs them."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
