"""The key of the open file: its recovery code, another passphrase, and that no secret gets out."""

import logging
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.services.desk import Desk, create_desk, open_desk, open_desk_with_code
from ipo_crm.store.workspace import Workspace

PASSPHRASE = "kanarie losse woorden samen"
NEW = "heel andere lange woorden"


@pytest.fixture
def encrypted(tmp_path: Path) -> Iterator[Desk]:
    with create_desk(tmp_path / "geheim.ipocrm", PASSPHRASE) as made:
        yield made


def _typed(code: str, *numbers: int) -> dict[int, str]:
    return {number: code.split()[number - 1] for number in numbers}


def test_a_new_file_has_a_code_that_nobody_kept_yet(encrypted: Desk) -> None:
    assert len(encrypted.keys.code().split()) == 21
    assert not encrypted.keys.code_kept


def test_a_plain_file_has_no_code_to_keep(desk: Desk) -> None:
    assert desk.keys.code_kept
    with pytest.raises(UserError, match="niet versleuteld"):
        desk.keys.code()


def test_groups_are_compared_with_the_code_on_paper(encrypted: Desk) -> None:
    typed = _typed(encrypted.keys.code(), 3, 21)

    assert encrypted.keys.wrong_groups({3: typed[3].lower(), 21: f" {typed[21]} "}) == ()
    assert encrypted.keys.wrong_groups({3: typed[21], 21: ""}) == (3, 21)


def test_that_the_code_is_kept_is_still_known_after_opening_again(encrypted: Desk) -> None:
    encrypted.keys.confirm_code()
    encrypted.close()

    with open_desk(encrypted.path, PASSPHRASE) as again:
        assert again.keys.code_kept


def test_another_passphrase_makes_another_code_that_nobody_kept(encrypted: Desk) -> None:
    before = encrypted.keys.code()
    encrypted.keys.confirm_code()

    with encrypted.change_key(PASSPHRASE, NEW) as changed:
        assert changed.keys.code() != before
        assert not changed.keys.code_kept


def test_the_present_passphrase_is_asked(encrypted: Desk) -> None:
    with pytest.raises(UserError, match="huidige wachtzin klopt niet"):
        encrypted.change_key("een andere zin", NEW)

    assert encrypted.keys.fits(PASSPHRASE)


def test_who_opened_with_the_code_needs_no_old_passphrase(encrypted: Desk) -> None:
    code = encrypted.keys.code()
    encrypted.close()

    open_desk_with_code(encrypted.path, code).change_key(None, NEW).close()

    with open_desk(encrypted.path, NEW) as opened:
        assert opened.encrypted


def test_a_plain_file_gets_its_first_passphrase_without_an_old_one(desk: Desk) -> None:
    with desk.change_key(None, NEW) as changed:
        assert changed.encrypted


def test_the_key_is_wiped_when_the_file_closes(tmp_path: Path) -> None:
    workspace = Workspace.create(tmp_path / "geheim.ipocrm", PASSPHRASE)

    workspace.close()

    assert workspace.secret is not None
    assert workspace.secret.key == bytes(32)


def test_no_secret_is_logged_shown_or_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    path = tmp_path / "geheim.ipocrm"
    told = []
    with create_desk(path, PASSPHRASE) as desk:
        code = desk.keys.code()
        path.with_name(f"{path.name}.rekey.part").mkdir()
        shown = [repr(desk), repr(desk.keys), repr(desk._workspace), repr(vars(desk._workspace))]
        for act in (
            lambda: desk.change_key(PASSPHRASE, NEW),
            lambda: desk.change_key("kanarie mis", NEW),
            lambda: open_desk(path, PASSPHRASE),
            lambda: open_desk_with_code(path, code[:-1] + "?"),
        ):
            with pytest.raises((UserError, StoreError, OSError)) as caught:
                act()
            told.append("".join(traceback.format_exception(caught.value)))
        secret = desk._workspace.secret
        assert secret is not None
        canaries = ("kanarie losse", "andere lange", secret.key.hex(), repr(secret.key), *code.splitlines()[:4])

    everything = "\n".join((*shown, *told, caplog.text, *capfd.readouterr()))

    assert [canary for canary in canaries if canary in everything] == []
    assert len(told) == 4
