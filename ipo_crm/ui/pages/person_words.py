"""How the pages about people write days, periods, sources and delays; the words for enumerations are in the domain."""

from datetime import date, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale

from ipo_crm.domain.counts import counted
from ipo_crm.domain.labels import MEETING_KIND, SOURCE_CLASS
from ipo_crm.domain.meetings import MeetingRow
from ipo_crm.domain.people import PersonRow, RoleLine
from ipo_crm.domain.periods import Period
from ipo_crm.domain.positions import Standing
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.ui.widgets.stance_bar import stance_number

DASH = "–"
DOT = "  ·  "
_CHAMBER_MEMBERS = ("Tweede Kamerlid", "Eerste Kamerlid")


def short_day(day: date, today: date) -> str:
    """Write a day of this year as "14 mei", of another one as "14 mei 2023"."""
    return _written(day, "d MMM" if day.year == today.year else "d MMM yyyy")


def numbers(day: date, *, century: bool = True) -> str:
    """Write a day in figures: "10-06-2025", or "10-06-25" where there is little room."""
    return _written(day, "dd-MM-yyyy" if century else "dd-MM-yy")


def long_day(day: date) -> str:
    """Write a day as "di 10 juni"."""
    return _written(day, "ddd d MMMM")


def period_words(period: Period) -> str:
    """Write a period by months, its last day included: "dec 2023 – heden"; empty where nothing is known."""
    last = period.end - timedelta(days=1) if period.end is not None else None
    if period.start is None:
        return "" if last is None else _tr("t/m %1").replace("%1", _month(last))
    end = _tr("heden") if last is None else _month(last)
    return f"{_month(period.start)} {DASH} {end}"


def source_words(source: Source | None) -> str:
    """Name a source with its kind and day, for a tooltip."""
    if source is None:
        return _tr("bron niet vastgelegd")
    day = numbers(source.day) if source.day is not None else _tr("datum niet vastgelegd")
    return _tr("Bron: %1 (%2), %3").replace("%1", source.title).replace("%2", _kind(source)).replace("%3", day)


def origin_words(standing: Standing) -> str:
    """Say in few words where a position comes from, and what it was before."""
    source = standing.source
    own = source.source_class is SourceClass.OWN_TALK
    told = SOURCE_CLASS[SourceClass.OWN_TALK] if own else source.title
    if not standing.had_before:
        return told
    return _tr("%1, was %2").replace("%1", told).replace("%2", stance_number(standing.before))


def late_words(days: int) -> str:
    """Say how late something is; empty when it is not."""
    if days <= 0:
        return ""
    return _tr("%1 te laat").replace("%1", counted(days, "dagen"))


def function_words(row: PersonRow) -> str:
    """Give the function for a list in which the organisation stands beside it: which Chamber is said there."""
    for member in _CHAMBER_MEMBERS:
        if row.function.startswith(member) and row.organisation == member.removesuffix("lid"):
            return _tr("Kamerlid") + row.function.removeprefix(member)
    return row.function


def role_words(line: RoleLine) -> str:
    """Write a role on one line: "Tweede Kamerlid, fractie Polder"."""
    where = _tr("fractie %1").replace("%1", line.organisation) if line.is_fractie else line.organisation
    return f"{line.role.function}, {where}"


def meeting_words(row: MeetingRow) -> str:
    """Name a contact moment by its kind and place."""
    kind = MEETING_KIND[row.kind]
    kind = kind[:1].upper() + kind[1:]
    return f"{kind}, {row.place}" if row.place else kind


def meeting_note(row: MeetingRow) -> str:
    """Say how long a contact moment took or how many took part, and what it was about."""
    parts = []
    if row.starts is not None and row.ends is not None:
        minutes = (row.ends.hour - row.starts.hour) * 60 + row.ends.minute - row.starts.minute
        parts.append(_tr("%1 min").replace("%1", str(minutes)))
    if len(row.with_whom) > 1:
        parts.append(counted(len(row.with_whom), "deelnemers"))
    parts.append(row.title or ", ".join(row.dossiers))
    return DOT.join(part for part in parts if part)


def _kind(source: Source) -> str:
    return SOURCE_CLASS[source.source_class]


def _month(day: date) -> str:
    return _written(day, "MMM yyyy")


def _written(day: date, form: str) -> str:
    return QLocale("nl_NL").toString(QDate(day.year, day.month, day.day), form)


def _tr(text: str) -> str:
    return QCoreApplication.translate("person_words", text)
