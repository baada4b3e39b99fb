"""What was understood of a paste, before anything is kept; what was not understood can go to the notes."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.labels import CONTACT_KIND
from ipo_crm.domain.pasted import Pasted
from ipo_crm.domain.people import ContactKind
from ipo_crm.services.phones import shown
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.tab_order import tab_as_read
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.labels import ElidedLabel, Label, breakable

_LABEL_WIDTH = 96
_MOST = 12


class SignaturePreview(QWidget):
    """Lists each part that was found and each line that was not; shows nothing of a name alone."""

    def __init__(self, to_notes: Callable[[Sequence[str]], object]) -> None:
        super().__init__()
        self._to_notes = to_notes
        self._taken: set[str] = set()
        self._pasted = Pasted()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "notice")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(12, 10, 12, 10)
        self._column.setSpacing(4)
        self._inner: QWidget | None = None
        self.hide()

    @property
    def leftover(self) -> tuple[str, ...]:
        """What was not understood and is not in the notes yet."""
        return tuple(line for line in self._pasted.leftover if line not in self._taken)

    def forget(self) -> None:
        """Begin anew, for another person."""
        self._taken.clear()
        self.show_pasted(Pasted())

    def show_pasted(self, pasted: Pasted) -> None:
        """Show what was read."""
        fresh = self.isHidden()
        self._pasted = pasted
        self._fill()
        self.setVisible(not pasted.is_name_only)
        if fresh and not pasted.is_name_only:
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _fill(self) -> None:
        if self._inner is not None:
            self._inner.hide()
            # WORKAROUND: PySide 6.11 crashes where a layout still holds a widget that is deleted later
            self._column.removeWidget(self._inner)
            self._inner.deleteLater()
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(self.tr("Gelezen, nog niet bewaard"), TextRole.STRONG))
        lines = self._lines()
        for label, value in lines:
            column.addLayout(_line(label, value))
        self._add_leftover(column)
        if self._pasted.passed_over:
            column.addWidget(
                Label(self.tr("Groet, disclaimer en dergelijke zijn overgeslagen."), TextRole.META, wrap=True)
            )
        self._column.addWidget(inner)
        self._inner = inner
        tab_as_read(inner)
        told = ", ".join(f"{label} {value}" for label, value in lines)
        self.setAccessibleName(self.tr("Gelezen, nog niet bewaard: %1").replace("%1", told))

    def _lines(self) -> list[tuple[str, str]]:
        pasted = self._pasted
        found = [
            (self.tr("Naam"), pasted.name.full),
            (self.tr("Functie"), pasted.function),
            (self.tr("Organisatie"), self._organisation()),
            (self.tr("Afdeling"), pasted.department),
        ]
        for kind in ContactKind:
            words = CONTACT_KIND[kind]
            values = "; ".join(shown(point) for point in pasted.points if point.kind is kind)
            found.append((words[:1].upper() + words[1:], values))
        return [(label, value) for label, value in found if value]

    def _organisation(self) -> str:
        """Say whether the organisation is known, and by what it was recognised."""
        known, written = self._pasted.known, self._pasted.organisation
        if known is None:
            return self.tr("%1 (nieuw)").replace("%1", written) if written else ""
        if self._pasted.why_known:
            told = self.tr("%1 (staat in de lijst, %2)").replace("%2", self._pasted.why_known)
        else:
            told = self.tr("%1 (staat in de lijst)")
        return told.replace("%1", known.name)

    def _add_leftover(self, column: QVBoxLayout) -> None:
        left = self.leftover
        if not left:
            return
        head = QHBoxLayout()
        head.addWidget(Label(self.tr("Niet begrepen"), TextRole.STRONG), 1)
        if len(left) > 1:
            head.addWidget(self._button(self.tr("Alles naar notities"), left))
        column.addLayout(head)
        for line in left[:_MOST]:
            row = QHBoxLayout()
            row.setSpacing(8)
            row.addWidget(ElidedLabel(line), 1)
            button = self._button(self.tr("Naar notities"), (line,))
            button.setAccessibleName(self.tr("Naar notities: %1").replace("%1", line[:80]))
            row.addWidget(button)
            column.addLayout(row)
        if len(left) > _MOST:
            more = self.tr("… en nog %1 regels").replace("%1", str(len(left) - _MOST))
            column.addWidget(Label(more, TextRole.META))

    def _button(self, text: str, lines: Sequence[str]) -> Button:
        button = Button(text, kind=Kind.TEXT)
        button.setMinimumHeight(scaled(SIZES.target))
        button.clicked.connect(lambda _checked=False: self._take(lines))
        return button

    def _take(self, lines: Sequence[str]) -> None:
        """Hand lines on to the notes, and go on to the next button, as the one pressed is gone."""
        self._taken.update(lines)
        self._to_notes(lines)
        self._fill()
        buttons = self._inner.findChildren(Button) if self._inner is not None else []
        (buttons[-1] if buttons else self).setFocus(Qt.FocusReason.OtherFocusReason)


def _line(label: str, value: str) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(8)
    name = Label(label, TextRole.META)
    name.setFixedWidth(scaled(_LABEL_WIDTH))
    row.addWidget(name, 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Label(breakable(value), wrap=True), 1)
    return row
