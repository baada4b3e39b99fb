"""Fields of Tweede Kamer records: text, numbers, days and clock times, with the sentinels taken out."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from ipo_crm.exchange.dutch_names import one_line
from ipo_crm.exchange.report import LeaveOutError

_WINTER = timedelta(hours=1)
_SUMMER = timedelta(hours=2)
_FIRST_YEAR, _LAST_YEAR = 1800, 2200
_BOOKKEEPING = {"Id", "GewijzigdOp", "ApiGewijzigdOp", "Verwijderd"}


@dataclass(frozen=True, slots=True)
class Record:
    """One record as it came, read field by field; a field of the wrong type raises LeaveOutError."""

    fields: Mapping[str, object]

    @property
    def key(self) -> str:
        """The record's own Id in lower case, or nothing."""
        return self.text("Id").casefold()

    @property
    def is_deleted(self) -> bool:
        return self.flag("Verwijderd")

    @property
    def is_blank(self) -> bool:
        """Whether nothing is filled in besides the bookkeeping, as in rows that were wiped at the source."""
        filled = (value for name, value in self.fields.items() if name not in _BOOKKEEPING)
        return all(value is None or value is False or value in ("", [], {}) for value in filled)

    @property
    def changed_on(self) -> date | None:
        """The day on which the register last touched this record."""
        return self.day("GewijzigdOp") or self.day("ApiGewijzigdOp")

    def text(self, name: str) -> str:
        """Give a text on one line; nothing where it is null or absent."""
        value = self.fields.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise LeaveOutError(f"Het veld {name} is geen tekst.")
        return one_line(value)

    def whole(self, name: str) -> int | None:
        """Give a whole number of zero or more."""
        value = self.fields.get(name)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool) or value < 0:
            raise LeaveOutError(f"Het veld {name} is geen geheel getal.")
        return value

    def flag(self, name: str) -> bool:
        """Give a yes or no; null means no."""
        value = self.fields.get(name)
        if value is not None and not isinstance(value, bool):
            raise LeaveOutError(f"Het veld {name} is geen ja of nee.")
        return bool(value)

    def moment(self, name: str) -> datetime | None:
        """Give a moment by the clock in The Hague, without zone; None for null and for sentinels."""
        value = self.fields.get(name)
        if value is None or value == "":
            return None
        if not isinstance(value, str):
            raise LeaveOutError(f"Het veld {name} is geen datum.")
        try:
            return local_time(value.strip())
        except ValueError:
            raise LeaveOutError(f"Het veld {name} is geen leesbare datum.") from None

    def day(self, name: str) -> date | None:
        """Give a day by the calendar in The Hague; None for null and for sentinels."""
        moment = self.moment(name)
        return moment.date() if moment else None

    def expanded(self, name: str) -> "Record | None":
        """Give a record that was fetched along with $expand; None where it was not, or is null."""
        value = self.fields.get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            raise LeaveOutError(f"Het veld {name} is geen samengesteld veld.")
        return Record(value)

    def several(self, name: str) -> "tuple[Record, ...]":
        """Give the records that were fetched along as a list with $expand; none where they were not."""
        value = self.fields.get(name)
        if value is None:
            return ()
        if not isinstance(value, list) or not all(isinstance(each, dict) for each in value):
            raise LeaveOutError(f"Het veld {name} is geen lijst van samengestelde velden.")
        return tuple(Record(each) for each in value if not Record(each).is_deleted)

    def reference(self, name: str) -> str:
        """Give the Id that the record refers to, from `name_Id` or else from the expanded record."""
        other = self.expanded(name)
        return self.text(f"{name}_Id").casefold() or (other.key if other else "")


def local_time(written: str) -> datetime | None:
    """Read an ISO moment as wall-clock time in The Hague; None for sentinels such as 0001-01-01 and 9999-12-31.

    A Dutch offset (+01:00, +02:00) means that the clock stands there as written, and that is taken as it is: the source
    writes days of long ago with the summer time of today ("1922-04-30T00:00:00+02:00"), so real zone history would
    move them to the day before. Raises ValueError for what is no moment.
    """
    moment = datetime.fromisoformat(written)
    if not _FIRST_YEAR <= moment.year < _LAST_YEAR:
        return None
    offset = moment.utcoffset()
    if offset is None or offset in (_WINTER, _SUMMER):
        return moment.replace(tzinfo=None)
    instant = moment.astimezone(UTC).replace(tzinfo=None)
    return instant + (_SUMMER if _is_summer(instant) else _WINTER)


def _is_summer(instant: datetime) -> bool:
    """Tell whether summer time holds at a UTC instant, by the rule of today for all years as the source does."""
    begin, end = (_last_sunday(instant.year, month) for month in (3, 10))
    return begin <= instant < end


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1)
    return last - timedelta(days=(last.weekday() + 1) % 7)
