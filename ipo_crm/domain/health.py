"""Health of a file: what was checked, what was found wrong, and what can be mended without touching content."""

from dataclasses import dataclass
from enum import StrEnum


class CheckKind(StrEnum):
    """What is looked at, from the bytes up to what the words mean."""

    CIPHER = "cipher"
    INTEGRITY = "integrity"
    FOREIGN_KEYS = "foreign_keys"
    SEARCH = "search"
    SCHEMA = "schema"
    SETTINGS = "settings"
    JOURNAL = "journal"
    RULES = "rules"
    TODO = "todo"


class Repair(StrEnum):
    """What can be made anew from the content, in this order; content itself is never changed or thrown away."""

    SCHEMA = "schema"
    DERIVED = "derived"
    SEARCH = "search"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong: a sentence with what to do, and the record it is about where there is one.

    `rule` is the name of the rule that found it; `subject` and `key` are those of `Change`.
    """

    rule: str
    said: str
    subject: str = ""
    key: int = 0
    repair: Repair | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One check with what it found; what is still to be done is no fault of the file."""

    kind: CheckKind
    findings: tuple[Finding, ...] = ()

    @property
    def sound(self) -> bool:
        return self.kind is CheckKind.TODO or not self.findings

    @property
    def wrong(self) -> tuple[str, ...]:
        """The sentences of what was found."""
        return tuple(finding.said for finding in self.findings)
