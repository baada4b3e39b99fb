"""Drafts: what was half typed in a form, so that a crash costs no words."""

from dataclasses import dataclass
from datetime import datetime

LONGEST = 1_000_000
"""The most characters of one draft; the file checks it too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The text of one form; `place` says which, `text` is for the form itself to read, `saved_at` is UTC."""

    place: str
    text: str
    saved_at: datetime
