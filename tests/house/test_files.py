"""The shape of the checkout: short files, empty package files, no traces of the machine it was made on."""

import re
from pathlib import Path

from tests.conftest import BEGUN_FIRST
from tests.house.tree import PACKAGE, ROOT, name, own_files

LONGEST = 450

# A path of somebody's machine, or the address of a host that serves packages.
MACHINE_PATH = re.compile(r"(?<![\w.)])/(?:work|tmp|opt|root|home/\w+|Users/\w+)/")
PACKAGE_HOST = re.compile(
    r"//[\w.-]*(?:pypi|npm|artifact|nexus|mirror|registry)|(?:extra-)?index-url|find-links|trusted-host"
)


def _lines_that_match(pattern: re.Pattern[str]) -> list[str]:
    this = Path(__file__).resolve()
    return [
        f"{name(path)}:{number}: {line.strip()[:100]}"
        for path in own_files()
        if path != this and (text := _text(path)) is not None
        for number, line in enumerate(text.splitlines(), start=1)
        if pattern.search(line)
    ]


def _text(path: Path) -> str | None:
    whole = path.read_bytes()
    return None if b"\0" in whole else whole.decode("utf-8", "replace")


def test_every_folder_of_the_program_is_a_package() -> None:
    folders = {path.parent for path in PACKAGE.rglob("*.py")}

    assert [name(folder) for folder in sorted(folders) if not (folder / "__init__.py").is_file()] == []


def test_package_files_stay_empty() -> None:
    written = [name(path) for path in own_files() if path.name == "__init__.py" and path.stat().st_size]

    assert written == []


def test_a_file_tells_one_story() -> None:
    sizes = {name(path): len(path.read_bytes().splitlines()) for path in own_files() if path.suffix == ".py"}

    assert {path: lines for path, lines in sizes.items() if lines > LONGEST} == {}


def test_no_path_of_a_machine_is_written_down() -> None:
    assert _lines_that_match(MACHINE_PATH) == []


def test_no_package_host_is_written_down() -> None:
    assert _lines_that_match(PACKAGE_HOST) == []


def test_every_decision_is_in_the_index() -> None:
    folder = ROOT / "docs" / "adr"
    index = (folder / "README.md").read_text(encoding="utf-8")

    assert [path.name for path in sorted(folder.glob("0*.md")) if path.name not in index] == []


def test_every_file_that_is_begun_first_is_there() -> None:
    assert [each for each in BEGUN_FIRST if not (ROOT / "tests" / each).is_file()] == []
