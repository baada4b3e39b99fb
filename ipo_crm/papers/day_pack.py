"""The day pack as one PDF: the day on the first page, then the briefings; set by Typst from the same words."""

from collections.abc import Iterable
from itertools import count

from ipo_crm.domain.counts import counted
from ipo_crm.domain.promises import Direction
from ipo_crm.papers import wording
from ipo_crm.papers.blocks import Line, Run
from ipo_crm.papers.briefing import Press
from ipo_crm.papers.content import OpenPromise, ordered_promises, tidied
from ipo_crm.papers.day_content import DayContent, DayTalk
from ipo_crm.papers.sheet import Json, clipped_text, json_line, sheet

_MOST_PROMISES = 4


class DayPress:
    """Sets day packs; keep one, for it holds fonts and template warm. Not for two threads at once."""

    def __init__(self) -> None:
        self._press = Press("day.typ")

    def pdf(self, content: DayContent) -> bytes:
        """Give the day as a tagged PDF with a bookmark for each talk that has a briefing, numbered as a whole."""
        return self._press.pdf(day_sheet(content), content.data_as_of)


def day_sheet(content: DayContent) -> dict[str, Json]:
    """Give what the template reads: the words of the day, and the sheet of each briefing."""
    title = f"Dagmap {wording.day_long(content.day)}"
    talks: list[Json] = []
    briefings: list[Json] = []
    numbers = count(1)
    for talk in content.talks:
        anchor = f"talk-{next(numbers)}" if talk.briefing is not None else None
        talks.append(_talk(talk, content, anchor))
        if talk.briefing is not None:
            starts = f"{wording.clock(talk.starts)} " if talk.starts is not None else ""
            pages = sheet(talk.briefing)
            briefings.append({**pages, "bookmark": f"{starts}{pages['name']}", "anchor": anchor})
    return {
        "title": title,
        "clipped": wording.CLIPPED,
        "left-out": wording.LEFT_OUT,
        "footer": f"{wording.sentence(content.classification)} Gegevens per {wording.moment(content.data_as_of)}",
        "demo": "Demobestand" if content.is_demo else "",
        "day": {
            "kind": "Dagmap",
            "title": wording.day_long(content.day).capitalize(),
            "summary": _summary(content),
            "talks": talks,
        },
        "briefings": briefings,
    }


def _summary(content: DayContent) -> str:
    if not content.talks:
        return "Er staan geen gesprekken op deze dag."
    briefed = sum(talk.briefing is not None for talk in content.talks)
    late = sum(each.days_late > 0 for each in _different(content.talks))
    parts = [counted(len(content.talks), "gesprekken"), counted(briefed, "briefings")]
    if late:
        parts.append(f"{counted(late, 'toezeggingen')} te laat")
    return " · ".join(parts)


def _different(talks: Iterable[DayTalk]) -> set[OpenPromise]:
    """Give the promises of the day once each: somebody may be met twice."""
    return {promise for talk in talks for promise in talk.promises}


def _talk(talk: DayTalk, content: DayContent, anchor: str | None) -> Json:
    promises = ordered_promises(tidied(talk.briefing)) if talk.briefing is not None else ()
    they = talk.briefing.head.pronouns.subject if talk.briefing is not None else ""
    left = len(promises) - _MOST_PROMISES
    lines = (talk.function, " · ".join(part for part in (talk.place, ", ".join(talk.dossiers)) if part))
    return {
        "starts": wording.clock(talk.starts) if talk.starts is not None else "hele dag",
        "ends": wording.clock(talk.ends) if talk.ends is not None else "",
        "who": clipped_text(talk.who, 180),
        "lines": [clipped_text(line, 180) for line in lines if line],
        "promises": [json_line(_promise(each, they, content)) for each in promises[:_MOST_PROMISES]],
        "left-out": wording.LEFT_OUT.format(left) if left > 0 else "",
        "missing": talk.missing,
        "anchor": anchor,
    }


def _promise(promise: OpenPromise, they: str, content: DayContent) -> Line:
    """Say who owes what, and when: "zij: stuurt conceptmotie toe, 12 dagen te laat, was 29 mei"."""
    who = they if promise.direction is Direction.BY_THEM else "wij"
    stressed, rest = wording.due(promise.due, promise.first_due, promise.days_late, content.data_as_of.date())
    when = (Run(stressed, strong=True), Run(rest))
    return (Run(f"{who}: ", strong=True), Run(f"{promise.text}, "), *(run for run in when if run.text))
