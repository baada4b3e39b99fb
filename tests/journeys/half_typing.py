"""Hands that type in every form of the window and never save: `python -m tests.journeys.half_typing FILE SETTINGS`.

Typed by keyboard. A form of a record that exists keeps each field that is left; there something is left that cannot be.
Each form is told as a line of JSON once it is kept, with its place and all that stands in it; then the process kills
itself.
"""

import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from ipo_crm.app import Program
from ipo_crm.services.desk import Desk
from ipo_crm.ui import keeping
from ipo_crm.ui.page import Page, Place
from ipo_crm.ui.pages.coalition_form import CoalitionForm
from ipo_crm.ui.pages.dossiers import DossiersPage
from ipo_crm.ui.pages.form_page import FormPage
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.pages.press_row import PressRow
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.segments import Segments

PASSPHRASE = "vier losse woorden samen"
_SEEKING = ("Zoek", "Filter")

Open = Callable[[Shell, Desk], object]


_FIRST: dict[str, Callable[[Desk], int]] = {
    "people": lambda desk: desk.people.rows()[0].id,
    "organisations": lambda desk: desk.organisations.rows()[0].id,
    "dossiers": lambda desk: desk.dossiers.rows()[0].id,
}


def _record(area: str, act: str) -> Open:
    """Open the first record of an area and give one of the commands of the page."""

    def do(shell: Shell, desk: Desk) -> None:
        shell.open(Place(area, _FIRST[area](desk)))
        page = shell.page
        assert page is not None
        next(each for each in page.commands() if each.text().replace("&", "") == act).trigger()

    return do


def _phase(shell: Shell, desk: Desk) -> None:
    shell.open(Place("dossiers", desk.dossiers.rows()[0].id))
    page = shell.page
    assert isinstance(page, DossiersPage)
    now = next(step for step in page.view.strip.steps if step.state.name == "NOW")
    page.view.phase_wanted.emit(type(now.phase)(now.phase % 10 + 1))


def _row(name: str) -> Open:
    """Press the first row of the first dossier whose name begins so."""

    def do(shell: Shell, desk: Desk) -> None:
        shell.open(Place("dossiers", desk.dossiers.rows()[0].id))
        _press_row(shell, name)

    return do


def _stay(shell: Shell, desk: Desk) -> None:
    shell.open(Place("dossiers", desk.dossiers.rows()[0].id))
    page = shell.page
    assert isinstance(page, DossiersPage)
    page.view.phase_wanted.emit(next(step.phase for step in page.view.strip.steps if step.state.name == "NOW"))
    _press_row(shell, "Vastlegging wijzigen")


def _press_row(shell: Shell, name: str) -> None:
    row = next(each for each in shell.findChildren(PressRow) if each.accessibleName().startswith(name))
    row.setFocus()
    QTest.keyClick(row, Qt.Key.Key_Return)


def _coalition(shell: Shell, _desk: Desk) -> None:
    shell.open(Place("coalitions"))
    page = shell.page
    assert page is not None
    next(each for each in page.commands() if "coalitie" in each.text().casefold()).trigger()


def _place(area: str, record: object = "new") -> Open:
    return lambda shell, _desk: shell.open(Place(area, record))


def _talk(area: str) -> Open:
    return lambda shell, desk: shell.open(Place(area, desk.meetings.rows()[0].id))


FORMS: dict[str, Open] = {
    "new person": _place("people"),
    "person": _record("people", "Persoon wijzigen"),
    "role": _record("people", "Rol toevoegen"),
    "position of a person": _record("people", "Positie vastleggen"),
    "new organisation": _place("organisations"),
    "organisation": _record("organisations", "Organisatie wijzigen"),
    "new dossier": _place("dossiers"),
    "dossier": _record("dossiers", "Dossier wijzigen"),
    "ask": _record("dossiers", "Inzet toevoegen"),
    "message": _record("dossiers", "Boodschap toevoegen"),
    "day": _record("dossiers", "Datum toevoegen"),
    "position on a dossier": _record("dossiers", "Positie vastleggen"),
    "message that exists": _row("Boodschap wijzigen"),
    "day that exists": _row("Datum wijzigen"),
    "phase": _phase,
    "stay in a phase": _stay,
    "coalition": _coalition,
    "new talk": _place("plan"),
    "talk": _talk("plan"),
    "new report": _place("talk"),
    "report": _talk("talk"),
}
"""Every form that a lobbyist types in, by the way to it."""


def open_form(shell: Shell) -> FormSheet | FormPage | CoalitionForm:
    """Give the one form that is open."""
    page = shell.page
    assert isinstance(page, Page)
    for dialog in page.findChildren(CoalitionForm):
        if dialog.isVisible():
            return dialog
    for sheet in page.findChildren(FormSheet):
        if sheet.isVisible():
            return sheet
    assert isinstance(page, FormPage)
    return page


def leave(form: FormSheet | FormPage | CoalitionForm) -> None:
    """Close a form that lies over its page, so that the next one is the one in front."""
    if not isinstance(form, FormPage):
        QTest.keyClick(form, Qt.Key.Key_Escape)


