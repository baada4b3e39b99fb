"""Find people by a phone number, however it is typed and however it was written down."""

from functools import reduce
from typing import Final

from sqlalchemy import Connection

from ipo_crm.domain.phones import digits_of, looks_like_phone
from ipo_crm.store.records import plain_rows

_SIGNS: Final = (" ", "-", "(0)", "(", ")", ".", "/")
_BARE: Final = reduce(lambda text, sign: f"replace({text}, '{sign}', '')", _SIGNS, "value")
_FIND: Final = (
    "SELECT DISTINCT person_id FROM contact_point WHERE kind IN ('phone', 'mobile') "
    f"AND value GLOB :last AND {_BARE} LIKE :digits ORDER BY person_id LIMIT :most"
)
"""The last digit is looked at first: to take the signs out of all numbers takes longer."""


def by_phone(connection: Connection, typed: str, most: int) -> list[int]:
    """Give the people with this number; none where what was typed is no whole number."""
    digits = digits_of(typed) if looks_like_phone(typed) else ""
    if not digits:
        return []
    bound = {"digits": f"%{digits}", "last": f"*{digits[-1]}*", "most": most}
    return [key for (key,) in plain_rows(connection, _FIND, bound)]
