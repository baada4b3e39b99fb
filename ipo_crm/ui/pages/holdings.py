"""What of a record stands in which fields of a form, and how it goes from there into the record."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from ipo_crm.domain.changes import Change
from ipo_crm.ui.widgets.field import Field

_Record = TypeVar("_Record")


@dataclass(frozen=True, slots=True)
class Holding(Generic[_Record]):
    """Some fields that hold one thing of a record, which `put` writes into it.

    While `together` says so they count as one field: what is left is the last of them.
    """

    put: Callable[[_Record], _Record]
    fields: tuple[Field, ...]
    together: Callable[[], bool]


class Holdings(Generic[_Record]):
    """All that stands in the form of a record; `read` gives the record as it is now, None once it is gone.

    `change` is the deed that changes it; one without a difference gives NOTHING.
    """

    def __init__(self, read: Callable[[], _Record | None], change: Callable[[_Record], Change]) -> None:
        self._read, self._change = read, change
        self._holdings: list[Holding[_Record]] = []

    def hold(
        self, put: Callable[[_Record], _Record], *fields: Field, together: Callable[[], bool] = lambda: False
    ) -> None:
        """Say that these fields hold something, and how it goes into a record."""
        self._holdings.append(Holding(put, fields, together))

    @property
    def there(self) -> bool:
        """Whether the record is still there."""
        return self._read() is not None

    def of(self, fields: Iterable[Field]) -> list[Holding[_Record]]:
        """Give what these fields hold, in the order of the form."""
        wanted = set(fields)
        return [each for each in self._holdings if wanted.intersection(each.fields)]

    def written(self, record: _Record, holdings: Iterable[Holding[_Record]] | None = None) -> _Record:
        """Give a record with what stands in the form written into it, all of it or these."""
        for each in self._holdings if holdings is None else holdings:
            record = each.put(record)
        return record

    def keep(self, holdings: Iterable[Holding[_Record]]) -> Change | None:
        """Change in the record what these hold; None where the record is gone."""
        record = self._read()
        return None if record is None else self._change(self.written(record, holdings))
