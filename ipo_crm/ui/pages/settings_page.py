"""Instellingen: every choice holds at once; those of this computer first, then those that travel with the file."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ipo_crm.services.backups import Backups
from ipo_crm.services.organisations import Organisations
from ipo_crm.services.settings import Settings
from ipo_crm.ui import setting_names as names
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages.setting_computer import ComputerSettings, Lock
from ipo_crm.ui.pages.setting_file import FileSettings
from ipo_crm.ui.preferences import Preferences
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.message_bar import MessageBar
from ipo_crm.ui.widgets.page_head import PageHead

_WIDTH = 820


class SettingsPage(Page):
    """A setting that is asked for by its name gets the focus and comes in sight."""

    reads = frozenset({"setting", "organisation", "person", "role"})

    def __init__(
        self,
        settings: Settings,
        organisations: Organisations,
        backups: Backups,
        preferences: Preferences,
        lock: Lock | None,
        show_backups: Callable[[], object] = bool,
        *,
        encrypted: bool,
        read_only: bool = False,
    ) -> None:
        super().__init__()
        self._bar = MessageBar()
        self._computer = ComputerSettings(preferences, settings, lock, encrypted=encrypted)
        self._file = FileSettings(settings, organisations, backups, show_backups, read_only=read_only)
        self._file.noted.connect(lambda change: self.note(change, undoable=change.deed_id is not None))
        self._file.wanted.connect(self.wanted)
        self._file.refused.connect(self._bar.tell)
        self.rows = {**self._computer.rows, **self._file.rows}
        self._lay_out()
        self._front = names.THEME

    @property
    def problem(self) -> str:
        """What was refused; empty when nothing was."""
        return "" if self._bar.isHidden() else self._bar.text

    @override
    def reload(self) -> None:
        self._computer.reload()
        self._file.reload()

    @override
    def show_record(self, key: object) -> None:
        """Bring a setting in sight, by its key in `setting_names`."""
        row = self.rows.get(str(key))
        if row is not None:
            self._front = str(key)
            row.control.setFocus(Qt.FocusReason.OtherFocusReason)

    @override
    def show_home(self) -> None:
        self._front = names.THEME

    @override
    def front(self) -> QWidget:
        return self.rows[self._front].control

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._measure()

    def _lay_out(self) -> None:
        self._inner = QWidget()
        rows = QVBoxLayout(self._inner)
        rows.setContentsMargins(0, SIZES.gap, 0, SIZES.page_margin)
        rows.setSpacing(0)
        rows.addWidget(self._computer)
        rows.addWidget(self._file)
        rows.addStretch(1)
        whole = QWidget()
        beside = QHBoxLayout(whole)
        beside.setContentsMargins(SIZES.page_margin, 0, SIZES.page_margin, 0)
        beside.addWidget(self._inner, 1)
        beside.addStretch(0)
        scroll = QScrollArea()
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(whole)
        head = PageHead(self.tr("Instellingen"))
        head.set_subtitle(self.tr("elke keuze geldt meteen"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(head)
        column.addWidget(self._bar)
        column.addWidget(scroll, 1)
        self._measure()

    def _measure(self) -> None:
        self._inner.setMaximumWidth(scaled(_WIDTH))
