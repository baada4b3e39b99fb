"""Half-typed text that outlives a lock: kept in the file before the process ends, and shown when it opens again."""

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from ipo_crm.domain.drafts import LOCKED
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.form_parts import form_column
from ipo_crm.ui.keeping import KEPT
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.labels import Label
from ipo_crm.ui.widgets.section_head import SectionHead

_SEEKING = ("zoek", "filter")
_LONGEST_PLACE = 190  # the file takes 200, and a number may follow
_TEXT_LINES = 6


class Draft(Protocol):
    """A text that is kept until it is in a record: where it was typed, and when it was kept."""

    @property
    def place(self) -> str: ...

    @property
    def text(self) -> str: ...


class Drafts(Protocol):
    """Where half-typed text is kept, in the file of its workspace."""

    def keep(self, place: str, text: str) -> object: ...

    def all(self) -> Sequence[Draft]: ...

    def drop(self, place: str) -> object: ...


def half_typed(window: QWidget) -> Mapping[str, str]:
    """Give what stands half typed in this window and the forms over it: the text of each field by its place.

    What was typed to seek is no text to keep, and a passphrase never is. Forms that keep their own draft are left out.
    """
    found: dict[str, str] = {}
    fields: list[QLineEdit | QPlainTextEdit] = [*window.findChildren(QLineEdit), *window.findChildren(QPlainTextEdit)]
    for field in fields:
        text = _typed(field)
        if not text or _is_kept(field):
            continue
        name = field.accessibleName() or QCoreApplication.translate("drafts", "Tekst")
        if name.casefold().startswith(_SEEKING):
            continue
        place, number = f"{LOCKED}{_form_of(field, window)} · {name}"[:_LONGEST_PLACE], 2
        while place in found:
            place, number = f"{place} ({number})", number + 1
        found[place] = text
    return found


def _typed(field: QLineEdit | QPlainTextEdit) -> str:
    """Give what somebody typed in a field, and nothing of what a program put there or what is secret."""
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText().strip() if field.document().isModified() and not field.isReadOnly() else ""
    secret = field.echoMode() is not QLineEdit.EchoMode.Normal
    return field.text().strip() if field.isModified() and not (secret or field.isReadOnly()) else ""


def _is_kept(field: QWidget) -> bool:
    """Tell whether a field stands in a form that keeps its own draft."""
    holder: QWidget | None = field
    while holder is not None and not holder.property(KEPT):
        holder = holder.parentWidget()
    return holder is not None


def _form_of(field: QWidget, window: QWidget) -> str:
    """Give the title of the form or page that holds a field."""
    holder = field.window()
    if holder is not window and holder.windowTitle():
        return holder.windowTitle()
    return window.windowTitle().split(" - ", 1)[0]


class DraftsForm(QDialog):
    """Shows texts that have no form to go back to; each can be copied to where it belongs, or dropped."""

    def __init__(self, kept: Sequence[Draft], drop: Callable[[str], object], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drop = drop
        self.setWindowTitle(self.tr("Dit was u aan het typen"))
        self._rows: dict[str, QWidget] = {draft.place: self._row(draft) for draft in kept}
        inner = QWidget()
        rows = QVBoxLayout(inner)
        rows.setContentsMargins(0, 0, SIZES.gap, 0)
        rows.setSpacing(SIZES.gap)
        for row in self._rows.values():
            rows.addWidget(row)
        rows.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inner)
        column = form_column(self)
        column.addWidget(Label(self.windowTitle(), TextRole.TITLE))
        told = self.tr(
            "Dit was nog niet vastgelegd, en er is geen formulier waar het in terug kan. Kopieer wat u nodig hebt. "
            "Het blijft in het bestand staan tot u het weggooit."
        )
        column.addWidget(Label(told, TextRole.MUTED, wrap=True))
        column.addWidget(scroll, 1)
        later = Button(self.tr("Sluiten"), kind=Kind.PRIMARY)
        later.setDefault(True)
        later.clicked.connect(self.accept)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(later)
        column.addLayout(foot)

    def _row(self, draft: Draft) -> QWidget:
        row = QWidget()
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        title = draft.place.removeprefix(LOCKED)
        column.addWidget(SectionHead(title))
        text = QPlainTextEdit(draft.text)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(title)
        lines = min(_TEXT_LINES, draft.text.count("\n") + len(draft.text) // 60 + 1)
        text.setFixedHeight(scaled(20) * lines + scaled(16))
        column.addWidget(text)
        copy = Button(self.tr("Kopiëren"), "copy")
        copy.setAccessibleName(self.tr("%1 kopiëren").replace("%1", title))
        copy.clicked.connect(lambda _checked=False: QGuiApplication.clipboard().setText(draft.text))
        away = Button(self.tr("Weggooien"), kind=Kind.TEXT)
        away.setAccessibleName(self.tr("%1 weggooien").replace("%1", title))
        away.clicked.connect(lambda _checked=False: self._throw_away(draft.place))
        buttons = QHBoxLayout()
        buttons.addWidget(copy)
        buttons.addStretch(1)
        buttons.addWidget(away)
        column.addLayout(buttons)
        return row

    def _throw_away(self, place: str) -> None:
        self._drop(place)
        self._rows.pop(place).hide()
        if not self._rows:
            self.accept()
