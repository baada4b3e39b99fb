"""Erased again: who was erased does not come back with an old back-up that is put in the place of the file."""

import shutil
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack, closing, contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from ipo_crm.domain.changes import Change
from ipo_crm.domain.erasure import Counts, Proof, TextPlace
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.ids import DeedId
from ipo_crm.store import backup_rewrite, backups, erasure, erasure_register, mentioned
from ipo_crm.store.backup_keys import SecretFor
from ipo_crm.store.erasure_register import Register
from ipo_crm.store.mentioned import Target
from ipo_crm.store.workspace import Workspace

_ROOM = ".terugzetten"


def wipe(workspace: Workspace, people: Sequence[Target], kept: Mapping[TextPlace, str]) -> Proof:
    """Erase people from an open file and write the file anew; the proof names nobody and tells of no back-ups yet."""
    touched: dict[str, set[int]] = {}
    counts, deed = Counts(), None
    with workspace.wiping() as connection:
        for who in people:
            for subject, key in _touched(workspace, who, kept):
                touched.setdefault(subject, set()).add(key)
            wiped, deed = erasure.erase(connection, who, frozenset(kept), workspace.author)
            counts += wiped
    workspace.compact()
    change = Change(
        None if deed is None else DeedId(deed),
        erasure.TITLE,
        {subject: frozenset(keys) for subject, keys in touched.items()},
    )
    return Proof(
        at=datetime.now(UTC),
        change=change,
        counts=counts,
        kept=tuple(sorted(kept.items())),
        left=sum(_left(workspace, who, kept) for who in people),
        backups=(),
    )


def reapply(workspace: Workspace, register: Register | None = None) -> Proof | None:
    """Erase everyone in an open file who stands in its register, or in the one given; None when nobody does."""
    connection = workspace.connection
    found = [mentioned.target(connection, key) for key in erasure_register.matches(connection, register)]
    people = [who for who in found if who is not None]
    return wipe(workspace, people, {}) if people else None


def carry_over(states: Sequence[Path], restored: Path, secret_for: SecretFor) -> Proof | None:
    """Take the register of another state of a file into the one that is to take its place, and erase again by it.

    `states` are tried in turn, as what stands there may be damaged: the first that can be read and is of the same
    workspace counts. A register only grows, so the newest is the whole one.
    """
    with closing(backups.opened(restored, secret_for)) as raw:
        own = erasure_register.workspace_of(raw)
    found = (_register_of(path, secret_for) for path in states)
    register = next((each for each in found if each is not None and each.workspace == own), None)
    if register is None or not register.digests:
        return None  # and the file was only looked at: one of an older version is brought up to date at its opening
    with backup_rewrite.opened(restored, secret_for) as workspace:
        with workspace.wiping() as connection:
            erasure_register.take_over(connection, register)
        return reapply(workspace, register)


def _register_of(path: Path, secret_for: SecretFor) -> Register | None:
    with suppress(StoreError, UserError), ExitStack() as stack:
        whole, mode = stack.enter_context(_settled(path))
        return erasure_register.read(stack.enter_context(closing(backups.opened(whole, secret_for, mode))))
    return None


@contextmanager
def _settled(path: Path) -> Iterator[tuple[Path, str]]:
    """Give a file that can be looked at and the mode to open it in.

    Of one that a crash left in the middle of a deed it is a copy, which rolls back at opening: the file itself stays
    as the crash left it, with its journal.
    """
    journal = backups.journal_of(path)
    if not journal.exists() or not journal.stat().st_size:
        yield path, "ro"
        return
    room = path.parent / _ROOM
    shutil.rmtree(room, ignore_errors=True)
    with backups.told():
        room.mkdir()
        try:
            for each in (path, journal):
                shutil.copyfile(each, room / each.name)
            yield room / path.name, "rw"
        finally:
            shutil.rmtree(room, ignore_errors=True)


def _touched(workspace: Workspace, who: Target, kept: Collection[TextPlace]) -> Iterator[tuple[str, int]]:
    yield from mentioned.going_along(workspace.connection, who.key)
    for place, _ in mentioned.texts(workspace.connection, who):
        if place not in kept:
            yield place.ref.subject, place.ref.key


def _left(workspace: Workspace, who: Target, kept: Collection[TextPlace]) -> int:
    """Count the mentions that still stand though nobody chose so."""
    connection = workspace.connection
    texts = sum(place not in kept for place, _ in mentioned.texts(connection, who))
    return texts + len(mentioned.titles(connection, who, meant=True)) + len(mentioned.drafts(connection, who))
