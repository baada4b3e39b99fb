"""Dutch dates as people type them, such as "morgen", "di 14:00", "over 3 weken" and "week 49", and back again."""

import re
from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, time, timedelta

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.meetings import Precision
from ipo_crm.domain.names import fold

WEEKDAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTHS = (
    "januari", "februari", "maart", "april", "mei", "juni",
    "juli", "augustus", "september", "oktober", "november", "december",
)  # fmt: skip
_NUMBERS = ("nul", "een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf")
_NEAR = {"vandaag": 0, "nu": 0, "morgen": 1, "overmorgen": 2, "gisteren": -1, "eergisteren": -2}

_WEEKDAY = rf"({'|'.join((*WEEKDAYS, *(name[:2] for name in WEEKDAYS)))})\.?"
_MONTH = rf"({'|'.join((*MONTHS, 'mrt', 'sept', *(name[:3] for name in MONTHS)))})\.?"
_COUNT = rf"(\d{{1,4}}|{'|'.join(_NUMBERS)})"
_PARTS = {"begin": 1, "half": 15, "medio": 15, "eind": 0}
_PART = rf"({'|'.join(_PARTS)})"
_CLOCK = r"(\d{1,2})(?:[:.u](\d{2})|u|\s*uur)"
_TIMES = re.compile(rf"(?:^|[\s,]+)(?:om\s+)?{_CLOCK}(?:\s*(?:-|tot)\s*{_CLOCK})?$")


