"""When a back-up is due, and which ones may go: pure rules over moments in UTC."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

EVERY = timedelta(minutes=30)
DRILL_EVERY = timedelta(days=30)
KEEP_ALL = timedelta(hours=48)
SPARED = timedelta(days=30)
DAYS, WEEKS, MONTHS = 7, 4, 12
# Longer than the schedule reaches back: nobody's months lie so far apart, so the clock leapt or the file lay idle.
_LEAP = timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A back-up as thinning sees it: its name, the date in that name, and whether it can be opened as one of ours."""

    name: str
    at: datetime
    sound: bool


def due(now: datetime, last: datetime | None, *, changed: bool) -> bool:
    """Tell whether it is time for a back-up; a clock that was set back is no reason to wait for it to catch up."""
    return changed and _passed(now, last, EVERY)


def drill_due(now: datetime, last: datetime | None) -> bool:
    """Tell whether it is time to try a restore."""
    return _passed(now, last, DRILL_EVERY)


def thin(backups: Sequence[Dated], now: datetime, restored: datetime | None = None) -> tuple[Dated, ...]:
    """Give the back-ups that may go: all of 48 hours stay, then 7 daily, 4 weekly and 12 monthly, the newest of each.

    What is not sound neither goes nor takes a place, so the last sound one always stays. Ages are counted from the
    newest one, not from the clock: one that is set ahead makes nothing old. Nothing goes when the clock is more than
    48 hours before the newest, and on either side of a gap of 400 days the schedule runs apart. For 30 days after a
    restore nothing of before it goes: what was put back may turn out to be the wrong one.
    """
    if any(now < backup.at - KEEP_ALL for backup in backups):
        return ()
    newest = max((backup.at for backup in backups), default=now)
    if restored is not None and newest - restored <= SPARED:
        backups = [backup for backup in backups if backup.at > restored]
    sound = sorted((backup for backup in backups if backup.sound), key=lambda backup: backup.at, reverse=True)
    return tuple(backup for series in _series(sound) for backup in _beyond(series))


def _passed(now: datetime, last: datetime | None, time: timedelta) -> bool:
    return last is None or now < last or now - last >= time


def _series(newest_first: Sequence[Dated]) -> Iterator[list[Dated]]:
    """Split where the clock leapt."""
    series: list[Dated] = []
    for backup in newest_first:
        if series and series[-1].at - backup.at > _LEAP:
            yield series
            series = []
        series.append(backup)
    if series:
        yield series


def _beyond(series: list[Dated]) -> Iterator[Dated]:
    """Give what the schedule has no place for, in one series, newest first."""
    places = [DAYS, WEEKS, MONTHS]
    held = _periods(series[0].at)
    for backup in series:
        periods = _periods(backup.at)
        if series[0].at - backup.at > KEEP_ALL:
            open_ = [kind for kind, left in enumerate(places) if left and periods[kind] != held[kind]]
            if not open_:
                yield backup
                continue
            places[open_[0]] -= 1
        held = periods


def _periods(at: datetime) -> tuple[tuple[int, ...], ...]:
    """Give the day, the week and the month of a moment."""
    return (at.year, at.month, at.day), tuple(at.isocalendar()[:2]), (at.year, at.month)
