"""What a pasted signature is made of: pieces of text, each with what it was taken for."""

from dataclasses import dataclass
from enum import StrEnum


class Part(StrEnum):
    """What a piece of a signature is; NOISE is known and of no use, LEFTOVER was not understood."""

    NAME = "name"
    FUNCTION = "function"
    ORGANISATION = "organisation"
    DEPARTMENT = "department"
    EMAIL = "email"
    PHONE = "phone"
    MOBILE = "mobile"
    WEBSITE = "website"
    OFFICE = "office"
    NOISE = "noise"
    LEFTOVER = "leftover"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one line as it was pasted, what it is, and the value in it without its label."""

    text: str
    part: Part = Part.UNREAD
    value: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """What was read: every word that was pasted stands in one of the pieces, in order.

    The name is one text here; who knows names takes it apart. Of what may come twice all values are given.
    """

    pieces: tuple[Piece, ...] = ()

    def all(self, part: Part) -> tuple[str, ...]:
        """Give the values of a part, each once."""
        return tuple(dict.fromkeys(each.value for each in self.pieces if each.part is part and each.value))

    def first(self, part: Part) -> str:
        """Give the value of a part, the first where there are more; empty where there is none."""
        return next(iter(self.all(part)), "")

    @property
    def leftover(self) -> tuple[str, ...]:
        """What was not understood, as it was written."""
        return tuple(each.text for each in self.pieces if each.part is Part.LEFTOVER)

    @property
    def is_name_only(self) -> bool:
        """Whether nothing else than a name stands here."""
        return all(each.part is Part.NAME for each in self.pieces)
