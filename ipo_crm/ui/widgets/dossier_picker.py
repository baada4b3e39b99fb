"""The picker for dossiers: a button, and below it a list in which one types, ticks, and makes a new one."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from ipo_crm.domain.dossiers import DossierName
from ipo_crm.domain.ids import DossierId
from ipo_crm.domain.names import clean, fold, search_words
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.icons import icon
from ipo_crm.ui.qt import override, plain_tip
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import Button, Kind

_WIDTH = 400
_MOST_LINES = 9
_KEY = Qt.ItemDataRole.UserRole
_MOVES = (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp)


class DossierPicker(Button):
    """Links dossiers and takes them off again; `wanted` comes with the title of one that is to be made and linked."""

    toggled_dossier = Signal(int, bool)
    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__(self.tr("+ Dossier"), kind=Kind.TEXT)
        self.setAccessibleName(self.tr("Dossier koppelen"))
        self._rows: Sequence[DossierName] = ()
        self._linked: frozenset[DossierId] = frozenset()
        self.clicked.connect(lambda _checked=False: self.open())

    def offer(self, rows: Sequence[DossierName], linked: Iterable[DossierId]) -> None:
        """Offer these, with those that are linked ticked."""
        self._rows, self._linked = rows, frozenset(linked)

    def open(self) -> None:
        """Show the list below the button, with the keyboard in its field."""
        finder = DossierFinder(self._rows, self._linked, self)
        finder.setWindowFlag(Qt.WindowType.Popup)
        finder.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        finder.done.connect(finder.close)
        finder.toggled.connect(self.toggled_dossier)
        finder.wanted.connect(self.wanted)
        finder.move(self._place(finder))
        finder.show()
        finder.field.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Down):
            self.open()
        else:
            super().keyPressEvent(event)

    def _place(self, finder: QWidget) -> QPoint:
        """Give where the list goes: below the button, as far to the left as the screen asks."""
        at = self.mapToGlobal(QPoint(0, self.height() + 2))
        room = self.screen().availableGeometry()
        return QPoint(
            max(room.left(), min(at.x(), room.right() - finder.width())),
            max(room.top(), min(at.y(), room.bottom() - finder.height())),
        )


class DossierFinder(QWidget):
    """A field above a list; arrows and Enter choose while one types, and the last line makes what was typed."""

    toggled = Signal(int, bool)
    wanted = Signal(str)
    done = Signal()

    def __init__(
        self, rows: Sequence[DossierName], linked: frozenset[DossierId], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "floating")
        self._rows, self._linked = rows, linked
        self.field = QLineEdit()
        self.field.setAccessibleName(self.tr("Dossier zoeken"))
        self.field.setPlaceholderText(self.tr("titel of kamerstuk, of een nieuwe"))
        self.field.textChanged.connect(self._narrow)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Dossiers"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.itemClicked.connect(lambda _item: self._take())
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self.field)
        column.addWidget(self.list)
        line = scaled(SIZES.button)
        self.list.setFixedHeight(min(max(len(rows), 2), _MOST_LINES) * line + 4)
        self.setFixedSize(scaled(_WIDTH), self.list.height() + scaled(SIZES.field) + 16)
        self._narrow("")

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return super().eventFilter(watched, event)
        if event.key() in _MOVES:
            QApplication.sendEvent(self.list, event)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._take()
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.close()
            return True
        return super().eventFilter(watched, event)

    def _narrow(self, typed: str) -> None:
        self.list.clear()
        words, title = search_words(typed.removeprefix("#")), clean(typed.removeprefix("#"))
        tokens = tokens_of(self)
        for row in self._rows:
            told = fold(f"{row.title} {row.short_title} {row.kamerstuk}")
            if all(word in told for word in words):
                linked = row.id in self._linked
                item = QListWidgetItem(row.title, self.list)
                item.setIcon(icon("check" if linked else "folder", tokens, "accent" if linked else "muted"))
                item.setToolTip(plain_tip(row.title))
                item.setData(_KEY, row.id)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, self._spoken(row, linked=linked))
        if title and not any(fold(title) in (fold(row.title), fold(row.short_title)) for row in self._rows):
            QListWidgetItem(icon("plus", tokens, "amber"), self.tr("“%1” nieuw maken").replace("%1", title), self.list)
        for at in range(self.list.count()):
            self.list.item(at).setSizeHint(QSize(0, scaled(SIZES.button)))
        self.list.setCurrentRow(0)

    def _take(self) -> None:
        chosen = self.list.selectedItems()
        if not chosen:
            return
        key, title = chosen[0].data(_KEY), clean(self.field.text().removeprefix("#"))
        self.done.emit()
        if key is None:
            self.wanted.emit(title)
        else:
            self.toggled.emit(key, key not in self._linked)

    def _spoken(self, row: DossierName, *, linked: bool) -> str:
        return self.tr("%1, gekoppeld").replace("%1", row.title) if linked else row.title
