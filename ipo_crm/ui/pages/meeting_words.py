"""How the pages about contact moments write kinds, times and sides."""

from collections.abc import Sequence
from datetime import date, time

from PySide6.QtCore import QCoreApplication

from ipo_crm.domain import labels
from ipo_crm.domain.dates import Moment, UnreadableDateError, read_moment, write_day, write_moment
from ipo_crm.domain.meetings import Meeting, MeetingKind, MeetingRow, Precision
from ipo_crm.ui.pages.person_words import short_day

KINDS = {kind: text[:1].upper() + text[1:] for kind, text in labels.MEETING_KIND.items()}
"""The kinds of contact moment as they stand in a field."""
_NAMED = 3


def listed(words: Sequence[str]) -> str:
    """Join words as in a sentence: "A, B en C"."""
    *first, last = words or [""]
    return _tr("%1 en %2").replace("%1", ", ".join(first)).replace("%2", last) if first else last


def clock(starts: time | None, ends: time | None) -> str:
    """Write the times of a talk: "08:30 – 09:00"; empty where they are not known."""
    return " – ".join(f"{at:%H:%M}" for at in (starts, ends) if at is not None)


def moment_of(meeting: Meeting) -> Moment:
    """Give when a contact moment is or was."""
    return Moment(meeting.day, meeting.starts, meeting.ends, meeting.precision)


def when_words(moment: Moment, today: date, *, past: bool = False) -> str:
    """Write a moment short enough for a field, such as "vandaag 08:30 – 09:00", so that it reads back as the same."""
    times = clock(moment.starts, moment.ends)
    near = {0: _tr("vandaag"), 1: _tr("morgen"), -1: _tr("gisteren")}.get((moment.day - today).days)
    for day in (near, write_day(moment.day, year=False)):
        written = f"{day} {times}".strip()
        if (
            day is not None
            and moment.precision is not Precision.WEEK
            and _reads_back(written, moment, today, past=past)
        ):
            return written
    return write_moment(moment)


def day_words(row: MeetingRow | Meeting, today: date) -> str:
    """Write the day for a list: "di 10 juni", and "9 mrt 2024" in another year than this one."""
    return write_day(row.day, year=False) if row.day.year == today.year else short_day(row.day, today)


def leader(names: Sequence[str], title: str) -> str:
    """Give the first one, or the title where there are too many to name or nobody."""
    return names[0] if 0 < len(names) <= _NAMED else title


def whom_words(names: Sequence[str], title: str) -> str:
    """Say with whom in a list: the first one and how many more, or the title."""
    rest = len(names) - 1 if len(names) <= _NAMED else 0
    return f"{leader(names, title)} +{rest}" if rest > 0 else leader(names, title)


def kind_word(kind: MeetingKind) -> str:
    """Give the word for a line in a public agenda."""
    return _tr("Gesprek") if kind is MeetingKind.BILATERAL else KINDS[kind]


def _reads_back(written: str, moment: Moment, today: date, *, past: bool) -> bool:
    try:
        return read_moment(written, today, past=past) == moment
    except UnreadableDateError:
        return False


def _tr(text: str) -> str:
    return QCoreApplication.translate("meeting_words", text)
