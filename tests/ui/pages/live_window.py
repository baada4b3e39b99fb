"""The form of a record that is open in its window, with hands to change it by its keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from ipo_crm.domain.ids import OrganisationId
from ipo_crm.domain.people import ContactKind
from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages.form_sheet import FormSheet
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.widgets.date_field import DateField
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.person_picker import PersonPicker
from ipo_crm.ui.widgets.segments import Segments
from tests.ui.pages.people_window import person_called

CONTROL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
HEAT = "Wet collectieve warmte"
WHOLE = "Plak een hele naam"
"""How the label of the field begins in which a whole name is pasted."""
_TYPED = {
    WHOLE: "dhr. A. Bedenk",
    "Bedrag in euro": "12 mln",
    "Eerste jaar": "2020",
    "Laatste jaar": "2031",
    "Periode, van – tot en met": "sinds 1-2-2021",
    "Aan wie": "Aedes",
    "Organisatie": "Proefprovincie",
}
"""What is typed where not everything will do."""


class Live:
    """The form of a record that is open, in its window."""

    def __init__(self, shell: Shell, desk: Desk) -> None:
        self.shell, self.desk = shell, desk

    @property
    def form(self) -> FormSheet:
        (found,) = [each for each in self.shell.findChildren(FormSheet) if each.isVisible()]
        return found

    def field(self, label: str) -> Field:
        """Give the one field of this label, or whose label begins so."""
        named = [each for each in self.form.fields if each.label == label]
        (found,) = named or [each for each in self.form.fields if each.label.startswith(label)]
        return found

    def line(self, label: str) -> QLineEdit:
        editor = self.field(label).editor
        assert isinstance(editor, QLineEdit)
        return editor

    def type(self, label: str, text: str) -> None:
        """Go to a field and type in place of what stands there."""
        editor = self.field(label).editor
        editor.setFocus()
        if isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.selectAll()
        QTest.keyClicks(QApplication.focusWidget() or editor, text)

    def tab(self) -> None:
        QTest.keyClick(here(), Qt.Key.Key_Tab)

    def undo_key(self) -> None:
        QTest.keyClick(here(), Qt.Key.Key_Z, CONTROL)

    @property
    def steps(self) -> int:
        connection = self.desk.history._workspace.connection
        return int(connection.exec_driver_sql("SELECT count(*) FROM deed WHERE state = 'done'").scalar_one())

    @property
    def everything(self) -> str:
        return self.desk.exports.as_json(private=True)

    @property
    def page(self) -> Page:
        page = self.shell.page
        assert page is not None
        return page


def aedes(desk: Desk) -> OrganisationId:
    (key,) = [row.id for row in desk.organisations.rows() if row.name == "Aedes"]
    return key


def close(live: Live) -> None:
    QTest.keyClick(live.form, Qt.Key.Key_Escape)


def here() -> QWidget:
    """Give the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def said(live: Live) -> dict[str, str]:
    return {field.label: field.error for field in live.form.fields if field.error}


def phone(live: Live) -> list[str]:
    person = live.desk.people.card(person_called(live.desk, "Van Fictie")).person
    return [point.value for point in person.contact_points if point.kind is ContactKind.PHONE]


def change_field(live: Live, field: Field) -> None:
    """Change a field by its keys, and leave it."""
    editor = field.editor
    editor.setFocus()
    wanted = _TYPED.get(WHOLE if field.label.startswith(WHOLE) else field.label, "")
    if isinstance(editor, DateField):
        live.type(field.label, wanted or "12-6-2025")
    elif wanted and isinstance(editor, QLineEdit | QPlainTextEdit):
        live.type(field.label, wanted)
    elif isinstance(editor, QLineEdit):
        QTest.keyClick(editor, Qt.Key.Key_End)
        QTest.keyClicks(editor, " extra")
    elif isinstance(editor, QPlainTextEdit):
        QTest.keyClicks(editor, "Nieuw ")
    elif isinstance(editor, QComboBox):
        QTest.keyClick(editor, Qt.Key.Key_Down if editor.currentIndex() + 1 < editor.count() else Qt.Key.Key_Up)
    elif isinstance(editor, Segments):
        QTest.keyClick(editor, Qt.Key.Key_Right if editor.at < 1 else Qt.Key.Key_Left)
    elif isinstance(editor, QCheckBox):
        QTest.keyClick(editor, Qt.Key.Key_Space)
    elif isinstance(editor, PersonPicker):
        live.type(field.label, _TYPED[field.label])
        QTest.keyClick(QApplication.focusWidget() or editor, Qt.Key.Key_Return)
    live.form._close.setFocus()
