"""What stood half typed in any form over a page when the power went is there again, letter by letter."""

import shutil
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ipo_crm.services.desk import open_desk
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.person_picker import PersonPicker
from ipo_crm.ui.widgets.segments import Segments
from tests.screens.openings import SHEETS, shut
from tests.screens.pages import Window

ODD = "  ½ “Ωdd”  "
FORMS = [name for name in SHEETS if not name.startswith("new person,")]
"""Each form once; the other two openings of a new person write in the form themselves."""


def _type_odd(sheet: FormSheet) -> None:
    """Put something odd in every field that one sees."""
    for at, field in enumerate(_seen_fields(sheet)):
        if isinstance(field.editor, PersonPicker):
            (line,) = field.editor.findChildren(QLineEdit)
            QTest.keyClicks(line, "pro")
            QTest.keyClick(line, Qt.Key.Key_Return)
        for editor in (field.editor, *field.editor.findChildren(QWidget)):
            if isinstance(editor, QLineEdit) and not isinstance(editor.parentWidget(), QComboBox):
                editor.setText(f"{ODD}{at}"[: editor.maxLength()])
            elif isinstance(editor, QPlainTextEdit):
                editor.setPlainText(f"{ODD}\n\n{at} \n")
            elif isinstance(editor, QCheckBox):
                editor.click()
            elif isinstance(editor, QComboBox):
                editor.setCurrentIndex((editor.currentIndex() + 1) % editor.count())
            elif isinstance(editor, Segments):
                to = 0 if editor.at else 1
                editor.choose(to)
                editor.chosen.emit(to)


def _seen_fields(sheet: FormSheet) -> Iterator[Field]:
    """Give the fields that are shown; what is chosen in one may have the next come in sight."""
    return (field for field in sheet.fields if field.isVisibleTo(sheet))


def _stands(sheet: FormSheet) -> dict[str, list[str]]:
    """Give what one sees in every field."""
    return {field.label: _seen(field.editor) for field in _seen_fields(sheet)}


def _seen(editor: QWidget) -> list[str]:
    found = []
    for each in (editor, *editor.findChildren(QWidget)):
        if isinstance(each, PersonPicker):
            found += [f"{pick.name} {pick.key}" for pick in each.picks]
        elif isinstance(each, QLineEdit):
            found.append(each.text())
        elif isinstance(each, QPlainTextEdit):
            found.append(each.toPlainText())
        elif isinstance(each, QCheckBox):
            found.append(str(each.isChecked()))
        elif isinstance(each, QComboBox):
            found.append(each.currentText())
        elif isinstance(each, Segments):
            found.append(str(each.at))
    return found


def _opened(window: Window, name: str) -> FormSheet:
    sheet = SHEETS[name](window)
    assert isinstance(sheet, FormSheet)
    return sheet


def test_every_field_of_every_form_comes_back(busy: Window, tmp_path: Path) -> None:
    typed: dict[str, dict[str, list[str]]] = {}
    for at, name in enumerate(FORMS):
        sheet = _opened(busy, name)
        before = _stands(sheet)
        _type_odd(sheet)
        page = busy.shell.page
        assert isinstance(page, Page)
        assert page.keeping.keep_now()
        typed[name] = _stands(sheet)
        unchanged = [label for label, seen in typed[name].items() if seen == before.get(label)]
        assert not unchanged, (name, unchanged)
        shutil.copyfile(busy.desk.path, tmp_path / f"{at}.ipocrm")  # as it is when the power goes
        shut(sheet)

    lost: dict[str, object] = {}
    for at, name in enumerate(FORMS):
        busy.program.enter(open_desk(tmp_path / f"{at}.ipocrm"))
        sheet = _opened(busy, name)
        seen = _stands(sheet)
        lost |= {
            f"{name}, {label}": (what, seen.get(label))
            for label, what in typed[name].items()
            if seen.get(label) != what
        }
        shut(sheet)

    assert not lost
