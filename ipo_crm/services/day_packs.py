"""Day packs: the talks of a day and their briefings in one paper, of the same content as each briefing by itself."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ipo_crm.domain.labels import MEETING_KIND
from ipo_crm.domain.today import AgendaRow
from ipo_crm.papers.day_content import DayContent, DayTalk, says_enough
from ipo_crm.services.briefings import Briefings
from ipo_crm.services.settings import Settings
from ipo_crm.services.today import Today

if TYPE_CHECKING:
    from ipo_crm.papers.day_pack import DayPress

NOBODY = "geen briefing: nog niet vastgelegd met wie"
NOTHING_KNOWN = "geen briefing: nog te weinig vastgelegd"
_MOST_NAMES = 4


class DayPacks:
    """Questions only: what is printed is what each briefing of the day says by itself."""

    def __init__(self, today: Today, briefings: Briefings, settings: Settings) -> None:
        self._today = today
        self._briefings = briefings
        self._settings = settings
        self._made_press: DayPress | None = None

    def talks(self, day: date) -> tuple[AgendaRow, ...]:
        """Give the talks of a day in the order of the clock."""
        return self._today.agenda(day, self._settings.today())

    def content(self, day: date) -> DayContent:
        """Gather a whole day."""
        return self._put_together(day, [self._prepare(row)() for row in self.talks(day)])

    def in_steps(self, day: date) -> Iterator[Callable[[], bytes] | None]:
        """Read a day talk by talk, so that a window lives in between: None after each, then what prints the day.

        The first steps read the network that the rankings of all talks rest on. What prints asks nothing of the file
        and may run beside it. Nothing at all comes where the day has no talks.
        """
        prepared: list[Callable[[], DayTalk]] = []
        talks = self.talks(day)
        if talks:
            yield from self._briefings.read_ahead()
        for row in talks:
            prepared.append(self._prepare(row))
            yield None
        if prepared:
            frame = self._put_together(day, ())
            yield lambda: self.pdf(replace(frame, talks=tuple(think() for think in prepared)))

    def _prepare(self, row: AgendaRow) -> Callable[[], DayTalk]:
        """Read one talk, and give the thinking that is left: its briefing, where there is enough to say."""
        talk, who = row.talk, _who(row)
        think = self._briefings.prepare(talk.id) if talk.with_whom else None

        def gather() -> DayTalk:
            found = think() if think is not None else None
            enough = found is not None and says_enough(found)
            return DayTalk(
                starts=talk.starts,
                ends=talk.ends,
                who=who,
                place=talk.place,
                dossiers=talk.dossiers,
                briefing=found if enough else None,
                missing="" if enough else NOBODY if found is None else NOTHING_KNOWN,
            )

        return gather

    def pdf(self, content: DayContent) -> bytes:
        """Print the day."""
        from ipo_crm.papers.day_pack import DayPress

        if self._made_press is None:
            self._made_press = DayPress()
        return self._made_press.pdf(content)

    def _put_together(self, day: date, talks: Sequence[DayTalk]) -> DayContent:
        is_demo = bool(self._settings.read().sample_mark)
        return DayContent(day=day, data_as_of=self._briefings.as_of(), talks=tuple(talks), is_demo=is_demo)


def _who(row: AgendaRow) -> str:
    """Name those of theirs, after the title where they are several; or the talk where nobody is named."""
    names = row.talk.with_whom
    if not names:
        kind = MEETING_KIND[row.talk.kind]
        return row.talk.title or kind[:1].upper() + kind[1:]
    left = len(names) - _MOST_NAMES
    listed = ", ".join(names[:_MOST_NAMES]) + (f" +{left}" if left > 0 else "")
    return f"{row.talk.title}: {listed}" if row.talk.title and len(names) > 1 else listed
