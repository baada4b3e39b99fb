"""All that counts about one person: the head, tabs below it, and at the foot what we may keep and why."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.meetings import MeetingRow
from ipo_crm.services import phones
from ipo_crm.ui.pages import person_sections
from ipo_crm.ui.pages.detail_frame import DetailFrame
from ipo_crm.ui.pages.label_row import LabelRow
from ipo_crm.ui.pages.person_sections import Shown, Steps
from ipo_crm.ui.pages.person_words import DOT, long_day, numbers
from ipo_crm.ui.pages.privacy_deeds import PrivacyDeeds
from ipo_crm.ui.pages.privacy_strip import PrivacyStrip
from ipo_crm.ui.pages.talk_rows import all_promises, latest, timeline
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.buttons import Button, Kind

_OVERVIEW, _CONTACT, _PROMISES, NOTES, _HISTORY = range(5)


@dataclass(frozen=True, kw_only=True)
class HeadSteps:
    """What the buttons of the head do; `more` are the commands behind the button with the dots."""

    brief: Callable[[], object]
    report: Callable[[], object]
    more: tuple[QAction, ...]


class PersonDetail(DetailFrame):
    """Shows a card; only the tab in front is made, and it stays in front from person to person."""

    def __init__(self, head: HeadSteps, steps: Steps, privacy: PrivacyDeeds) -> None:
        super().__init__(5)
        self._steps = steps
        self._shown: Shown | None = None
        self._briefing = Button(self.tr("Briefing"), "file-text", Kind.PRIMARY)
        self._report = Button(self.tr("Verslag"))
        self._briefing.clicked.connect(lambda _checked=False: head.brief())
        self._report.clicked.connect(lambda _checked=False: head.report())
        self._privacy = privacy
        self._strip = PrivacyStrip()
        self._strip.asked.connect(privacy.give_access)
        more = (self.tr("Meer met deze persoon"), head.more)
        self.lay_out(more, (self._briefing, self._report), (privacy.bar,), self._strip)

    def show_card(self, shown: Shown, talk: MeetingRow | None) -> None:
        """Show a person; `talk` is the one that the briefing would be for."""
        self._shown = shown
        card, person = shown.card, shown.card.person
        blocked = self.tr("bezwaar sinds %1").replace("%1", numbers(person.blocked_on)) if person.blocked_on else ""
        self.say_head(
            sector=card.line.sector,
            person=True,
            name=person.name.full,
            about=self._summary(shown),
            reach=tuple(phones.shown(point) for point in person.contact_points),
            state=blocked,
        )
        self._say_talk(talk, blocked=bool(blocked))
        self.name_tabs(
            (
                self.tr("Overzicht"),
                self.tr("Contact %1").replace("%1", str(len(card.meetings))),
                self.tr("Toezeggingen %1").replace("%1", str(len(card.promises))),
                self.tr("Notities"),
                self.tr("Historie"),
            )
        )
        self._strip.show_person(person)
        self._privacy.show(person)
        self.show_subject(person.id)

    @override
    def ready(self) -> bool:
        return self._shown is not None

    @override
    def made_from(self, tab: int) -> object:
        if self._shown is None or tab in (NOTES, _HISTORY):
            return None
        shown, person, ref = self._shown, self._shown.card.person, RecordRef("person", self._shown.card.person.id)
        if tab == _CONTACT:
            return (shown.contact, self._steps.deeds.mentions(ref))
        if tab == _PROMISES:
            return shown.contact
        around = (person.name, shown.card.line.sector, shown.card.neighbours, person.blocked_on, person.rhythm_days)
        labels = self._steps.deeds.labels(ref)
        return (shown.card.roles, shown.card.standings, shown.dossiers, shown.contact, around, labels)

    @override
    def sections(self, tab: int) -> Sequence[QWidget]:
        if self._shown is None:
            return ()
        shown, steps, deeds = self._shown, self._steps, self._steps.deeds
        person = shown.card.person
        ref = RecordRef("person", person.id)
        nothing = self.tr("Nog geen contact vastgelegd. Met Verslag legt u een gesprek vast.")
        if tab == _CONTACT:
            return (timeline(shown.contact, deeds.mentions(ref), deeds.talk_steps, nothing),)
        if tab == _PROMISES:
            return (all_promises(shown.contact, deeds.talk_steps),)
        if tab == NOTES:
            return (deeds.note_pane(ref, person.name.short, person.notes), person_sections.reach(person))
        if tab == _HISTORY:
            return (deeds.history_panel(ref),)
        labels = replace(deeds.label_steps(ref), set_rhythm=steps.set_rhythm)
        return (
            person_sections.roles(shown, steps),
            person_sections.standings(shown, steps),
            latest(shown.contact, deeds.talk_steps, nothing),
            person_sections.around(shown, steps),
            LabelRow(deeds.labels(ref), labels, person.rhythm_days),
        )

    def _summary(self, shown: Shown) -> str:
        line = shown.card.line
        influence = self.tr("invloed %1 van 5").replace("%1", str(line.influence)) if line.influence else ""
        return DOT.join(part for part in (line.fractie or line.organisation, influence) if part)

    def _say_talk(self, talk: MeetingRow | None, *, blocked: bool) -> None:
        self._briefing.setEnabled(talk is not None and not blocked)
        if blocked:
            tip = self.tr("Deze persoon maakte bezwaar; daarom komt er geen briefing.")
        elif talk is None:
            tip = self.tr("Er is nog geen gesprek met deze persoon. Plan of verslaat er eerst een.")
        else:
            tip = self.tr("Briefing voor %1 (B)").replace("%1", DOT.join((long_day(talk.day), talk.title)).strip(" ·"))
        self._briefing.setToolTip(tip)
        self._briefing.setAccessibleDescription(tip)
        self._report.setToolTip(self.tr("Gesprek met deze persoon vastleggen (G)"))