class UnreadableDateError(UserError):
    """What was typed is no date; the text says how to write it."""


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, perhaps with times; with `Precision.WEEK` the day is the Monday of the week."""

    day: date
    starts: time | None = None
    ends: time | None = None
    precision: Precision = Precision.DAY


def read_moment(typed: str, today: date, *, past: bool = False) -> Moment:
    """Read a Dutch date; raises UnreadableDateError with what to write instead.

    A date without a year is the first one from today on, or with `past` the last one up to today. A weekday alone is
    never today.
    """
    text = re.sub(r"\s+", " ", fold(typed).replace("–", "-").replace("—", "-").replace("−", "-")).strip()
    times = _TIMES.search(text)
    rest = text[: times.start()].strip(" ,") if times is not None else text
    if times is not None and not rest and ":" not in times.group() and "u" not in times.group():
        times, rest = None, text
    try:
        moment = Moment(today) if times is not None and not rest else _read_day(rest, today, past=past)
        return _with_times(moment, times) if times is not None else moment
    except (ValueError, OverflowError) as error:
        raise _unreadable() from error


def write_day(day: date, *, year: bool = True, weekday: bool = True) -> str:
    """Write a day as on screen: "do 19 juni 2025"."""
    words = [f"{day.day} {MONTHS[day.month - 1]}"]
    if weekday:
        words.insert(0, WEEKDAYS[day.weekday()][:2])
    if year:
        words.append(str(day.year))
    return " ".join(words)


def write_moment(moment: Moment) -> str:
    """Write a moment so that `read_moment` reads it back: "wo 3 december 2026, 14:00 – 15:00" or "week 49 2026"."""
    if moment.precision is Precision.WEEK:
        year, week, _ = moment.day.isocalendar()
        return f"week {week} {year}"
    words = write_day(moment.day)
    if moment.starts is not None:
        words += f", {moment.starts:%H:%M}"
    if moment.ends is not None:
        words += f" – {moment.ends:%H:%M}"
    return words


def _read_day(text: str, today: date, *, past: bool) -> Moment:
    for pattern, read in _FORMS:
        match = pattern.fullmatch(text)
        if match is not None:
            return read(match, today, past)
    raise _unreadable()


def _with_times(moment: Moment, times: re.Match[str]) -> Moment:
    if moment.precision is Precision.WEEK:
        raise UnreadableDateError("Bij een week past geen tijd. Schrijf de dag erbij, bijvoorbeeld di 14:00.")
    hour, minute, end_hour, end_minute = times.groups()
    starts = _clock(hour, minute)
    ends = _clock(end_hour, end_minute) if end_hour else None
    if ends is not None and ends <= starts:
        raise UnreadableDateError(f"Het einde ({ends:%H:%M}) ligt niet na het begin ({starts:%H:%M}). Draai ze om.")
    return replace(moment, starts=starts, ends=ends, precision=Precision.TIME)


def _clock(hour: str, minute: str | None) -> time:
    if int(hour) > 23 or int(minute or 0) > 59:
        raise UnreadableDateError("Een tijd loopt van 0:00 tot en met 23:59. Schrijf bijvoorbeeld 14:00.")
    return time(int(hour), int(minute or 0))


def _near(match: re.Match[str], today: date, _past: bool) -> Moment:
    return Moment(today + timedelta(days=_NEAR[match[1]]))


def _weekday(match: re.Match[str], today: date, past: bool) -> Moment:
    wanted = _weekday_number(match[2])
    if past or match[1] in ("afgelopen ", "vorige "):
        return Moment(today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1))
    return Moment(today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1))


def _week_from_now(match: re.Match[str], today: date, _past: bool) -> Moment:
    weeks = {"deze": 0, "volgende": 1, "komende": 1, "vorige": -1, "afgelopen": -1}[match[1]]
    monday = today + timedelta(days=7 * weeks - today.weekday())
    if match[2] is None:
        return Moment(monday, precision=Precision.WEEK)
    return Moment(monday + timedelta(days=_weekday_number(match[2])))


def _weekday_later(match: re.Match[str], today: date, _past: bool) -> Moment:
    wanted = _weekday_number(match[1])
    nearest = today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)
    return Moment(nearest + timedelta(weeks=_number(match[2])))


def _half_years_later(match: re.Match[str], today: date, _past: bool) -> Moment:
    return Moment(_shift(today, 18 if match[1] == "anderhalf" else 6, "maand"))


def _feast(match: re.Match[str], today: date, past: bool) -> Moment:
    """Read a day of the political year, the nearest on its side where no year stands with it."""
    of = _FEASTS[match[1]]
    if match[2]:
        return Moment(of(int(match[2])))
    day = of(today.year)
    if past and day > today:
        return Moment(of(today.year - 1))
    return Moment(of(today.year + 1) if not past and day < today else day)


def _third_tuesday_of_september(year: int) -> date:
    first = date(year, 9, 1)
    return first + timedelta(days=(1 - first.weekday()) % 7 + 14)


def _kings_day(year: int) -> date:
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == 6 else day


def _later(match: re.Match[str], today: date, _past: bool) -> Moment:
    return Moment(_shift(today, _number(match[1]), match[2]))


def _ago(match: re.Match[str], today: date, _past: bool) -> Moment:
    return Moment(_shift(today, -_number(match[1]), match[2]))


def _iso(match: re.Match[str], _today: date, _past: bool) -> Moment:
    return Moment(_day(int(match[1]), int(match[2]), int(match[3])))


def _numeric(match: re.Match[str], today: date, past: bool) -> Moment:
    return Moment(_maybe_without_year(match[3], int(match[2]), int(match[1]), today, past=past))


def _worded(match: re.Match[str], today: date, past: bool) -> Moment:
    day = _maybe_without_year(match[4], month_number(match[3]), int(match[2]), today, past=past)
    if match[1] is not None and day.weekday() != _weekday_number(match[1]):
        real = WEEKDAYS[day.weekday()]
        raise UnreadableDateError(
            f"{write_day(day, weekday=False)} is een {real}. Laat de dag weg of verander de datum."
        )
    return Moment(day)


def _part_of_month(match: re.Match[str], today: date, past: bool) -> Moment:
    month, away = month_number(match[2]), 0
    if not match[3] and month != today.month:
        away = -(month > today.month) if past else int(month < today.month)
    return Moment(_day_in(match[1], int(match[3] or today.year + away), month))


def _part_of_this(match: re.Match[str], today: date, _past: bool) -> Moment:
    away = {"de": 0, "deze": 0, "dit": 0, "het": 0, "vorige": -1, "vorig": -1}.get(match[2], 1)
    if match[3] == "jaar":
        return Moment(_day_in_year(match[1], today.year + away))
    months = today.year * 12 + today.month - 1 + away
    return Moment(_day_in(match[1], months // 12, months % 12 + 1))


def _part_of_year(match: re.Match[str], _today: date, _past: bool) -> Moment:
    return Moment(_day_in_year(match[1], int(match[2])))


def _day_in(part: str, year: int, month: int) -> date:
    """Give what "begin", "half" and "eind" mean in a month: the first, the fifteenth, the last."""
    return date(year, month, _PARTS[part] or monthrange(year, month)[1])


def _day_in_year(part: str, year: int) -> date:
    return date(year, 1, 1) if part == "begin" else date(year, 12, 31) if part == "eind" else date(year, 7, 1)


def _week(match: re.Match[str], today: date, past: bool) -> Moment:
    week = int(match[2])
    weekday = match[1] or match[4]
    this_year, this_week, _ = today.isocalendar()
    later = (week < this_week and not past) - (week > this_week and past)
    monday = date.fromisocalendar(int(match[3] or this_year + later), week, 1)
    if weekday is None:
        return Moment(monday, precision=Precision.WEEK)
    return Moment(monday + timedelta(days=_weekday_number(weekday)))


_FEASTS = {"prinsjesdag": _third_tuesday_of_september, "koningsdag": _kings_day}
_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date, bool], Moment]], ...] = (
    (re.compile(rf"({'|'.join(_NEAR)})"), _near),
    (re.compile(rf"(komende |aanstaande |afgelopen |vorige )?{_WEEKDAY}"), _weekday),
    (re.compile(rf"(deze|volgende|komende|vorige|afgelopen) week(?: {_WEEKDAY})?"), _week_from_now),
    (re.compile(rf"over {_COUNT} (dag|week|weken|maand|jaar|jaren)(?:en)?"), _later),
    (re.compile(rf"{_WEEKDAY} over {_COUNT} (?:week|weken)"), _weekday_later),
    (re.compile(r"over (een half|anderhalf) jaar"), _half_years_later),
    (re.compile(rf"{_COUNT} (dag|week|weken|maand|jaar|jaren)(?:en)? geleden"), _ago),
    (re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})"), _iso),
    (re.compile(r"(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{4}|\d{2}))?"), _numeric),
    (re.compile(rf"(?:{_WEEKDAY} )?(\d{{1,2}})(?:e)? {_MONTH}(?: (\d{{4}}))?"), _worded),
    (re.compile(rf"{_PART} {_MONTH}(?: (\d{{4}}))?"), _part_of_month),
    (
        re.compile(rf"{_PART} (?:van )?(de|deze|dit|het|volgende|volgend|komende|komend|vorige|vorig) (maand|jaar)"),
        _part_of_this,
    ),
    (re.compile(rf"{_PART} (\d{{4}})"), _part_of_year),
    (re.compile(rf"(?:{_WEEKDAY} )?(?:week|wk) ?(\d{{1,2}})(?: (\d{{4}}))?(?: {_WEEKDAY})?"), _week),
    (re.compile(rf"({'|'.join(_FEASTS)})(?: (\d{{4}}))?"), _feast),
)


def _maybe_without_year(written: str | None, month: int, day: int, today: date, *, past: bool) -> date:
    if written:
        return _day(int(written) + 2000 * (len(written) == 2), month, day)
    for away in range(9):  # 29 February can be eight years off around a century that has none
        year = today.year - away if past else today.year + away
        if month == 2 and day == 29 and monthrange(year, 2)[1] == 28:
            continue
        found = _day(year, month, day)
        if found <= today if past else found >= today:
            return found
    raise _unreadable()


def _day(year: int, month: int, day: int) -> date:
    if not 1 <= month <= 12:
        raise UnreadableDateError(
            f"Maand {month} bestaat niet. Schrijf eerst de dag en dan de maand, bijvoorbeeld 3-12."
        )
    longest = monthrange(year, month)[1]
    if not 1 <= day <= longest:
        name = MONTHS[month - 1].capitalize()
        raise UnreadableDateError(f"{name} heeft {longest} dagen. Bedoelt u {longest}-{month}?")
    return date(year, month, day)


def _shift(today: date, count: int, unit: str) -> date:
    if unit == "dag":
        return today + timedelta(days=count)
    if unit.startswith("we"):
        return today + timedelta(weeks=count)
    months = today.year * 12 + today.month - 1 + count * (1 if unit == "maand" else 12)
    year, month = divmod(months, 12)
    return date(year, month + 1, min(today.day, monthrange(year, month + 1)[1]))


def _number(word: str) -> int:
    return int(word) if word.isdigit() else _NUMBERS.index(word)


def _weekday_number(word: str) -> int:
    return next(at for at, name in enumerate(WEEKDAYS) if name.startswith(word[:2]))


def month_number(word: str) -> int:
    """Give the number of a month by its name, its first three letters or "mrt"."""
    return 3 if word == "mrt" else 1 + next(at for at, name in enumerate(MONTHS) if name.startswith(word[:3]))


def _unreadable() -> UnreadableDateError:
    return UnreadableDateError(
        "Deze datum is niet te lezen. Schrijf bijvoorbeeld morgen, di 14:00, over 3 weken, 3-12, 12 juni of week 49."
    )
