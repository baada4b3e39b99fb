"""What stands half typed in any form comes back after a kill, by a click on the line that says so."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ipo_crm.app import Program
from ipo_crm.services.desk import create_desk
from ipo_crm.ui import keeping
from ipo_crm.ui.drafts_strip import DraftsStrip
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.shell import Shell
from tests.house.tree import ROOT
from tests.journeys.half_typing import FORMS, PASSPHRASE, leave, open_form, open_program, place_of, standing

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills the POSIX way")


@pytest.fixture(scope="module")
def typed(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Any]]:
    """Type in every form in another process, which is killed; give the file, and what stood where."""
    folder = tmp_path_factory.mktemp("half")
    file = folder / "lobby.ipocrm"
    with create_desk(file, PASSPHRASE) as desk:
        desk.samples.fill()
    words = [sys.executable, "-m", "tests.journeys.half_typing", str(file), str(folder / "proef.ini")]
    done = subprocess.run(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False)
    assert done.returncode == -9
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [kind for kind, _, _ in lines] == list(FORMS)
    return file, {place: values for _, place, values in lines}


@pytest.fixture
def program(
    typed: tuple[Path, dict[str, Any]], qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    monkeypatch.setattr(keeping, "REST_MS", keeping.REST_MS)
    monkeypatch.setattr(keeping, "LATEST_MS", keeping.LATEST_MS)
    made, _shell, _desk = open_program(qapp, typed[0], tmp_path / "proef.ini")
    yield made
    made.leave()
    made.release()


def _lines(strip: DraftsStrip) -> list[QPushButton]:
    return [each for each in strip.findChildren(QPushButton) if each.text() == "Verder schrijven" and each.isVisible()]


def _go_on(shell: Shell, strip: DraftsStrip) -> tuple[str, Any]:
    """Press the button of the first line; give the place and all that stands in the form that opens."""
    QTest.keyClick(_lines(strip)[0], Qt.Key.Key_Space)
    form = open_form(shell)
    found = place_of(form), standing(form)
    leave(form)
    return found


def _forms(kind: type[FormSheet]) -> Iterator[type[FormSheet]]:
    for each in kind.__subclasses__():
        yield each
        yield from _forms(each)


def test_no_form_is_left_out(typed: tuple[Path, dict[str, Any]]) -> None:
    import_module("ipo_crm.ui.pages.dossiers")
    import_module("ipo_crm.ui.pages.people")
    kinds = {str(each.form_kind) for each in _forms(FormSheet)} - {""}

    assert kinds <= {place.split(":")[1] for place in typed[1]}


def test_every_form_is_back_with_every_field_as_it_was(program: Program, typed: tuple[Path, dict[str, Any]]) -> None:
    shell, unfinished = program.shell, program.unfinished
    assert shell is not None
    assert unfinished is not None
    strip = unfinished.strip
    assert strip is not None
    listed = len(_lines(strip))

    found = dict(_go_on(shell, strip) for _ in range(listed))

    assert found == typed[1]
    assert not strip.isVisible()
