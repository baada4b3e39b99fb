"""What a deed touched, so that a page reloads only when it must."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from ipo_crm.domain.ids import DeedId


@dataclass(frozen=True, slots=True)
class Change:
    """The result of a deed: its title as the Edit menu shows it, and the keys it touched per subject.

    Subjects are the names of the tables: "person", "role", "position", ...
    """

    deed_id: DeedId | None
    title: str
    touched: dict[str, frozenset[int]] = field(default_factory=dict)

    def touches(self, *subjects: str) -> bool:
        """Tell whether any of these subjects was touched."""
        return any(subject in self.touched for subject in subjects)

    def within(self, subjects: Collection[str]) -> "Change":
        """Give what of it is about these subjects."""
        return replace(self, touched={each: keys for each, keys in self.touched.items() if each in subjects})

    def then(self, other: "Change") -> "Change":
        """Give what was touched by this and by another deed after it; only the rows count, not how often."""
        every = self.touched.keys() | other.touched.keys()
        none: frozenset[int] = frozenset()
        both = {each: self.touched.get(each, none) | other.touched.get(each, none) for each in every}
        return replace(other, touched=both)

    def only(self, subject: str) -> int:
        """Give the one key of this subject that was touched; ValueError when there is not just one."""
        (key,) = self.touched.get(subject, frozenset())
        return key


NOTHING = Change(None, "")
