"""Drafts: what was half typed in a form, so that a crash costs no words."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

LONGEST = 1_000_000
"""The most characters of one draft; the file checks it too."""

NEW_RECORD = "new"
"""What stands in the place of a draft where a record has no identity yet."""

LOCKED = "vergrendeld/"
"""How the places begin of loose texts that were kept at a lock; those of forms begin with their area."""

DAY = "day"
"""Where what was typed as a moment says which one that was; two ways to write one moment are no difference."""

_FORM = "form"
_DIGEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The text of one form; `place` says which, `text` is for the form itself to read, `saved_at` is UTC."""

    place: str
    text: str
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FormDraft:
    """All that stands in a form, by the names of its fields, and hashes of what stood there when it was opened.

    `title` says what the form is about. With `edits` a record is changed that exists: what was not typed in is then
    nothing to bring back, for the record may say something newer.
    """

    title: str
    values: Mapping[str, Any]
    before: Mapping[str, str]
    edits: bool = False

    @property
    def typed(self) -> frozenset[str]:
        """The fields that hold something else than when the form was opened."""
        return frozenset(name for name, value in self.values.items() if digest(value) != self.before.get(name))

    def overtaken(self, present: Mapping[str, Any]) -> tuple[str, ...]:
        """Give the fields that a record says something else in than when it was opened to be changed."""
        if not self.edits:
            return ()
        return tuple(name for name, value in present.items() if digest(value) != self.before.get(name))

    def wanted(self, present: Mapping[str, Any]) -> Mapping[str, Any]:
        """Give what is to stand in the form: what was typed, and where nothing was, what the record says now."""
        if not self.edits:
            return {**present, **self.values}
        return {**present, **{name: value for name, value in self.values.items() if name in self.typed}}

    def renamed(self, names: Mapping[str, str]) -> "FormDraft":
        """Give the draft with fields by their present names, of one that an earlier version kept."""

        def present(values: Mapping[str, Any]) -> Mapping[str, Any]:
            return {names.get(name, name): value for name, value in values.items()}

        return replace(self, values=present(self.values), before=present(self.before))

    def write(self) -> str:
        """Give the text to keep; a name in it can be found as it is written."""
        whole = {
            _FORM: 1,
            "title": self.title,
            "edits": self.edits,
            "before": dict(self.before),
            "values": dict(self.values),
        }
        return json.dumps(whole, ensure_ascii=False, separators=(",", ":"))


def form_draft(text: str) -> FormDraft | None:
    """Read what `write` gave, None where it is a loose text."""
    whole = _json(text)
    if not isinstance(whole, dict) or whole.get(_FORM) != 1:
        return None
    return FormDraft(title=whole["title"], values=whole["values"], before=whole["before"], edits=whole["edits"])


def digest(value: object) -> str:
    """Give a short hash of what stands in a field: whether it differs can be told without keeping it twice."""
    if isinstance(value, dict) and value.get(DAY):
        value = value[DAY]
    return hashlib.sha256(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace")).hexdigest()[:_DIGEST]


def words_of(text: str) -> str:
    """Give what somebody wrote in a draft, without the form around it; a loose text as it is."""
    whole = _json(text)
    return "\n".join(_strings(whole)) if isinstance(whole, dict) else text


def _json(text: str) -> object:
    if not text.startswith("{"):
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield str(key)
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
