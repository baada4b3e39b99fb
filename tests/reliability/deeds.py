"""The deeds that the state machine may do: one small rule for each deed of each service, with chance for arguments.

To add a deed: a function of a Desk and a Chance under `@deed("service.method")`, in the file of its subject, that calls
it, or gives None when there is nothing to do it on. A UserError is an answer too: then nothing may have changed.
"""

import inspect
import re
from functools import cached_property
from typing import Any

from ipo_crm.services.desk import Desk
from ipo_crm.services.many import ManyOrganisations, ManyPeople
from tests.reliability import (
    deeds_dossiers,
    deeds_file,
    deeds_many,
    deeds_meetings,
    deeds_organisations,
    deeds_parliament,
    deeds_people,
    deeds_work,
)
from tests.reliability.chance import DEEDS, Chance
from tests.reliability.figures import note

__all__ = ["DEEDS", "ELSEWHERE", "SUBJECTS", "Chance", "Tally", "all_deeds"]

SUBJECTS = (
    deeds_dossiers,
    deeds_file,
    deeds_many,
    deeds_meetings,
    deeds_organisations,
    deeds_parliament,
    deeds_people,
    deeds_work,
)
"""Where the deeds stand; to import one of these is to put its deeds into DEEDS."""

ELSEWHERE = {
    "history.undo": "a rule of the machine itself",
    "history.redo": "a rule of the machine itself",
    "bin.empty": "a rule of the machine itself: undo goes no further back",
    "bin.drop_for_good": "as bin.empty",
    "keys.confirm_code": "only of an encrypted file; it writes one setting",
    "backups.choose_place": "writes one setting; tests/services/test_backups.py",
    "samples.fill": "two thousand rows at once; tests/services/test_samples.py",
    "samples.add_reference": "a thousand rows at once; tests/services/test_samples.py",
}
"""Deeds that have no rule here, each with the reason."""


def all_deeds() -> frozenset[str]:
    """Give every method of every service on the desk that gives a Change."""
    found = set()
    for name, prop in vars(Desk).items():
        if not isinstance(prop, cached_property):
            continue
        found |= _deeds_of(name, _service(name))
    for name, service in {"people.many": ManyPeople, "organisations.many": ManyOrganisations}.items():
        found |= _deeds_of(name, service)
    return frozenset(found | {"settings.choose_own_organisation", "settings.choose_rhythm"})


def _deeds_of(name: str, service: type[Any]) -> set[str]:
    methods = inspect.getmembers(service, inspect.isfunction)
    signed = {method: str(inspect.signature(function).return_annotation) for method, function in methods}
    public = ((method, gives) for method, gives in signed.items() if not method.startswith("_"))
    return {f"{name}.{method}" for method, gives in public if re.search(r"\bChange\b", gives)}


def _service(name: str) -> type[Any]:
    import importlib

    module = importlib.import_module(f"ipo_crm.services.{name}")
    return next(
        kind
        for kind in vars(module).values()
        if inspect.isclass(kind) and kind.__name__.lower() == name.replace("_", "")
    )


class Tally:
    """Counts what a run did."""

    def __init__(self) -> None:
        self.counts = dict.fromkeys(
            ("runs", "deeds", "refused", "undos", "redos", "restored", "restarts", "emptied"), 0
        )
        self.by_deed: dict[str, int] = {}

    def note(self) -> None:
        """Note the counts, and how many kinds of deed took part of all there are."""
        note(38, "every deed at random", **self.counts, kinds=f"{len(self.by_deed)} of {len(DEEDS)}")
