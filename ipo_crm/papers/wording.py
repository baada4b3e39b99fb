"""How papers say days, money, positions and what is not known, in Dutch."""

from collections.abc import Sequence
from datetime import date, datetime, time

from ipo_crm.domain import labels
from ipo_crm.domain.counts import counted, dotted
from ipo_crm.domain.dates import MONTHS, WEEKDAYS
from ipo_crm.domain.dossiers import Recurrence
from ipo_crm.domain.meetings import Precision
from ipo_crm.domain.money import write_money
from ipo_crm.domain.positions import Stance
from ipo_crm.domain.sources import Source, SourceClass

NOT_RECORDED = "niet vastgelegd"
UNKNOWN = "onbekend"
NO_SEATS = "geen fractieposities vastgelegd"
NO_SOURCE_MARK = "?"
CLIPPED = "… (zie\u00a0app)"
LEFT_OUT = "+{}, zie app"

_SPACE = "\u00a0"
_MINUS = "\u2212"
_MOST_NAMES = 6
_QUOTES = ' “”"'


def day_long(day: date) -> str:
    """Say a day in full: "dinsdag 10 juni 2025"."""
    return f"{WEEKDAYS[day.weekday()]} {day_month(day)} {day.year}"


def day_short(day: date, today: date) -> str:
    """Say a day for a calendar: "di 10 juni", with the year where it is not this year."""
    return f"{WEEKDAYS[day.weekday()][:2]} {day_month(day, today)}"


def day_month(day: date, today: date | None = None) -> str:
    """Say a day: "10 juni", with the year where it is not that of `today`."""
    year = f" {day.year}" if today is not None and day.year != today.year else ""
    return f"{day.day}{_SPACE}{MONTHS[day.month - 1]}{year}"


def day_digits(day: date) -> str:
    """Write a day in digits: "10-06-2025"."""
    return f"{day.day:02}-{day.month:02}-{day.year:04}"


def meeting_day(day: date | None, precision: Precision) -> str:
    """Say when a talk is, no more exactly than we know it: "week 24 van 2025"."""
    if day is None:
        return f"datum {NOT_RECORDED}"
    if precision is Precision.WEEK:
        year, week, _ = day.isocalendar()
        return f"week {week} van {year}"
    return day_long(day)


def clock(at: time) -> str:
    """Write a time: "08:30"."""
    return f"{at.hour:02}:{at.minute:02}"


def moment(at: datetime) -> str:
    """Write day and time in digits: "10-06-2025 07:55"."""
    return f"{day_digits(at.date())} {clock(at.time())}"


def time_span(starts: time | None, ends: time | None) -> str:
    """Write from when till when: "08:30 – 09:00"."""
    if starts is None:
        return f"tijd {NOT_RECORDED}"
    return f"{clock(starts)} – {clock(ends)}" if ends else f"{clock(starts)}, einde {NOT_RECORDED}"


def names(all_of_them: Sequence[str]) -> str:
    """Name people on one line, and count those that are more than one reads."""
    rest = len(all_of_them) - _MOST_NAMES
    shown = ", ".join(all_of_them[:_MOST_NAMES])
    return shown if rest <= 0 else f"{shown} en {counted(rest, 'anderen')}"


def count(number: int) -> str:
    """Write a whole number with points: "1.504"; a negative one with a true minus."""
    return dotted(number).replace("-", _MINUS)


def amount(cents: int, recurrence: Recurrence, first_year: int | None, last_year: int | None) -> str:
    """Say an amount with its years: "€ 12 mln per jaar vanaf 2026", "€ 5 mln eenmalig in 2027"."""
    per_year, often = recurrence is Recurrence.PER_YEAR, labels.RECURRENCE[recurrence]
    if first_year is None and last_year is None:
        years = f"jaren {NOT_RECORDED}" if per_year else f"jaar {NOT_RECORDED}"
        return f"{write_money(cents)} {often} ({years})"
    if first_year == last_year:
        years = f"in {first_year}"
    elif last_year is None:
        years = f"vanaf {first_year}" if per_year else f"in {first_year}"
    elif first_year is None:
        years = f"tot en met {last_year}"
    else:
        years = f"van {first_year} tot en met {last_year}"
    return f"{write_money(cents)} {often} {years}"


def due(day: date | None, first: date | None, days_late: int, today: date) -> tuple[str, str]:
    """Say when a promise is due: what to stress ("12 dagen te laat", or nothing) and the rest (", was 29 mei")."""
    if day is None:
        return "", "geen termijn vastgelegd"
    shifted = f" (eerst {day_month(first, today)})" if first is not None and first != day else ""
    if days_late > 0:
        days = counted(days_late, "dagen")
        return f"{days} te laat", f", was {day_month(day, today)}{shifted}"
    if day == today:
        return "vandaag", shifted
    return "", f"uiterlijk {day_month(day, today)}{shifted}"


def stance(value: Stance | None) -> str:
    """Write a stance: "+1", "−2", "0", or "?" where it is not known."""
    if value is None:
        return "?"
    return f"{value:+d}".replace("-", _MINUS) if value else "0"


def stance_words(value: Stance | None) -> str:
    """Write a stance with its word: "+1 voor"."""
    return UNKNOWN if value is None else f"{stance(value)} {labels.STANCE[value]}"


def source_class(source: Source | None) -> str:
    """Say of what kind a source is: "eigen gesprek"."""
    return labels.SOURCE_CLASS[source.source_class] if source else f"bron {NOT_RECORDED}"


def source_line(source: Source) -> str:
    """Name a source with its day, once: "Handelingen, 02-04-2025"; an invented one says so."""
    title = source.title or f"titel {NOT_RECORDED}"
    day = day_digits(source.day) if source.day else f"datum {UNKNOWN}"
    dated = title if day in title else f"{title}, {day}"
    return f"{dated} (verzonnen voorbeeld)" if source.source_class is SourceClass.INVENTED else dated


def sentence(text: str) -> str:
    """Give the text with a full stop where it has no closing mark."""
    text = text.rstrip()
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def quoted(text: str) -> str:
    """Put the text between quotation marks, once."""
    return f"“{text.strip(_QUOTES)}”"
