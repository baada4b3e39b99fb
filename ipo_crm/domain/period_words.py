"""Dutch periods as people type them, such as "2019 – 2023", "sinds mei 2024" and "t/m 1-3-2025", and back again.

A period is kept in days: a year or a month at its beginning means its first day, at its end its last. With "tot" the
day itself is outside, with a dash and with "t/m" it is inside.
"""

import re
from datetime import date, timedelta

from ipo_crm.domain.dates import MONTHS, Moment, UnreadableDateError, month_number, read_moment
from ipo_crm.domain.meetings import Precision
from ipo_crm.domain.names import fold
from ipo_crm.domain.periods import Period

SHORT_MONTHS = ("jan", "feb", "mrt", "apr", "mei", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
_Stretch = tuple[date, date]
"""The days that a year, a month, a week or a day stands for: the first, and the one after the last."""
_DAY = timedelta(days=1)
_NOW = ("heden", "nu", "nu nog", "vandaag de dag")
_SINCE = re.compile(r"(?:van|vanaf|sinds|per|m\.i\.v\.|met ingang van) (.+)")
_UNTIL = re.compile(r"(?:(t/m|tm|tot en met|-)|(tot)) ?(.+)")
_BETWEEN = re.compile(r"(.+?)(?: (?:(t/m|tm|tot en met)|(tot)) | ?(-) )(.*)|(\d{4})-(\d{4})|(.+) ?-")
_MONTH = re.compile(
    rf"({'|'.join((*MONTHS, 'mrt', 'sept', *SHORT_MONTHS))})\.?(?: (\d{{4}}))?|(\d{{1,2}})[-/](\d{{4}})"
)
_NEAR = {"dit": 0, "deze": 0, "vorig": -1, "vorige": -1, "volgend": 1, "volgende": 1}
_NEAR_STRETCH = re.compile(rf"({'|'.join(_NEAR)}) (jaar|maand)")


class UnreadablePeriodError(UnreadableDateError):
    """What was typed is no period; the text says how to write it."""


def read_period(typed: str, today: date) -> Period:
    """Read a Dutch period; raises UnreadablePeriodError with what to write instead. Nothing typed is a period unknown.

    A month or day without a year takes that of the other end, or else the last one up to today; after "vanaf" a day is
    the first one from today on, as "vanaf 1 mei" tells what is to come.
    """
    text = re.sub(r"\s+", " ", fold(re.sub(r"\s*[–—−]\s*", " - ", typed))).strip()
    try:
        return _read(text.removeprefix("heel ") if text.startswith("heel ") else text, today)
    except UnreadablePeriodError:
        raise
    except UnreadableDateError as error:
        raise UnreadablePeriodError(str(error) if _tells(error) else _unreadable()) from error
    except (ValueError, OverflowError) as error:
        raise UnreadablePeriodError(_unreadable()) from error


def write_period(period: Period, today: date) -> str:
    """Write a period so that `read_period` reads it back: "mei 2019 – nov 2023", "sinds 2024", "t/m 3 feb 2025"."""
    start, end = period.start, period.end
    if end is None:
        since = "vanaf" if start is not None and start > today else "sinds"
        return "" if start is None else f"{since} {_written(start, _least_unit(start))}"
    if start is None:
        return f"t/m {_written(end - _DAY, _least_unit(end))}"
    unit = min(_least_unit(start), _least_unit(end))
    first, last = _written(start, unit), _written(end - _DAY, unit)
    if first != last:
        return f"{first} – {last}"
    return f"heel {first}" if unit != _OF_DAYS else first


def _read(text: str, today: date) -> Period:
    if not text or text in _NOW:
        return Period()
    between = _BETWEEN.fullmatch(text)
    if between is not None and _UNTIL.fullmatch(text) is None:
        first, until, before, dash, last, one_year, other_year, open_ended = between.groups()
        if one_year:
            return _from_to(one_year, other_year, today, inside=True)
        return _from_to(open_ended or first, last or "", today, inside=bool(until or dash) or not before)
    until_match = _UNTIL.fullmatch(text)
    if until_match is not None:
        through, _before, last = until_match.groups()
        if last in _NOW:
            return Period()
        first_day, after = _stretch(last, today, past=False)
        return _period(None, after if through else first_day)
    since = _SINCE.fullmatch(text)
    if since is not None:
        return Period(_stretch(since[1], today, past=not text.startswith(("vanaf", "per", "m")))[0], None)
    return Period(*_stretch(text, today, past=True))


def _from_to(first: str, last: str, today: date, *, inside: bool) -> Period:
    since = _SINCE.fullmatch(first)
    if since is not None:
        first = since[1]
    first, last = first.strip(), last.strip()
    if not last or last in _NOW:
        return Period(_stretch(first, today, past=True)[0], None)
    end, after = _stretch(last, today, past=True)
    stop = after if inside else end
    start, _ = _stretch(first, today if _has_year(first) else stop - _DAY, past=True)
    return _period(start, stop)


def _period(start: date | None, stop: date) -> Period:
    if start is not None and stop <= start:
        told = "Het einde ligt vóór het begin. Draai de twee om."
        raise UnreadablePeriodError(told)
    return Period(start, stop)


def _stretch(text: str, today: date, *, past: bool) -> _Stretch:
    if re.fullmatch(r"\d{4}", text):
        return _year(int(text))
    near = _NEAR_STRETCH.fullmatch(text)
    if near is not None:
        away = _NEAR[near[1]]
        months = today.year * 12 + today.month - 1 + away
        return _year(today.year + away) if near[2] == "jaar" else _month(months // 12, months % 12 + 1)
    month = _MONTH.fullmatch(text)
    if month is not None:
        number = month_number(month[1]) if month[1] else int(month[3])
        year = month[2] or month[4]
        return _month(int(year) if year else _near_year(number, today, past=past), number)
    moment = read_moment(text, today, past=past)
    if moment.precision is Precision.TIME:
        raise UnreadablePeriodError("Een periode heeft geen tijden. Laat de tijd weg.")
    return _of_moment(moment)


def _of_moment(moment: Moment) -> _Stretch:
    return (moment.day, moment.day + (7 if moment.precision is Precision.WEEK else 1) * _DAY)


def _year(year: int) -> _Stretch:
    return date(year, 1, 1), date(year + 1, 1, 1)


def _month(year: int, month: int) -> _Stretch:
    first = date(year, month, 1)
    return first, date(year + month // 12, month % 12 + 1, 1)


def _near_year(month: int, today: date, *, past: bool) -> int:
    if past:
        return today.year - (month > today.month)
    return today.year + (month < today.month)


def _has_year(text: str) -> bool:
    """Tell whether a text says its year, or needs none: what is counted from today."""
    if re.search(r"\d{4}|[-/.]\d{1,2}[-/.]\d{2}$", text):
        return True
    return re.search(r"\d|" + "|".join(SHORT_MONTHS), text) is None


_OF_DAYS, _OF_MONTHS, _OF_YEARS = range(3)


def _least_unit(border: date) -> int:
    """Tell in what a border between two days can be written: in years, in months or in days."""
    if border.day != 1:
        return _OF_DAYS
    return _OF_YEARS if border.month == 1 else _OF_MONTHS


def _written(day: date, unit: int) -> str:
    if unit == _OF_YEARS:
        return f"{day.year:04d}"
    month = f"{SHORT_MONTHS[day.month - 1]} {day.year:04d}"
    return month if unit == _OF_MONTHS else f"{day.day} {month}"


def _tells(error: UnreadableDateError) -> bool:
    return not str(error).startswith("Deze datum is niet te lezen")


def _unreadable() -> str:
    return (
        "Deze periode is niet te lezen. Schrijf bijvoorbeeld 2019 – 2023, sinds mei 2024, "
        "mei 2019 – nov 2023 of t/m 1-3-2025."
    )
