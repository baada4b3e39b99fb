"""The settings of this computer: how the window looks, who sits here, and when files lock."""

from typing import Protocol

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from ipo_crm.services.settings import LONGEST_NAME, Settings, login_name
from ipo_crm.ui import setting_names as names
from ipo_crm.ui.language import LANGUAGES
from ipo_crm.ui.lock_form import rests
from ipo_crm.ui.pages.choice import Choice
from ipo_crm.ui.pages.setting_row import SettingRow
from ipo_crm.ui.preferences import FIRST_DAYS, Preferences
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import ZOOM_STEPS, Mode
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.widgets.segments import Segments

_MODES = (Mode.LIGHT, Mode.DARK, Mode.SYSTEM)


class Lock(Protocol):
    """The lock of the open file; see `ui.guard.Guard`."""

    @property
    def idle_minutes(self) -> int: ...

    def rest_after(self, minutes: int) -> None: ...

    def set_lock(self) -> None: ...

    def ask_key(self) -> None: ...


class ComputerSettings(QWidget):
    """Every choice holds at once, and for every file that is opened here."""

    def __init__(self, preferences: Preferences, settings: Settings, lock: Lock | None, *, encrypted: bool) -> None:
        super().__init__()
        self._preferences, self._settings, self._lock = preferences, settings, lock
        self._minutes: Choice[int] | None = None
        self.rows: dict[str, SettingRow] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        for title, add in (
            (self.tr("Weergave"), self._add_look),
            (self.tr("U"), self._add_name),
            (self.tr("Slot"), self._add_lock if encrypted else self._add_no_lock),
        ):
            self._column.addWidget(SectionHead(title, note=self.tr("op deze computer")))
            add()
            self._column.addSpacing(SIZES.gap)
        preferences.theme.changed.connect(self.reload)
        self.reload()

    def reload(self) -> None:
        """Show what holds now: the menus change it too."""
        theme = self._preferences.theme
        self._mode.choose(_MODES.index(theme.mode))
        self._size.choose(theme.zoom)
        if self._minutes is not None and self._lock is not None:
            self._minutes.set_words(rests(self, self._lock.idle_minutes))
            self._minutes.choose(self._lock.idle_minutes)

    @override
    def changeEvent(self, event: QEvent) -> None:
        """Follow what was chosen in the small window on the lock, when this one comes back in front."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ActivationChange and self.isActiveWindow():
            self.reload()

    def _add(self, key: str, told: str, *controls: QWidget) -> None:
        row = SettingRow(names.title_of(key), told, *controls)
        self.rows[key] = row
        self._column.addWidget(row)

    def _add_look(self) -> None:
        theme, chosen = self._preferences.theme, self._preferences
        looks = (self.tr("Licht"), self.tr("Donker"), self.tr("Zoals het systeem"))
        self._mode = Segments(names.title_of(names.THEME), looks)
        self._mode.chosen.connect(lambda at: theme.apply(_MODES[at]))
        self._add(names.THEME, self.tr("Het systeem kan overdag licht zijn en ’s avonds donker."), self._mode)
        sizes = {step: self.tr("%1 %").replace("%1", f"{round(step * 100)}") for step in ZOOM_STEPS}
        self._size = Choice(names.title_of(names.TEXT_SIZE), sizes)
        self._size.activated.connect(lambda _at: theme.apply(zoom=self._size.value))
        self._add(names.TEXT_SIZE, self.tr("Ook met Ctrl+plus en Ctrl+min; Ctrl+0 is weer 100 %."), self._size)
        language = Choice(names.title_of(names.LANGUAGE), LANGUAGES)
        language.choose(chosen.language)
        self._add(names.LANGUAGE, self.tr("Een andere taal is er nog niet."), language)
        self._add_week()

    def _add_week(self) -> None:
        words = {Qt.DayOfWeek.Monday: self.tr("maandag"), Qt.DayOfWeek.Sunday: self.tr("zondag")}
        week = Choice(names.title_of(names.WEEK), {day: words[day] for day in FIRST_DAYS})
        week.choose(self._preferences.first_day)
        week.activated.connect(lambda _at: self._preferences.choose_first_day(week.value or FIRST_DAYS[0]))
        told = self.tr("In de kalenders bij datums. De weeknummers blijven de gewone Nederlandse.")
        self._add(names.WEEK, told, week)

    def _add_name(self) -> None:
        line = QLineEdit(self._preferences.name)
        line.setMaxLength(LONGEST_NAME)
        line.setPlaceholderText(login_name() or self.tr("geen naam"))

        def take(text: str) -> None:
            line.setModified(False)  # it is kept: a lock need not keep it once more as half typed
            self._preferences.choose_name(text)
            self._settings.sign(text)

        line.textEdited.connect(take)
        told = self.tr(
            "Zo staat u in de geschiedenis, bij wat u van nu af doet. Zonder naam is dat de naam waarmee u op deze "
            "computer bent aangemeld."
        )
        self._add(names.NAME, told, line)

    def _add_lock(self) -> None:
        self._minutes = minutes = Choice[int](names.title_of(names.LOCK), {})
        minutes.activated.connect(lambda _at: self._rest())
        told = self.tr("Ook als de laptop heeft geslapen, en altijd met Ctrl+L. Daarna is de wachtzin nodig.")
        self._add(names.LOCK, told, minutes)
        remember = Button(self.tr("Onthouden..."))
        remember.setAccessibleName(self.tr("Sleutel op deze laptop onthouden"))
        remember.clicked.connect(lambda _checked=False: self._lock.set_lock() if self._lock is not None else None)
        told = self.tr("Wie hier is aangemeld, opent het bestand dan bij het starten zonder wachtzin.")
        self._add(names.KEY, told, remember)

    def _add_no_lock(self) -> None:
        ask = Button(self.tr("Wachtzin kiezen..."))
        ask.clicked.connect(lambda _checked=False: self._lock.ask_key() if self._lock is not None else None)
        told = self.tr("Dit bestand is niet versleuteld en heeft geen slot. Met een wachtzin krijgt het beide.")
        self._add(names.LOCK, told, ask)
        self.rows[names.KEY] = self.rows[names.LOCK]

    def _rest(self) -> None:
        if self._lock is not None and self._minutes is not None and self._minutes.value is not None:
            self._lock.rest_after(self._minutes.value)