def place_of(form: FormSheet | FormPage | CoalitionForm) -> str:
    """Give the place of the draft of a form."""
    return form.half.place if isinstance(form, FormPage) else form._half.place


def standing(form: FormSheet | FormPage | CoalitionForm) -> Any:
    """Give all that stands in a form, as JSON would."""
    return json.loads(json.dumps(form.values()))


def type_in_everything(form: QWidget, mark: str) -> None:
    """Change every field that can be reached by Tab, by its keys."""
    for field in list(_fields(form)):
        field.setFocus()
        if isinstance(field, DateField):
            field.selectAll()
            QTest.keyClicks(field, "12-6-2025")
        elif isinstance(field, QLineEdit):
            QTest.keyClick(field, Qt.Key.Key_End)
            QTest.keyClicks(field, f" half {mark}")
        elif isinstance(field, QPlainTextEdit):
            QTest.keyClicks(field, f'Zij zei: "ja" {mark}')
            QTest.keyClick(field, Qt.Key.Key_Return)
        elif isinstance(field, QComboBox):
            QTest.keyClick(field, Qt.Key.Key_Down)
        elif isinstance(field, Segments):
            QTest.keyClick(field, Qt.Key.Key_Right)
        elif isinstance(field, QCheckBox):
            QTest.keyClick(field, Qt.Key.Key_Space)
        elif isinstance(field, QListWidget):
            field.setCurrentRow(0)
            QTest.keyClick(field, Qt.Key.Key_Space)


def leave_something_wrong(form: FormSheet) -> None:
    """Type in a form of a record that exists what cannot be kept, so that it stays a draft when the form is left."""
    days = [each for each in form.findChildren(DateField) if each.isVisible()]
    field = days[0] if days else form.findChildren(QLineEdit)[0]
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, "31-2" if days else " ")


def _fields(form: QWidget) -> Iterator[QWidget]:
    kinds = (QLineEdit, QPlainTextEdit, QComboBox, Segments, QCheckBox, QListWidget)
    for field in form.findChildren(QWidget):
        if (
            isinstance(field, kinds)
            and field.isVisible()
            and field.isEnabled()
            and field.focusPolicy() & Qt.FocusPolicy.TabFocus
            and not field.accessibleName().startswith(_SEEKING)
        ):
            yield field


def open_program(app: QApplication, file: Path, settings: Path) -> tuple[Program, Shell, Desk]:
    """Open the window on a file, in which what is typed is kept without delay."""
    keeping.REST_MS, keeping.LATEST_MS = 5, 20
    program = Program(app, QSettings(str(settings), QSettings.Format.IniFormat), settings.parent / "thuis")
    from ipo_crm.services.desk import open_desk

    program.enter(open_desk(file, PASSPHRASE))
    assert program.shell is not None
    assert program.desk is not None
    return program, program.shell, program.desk


def _kept(app: QApplication, desk: Desk, place: str, mark: str) -> None:
    """Wait until the timer kept what was typed."""
    while (draft := desk.drafts.read(place)) is None or mark not in draft.text:
        app.processEvents()


def _type(file: Path, settings: Path) -> None:
    app = QApplication([])
    _program, shell, desk = open_program(app, file, settings)
    for number, (kind, open_it) in enumerate(FORMS.items()):
        open_it(shell, desk)
        form = open_form(shell)
        mark = f"w{number}"
        type_in_everything(form, mark)
        if isinstance(form, FormSheet) and form.live:
            leave_something_wrong(form)
        _kept(app, desk, place_of(form), mark)
        print(json.dumps([kind, place_of(form), standing(form)]), flush=True)
        leave(form)
    os.kill(os.getpid(), signal.SIGKILL)


def type_on(file: Path, settings: Path, kind: str, say: Callable[[str, Any], object]) -> None:
    """Type in one form until killed; say what stands there at each letter ("typed"), and what was kept ("kept")."""
    app = QApplication([])
    _program, shell, desk = open_program(app, file, settings)
    FORMS[kind](shell, desk)
    form = open_form(shell)
    field = next(each for each in _fields(form) if isinstance(each, QPlainTextEdit | QLineEdit))
    field.setFocus()
    kept = None
    while True:
        QTest.keyClicks(field, "x")
        say("typed", standing(form))
        app.processEvents()
        draft = desk.drafts.read(place_of(form))
        if draft is not None and draft != kept:
            kept = draft
            say("kept", json.loads(draft.text)["values"])


def look(file: Path, settings: Path) -> Any:
    """Go on with the one draft that is offered; give what stands in its form, None where nothing is offered."""
    app = QApplication([])
    program, shell, _desk = open_program(app, file, settings)
    assert program.unfinished is not None
    assert program.unfinished.strip is not None
    buttons = [each for each in program.unfinished.strip.findChildren(QPushButton) if each.text() == "Verder schrijven"]
    if len(buttons) != 1:
        return None
    buttons[0].click()
    return standing(open_form(shell))


if __name__ == "__main__":
    _type(Path(sys.argv[1]), Path(sys.argv[2]))
