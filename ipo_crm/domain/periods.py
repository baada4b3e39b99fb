"""Periods: half-open stretches of days, where an unknown end stays unknown."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Period:
    """Days from `start` up to but not including `end`; None means not known or still open."""

    start: date | None = None
    end: date | None = None

    def __post_init__(self) -> None:
        if self.start is not None and self.end is not None and self.end <= self.start:
            raise ValueError(f"period ends ({self.end}) before it starts ({self.start})")

    def contains(self, day: date) -> bool:
        """Tell whether the day falls in the period; an unknown bound does not exclude it."""
        return (self.start is None or self.start <= day) and (self.end is None or day < self.end)

    def begins_after(self, day: date) -> bool:
        """Tell whether the period is known to begin after a day."""
        return self.start is not None and self.start > day

    def overlaps(self, other: "Period") -> bool:
        """Tell whether the two share a day."""
        return (self.start is None or other.end is None or self.start < other.end) and (
            other.start is None or self.end is None or other.start < self.end
        )


ALWAYS = Period()
