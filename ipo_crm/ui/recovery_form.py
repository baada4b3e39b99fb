"""The recovery code on the screen and on paper: shown, and then two groups of it asked back without it."""

import random
from collections.abc import Callable, Collection, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontDatabase, QPagedPaintDevice, QTextDocument
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.form_parts import buttons_row, form_column
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label

_ASKED = 2
_GROUPS_ASKED_FROM = range(1, 21)
_CODE_SIZE = 17
_PAPER_POINTS = 12


class RecoveryForm(QDialog):
    """Shows a code; accepted when the groups that were typed back are right, rejected for "Later".

    `asked` are the numbers of those groups, from 1; two by chance when none are given. `confirm` takes what was typed
    by number and gives the numbers that are wrong.
    """

    def __init__(
        self,
        name: str,
        code: str,
        confirm: Callable[[Mapping[int, str]], Collection[int]],
        parent: QWidget | None = None,
        asked: tuple[int, ...] = (),
    ) -> None:
        super().__init__(parent)
        self._name, self._shown, self._confirm = name, code, confirm
        numbers = asked or sorted(random.SystemRandom().sample(_GROUPS_ASKED_FROM, _ASKED))
        self._fields = {number: self._group_field(number) for number in numbers}
        self.setWindowTitle(self.tr("Herstelcode"))
        self._steps = QStackedWidget()
        self._steps.addWidget(self._first_step())
        self._steps.addWidget(self._second_step())
        column = form_column(self)
        column.addWidget(Label(self.tr("Herstelcode van %1").replace("%1", name), TextRole.TITLE, wrap=True))
        column.addWidget(self._steps)

    @property
    def fields(self) -> dict[int, Field]:
        """The fields in which groups are typed back, by the number of the group."""
        return self._fields

    def _first_step(self) -> QWidget:
        step, column = _step()
        text = self.tr(
            "Met deze code gaat het bestand open als u de wachtzin kwijt bent. Druk hem af of schrijf hem over, en "
            "bewaar het papier apart van de laptop. Wie dit papier heeft, kan alles lezen. "
            "De code wordt nergens bewaard."
        )
        column.addWidget(Label(text, TextRole.MUTED, wrap=True))
        code = Label(self._shown)
        code.setFont(_code_font())
        # The style sheet gives labels the font of the program, and would win from the font of the widget.
        code.setStyleSheet(f"font-family: '{_code_font().family()}'; font-size: {scaled(_CODE_SIZE)}px")
        code.setAccessibleName(self.tr("Herstelcode"))
        code.setAlignment(Qt.AlignmentFlag.AlignLeft)
        column.addWidget(code)
        paper = Button(self.tr("Afdrukken"), "printer")
        paper.clicked.connect(self._print)
        row = QHBoxLayout()
        row.addWidget(paper)
        row.addLayout(buttons_row(self, self.tr("De code staat op papier"), self._go_on, self.tr("Later")), 1)
        column.addLayout(row)
        return step

    def _second_step(self) -> QWidget:
        step, column = _step()
        text = self.tr("Neem het papier erbij en typ deze groepen over. De groepen tellen van links naar rechts.")
        column.addWidget(Label(text, TextRole.MUTED, wrap=True))
        for field in self._fields.values():
            column.addWidget(field)
        back = Button(self.tr("Toon de code nog eens"))
        back.clicked.connect(lambda: self._steps.setCurrentIndex(0))
        row = QHBoxLayout()
        row.addWidget(back)
        row.addLayout(buttons_row(self, self.tr("Klaar"), self._finish, self.tr("Later")), 1)
        column.addLayout(row)
        column.addStretch(1)
        return step

    def _group_field(self, number: int) -> Field:
        line = QLineEdit()
        line.returnPressed.connect(self._finish)
        place = self.tr("Groep %1: regel %2, de %3e groep")
        row, column = divmod(number - 1, 5)
        label = place.replace("%1", str(number)).replace("%2", str(row + 1)).replace("%3", str(column + 1))
        field = Field(label, line)
        line.textChanged.connect(lambda: field.set_error(""))
        return field

    def _go_on(self) -> None:
        self._steps.setCurrentIndex(1)
        next(iter(self._fields.values())).editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _finish(self) -> None:
        lines = {number: field.editor for number, field in self._fields.items()}
        wrong = self._confirm({number: line.text() for number, line in lines.items() if isinstance(line, QLineEdit)})
        for number in sorted(wrong, reverse=True):
            self._fields[number].set_error(
                self.tr("Deze groep klopt niet. Kijk nog eens op het papier en typ die vier tekens.")
            )
            lines[number].setFocus(Qt.FocusReason.OtherFocusReason)
        if wrong:
            return
        self.accept()

    def _print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        if QPrintDialog(printer, self).exec() == QDialog.DialogCode.Accepted:
            print_code(printer, self._name, self._shown)


def print_code(paper: QPagedPaintDevice, name: str, code: str) -> None:
    """Print a recovery code on one page, with the name of the file it opens."""
    document = QTextDocument()
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPointSize(_PAPER_POINTS)
    document.setDefaultFont(font)
    told = document.tr(
        "Herstelcode van %1\n\n%2\n\nHiermee gaat het bestand open zonder wachtzin. Bewaar dit papier apart van de "
        "laptop.\nNa een nieuwe wachtzin geldt deze code niet meer."
    )
    document.setPlainText(told.replace("%1", name).replace("%2", code))
    document.print_(paper)


def _code_font() -> QFont:
    font = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont)
    font.setPixelSize(scaled(_CODE_SIZE))
    return font


def _step() -> tuple[QWidget, QVBoxLayout]:
    step = QWidget()
    column = QVBoxLayout(step)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SIZES.gap)
    return step, column
