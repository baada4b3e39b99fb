"""The erasure register: keyed hashes of who was erased, so that an old back-up does not bring them back.

HMAC-SHA256 under a key that is in the file itself; without that key nobody can test a guess against it.
"""

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import Connection
from sqlcipher3 import dbapi2

from ipo_crm.domain.ids import PersonId
from ipo_crm.domain.names import fold
from ipo_crm.domain.people import ContactKind
from ipo_crm.store import people
from ipo_crm.store.mentioned import Target

_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Register:
    """The register of one file: of which workspace, under which key, and the moment of each hash."""

    workspace: str
    key: str
    digests: Mapping[str, str]


def note(connection: Connection, who: Target) -> None:
    """Write down who is about to be erased; whoever is in the register already is not written twice."""
    if who.key is None:
        return
    key = _key(connection)
    known = set(connection.exec_driver_sql("SELECT digest FROM erasure").scalars())
    at = datetime.now(UTC).isoformat(timespec="seconds")
    for digest in sorted(_digests(connection, who.key, key) - known):
        connection.exec_driver_sql("INSERT INTO erasure (at, digest) VALUES (?, ?)", (at, digest))


def matches(connection: Connection, register: Register | None = None) -> tuple[PersonId, ...]:
    """Give the people in the file who stand in its register, or in another one."""
    register = register or of(connection)
    if not register.key or not register.digests:
        return ()
    keys = connection.exec_driver_sql("SELECT id FROM person ORDER BY id").scalars().all()
    return tuple(PersonId(key) for key in keys if _digests(connection, key, register.key) & register.digests.keys())


def of(connection: Connection) -> Register:
    """Give the register of an open file."""
    workspace, key = connection.exec_driver_sql("SELECT workspace_uuid, erasure_key FROM meta").one()
    return Register(workspace, key, _digests_in(connection))


def read(raw: dbapi2.Connection) -> Register | None:
    """Give the register of a file that is only looked at; None for one of before there was a register."""
    columns = {row[1] for row in raw.execute("PRAGMA table_info(meta)").fetchall()}
    if "erasure_key" not in columns:
        return None
    workspace, key = raw.execute("SELECT workspace_uuid, erasure_key FROM meta").fetchone()
    return Register(workspace, key, dict(raw.execute("SELECT digest, at FROM erasure").fetchall()))


def workspace_of(raw: dbapi2.Connection) -> str:
    """Give which workspace a file that is only looked at is a state of."""
    return str(raw.execute("SELECT workspace_uuid FROM meta").fetchone()[0])


def take_over(connection: Connection, register: Register) -> None:
    """Add the register of a later state of the same workspace; only under a key that this file can bear."""
    own = of(connection)
    if own.key not in ("", register.key):
        return
    connection.exec_driver_sql("UPDATE meta SET erasure_key = ?", (register.key,))
    for digest, at in sorted(register.digests.items()):
        if digest not in own.digests:
            connection.exec_driver_sql("INSERT INTO erasure (at, digest) VALUES (?, ?)", (at, digest))


def _digests_in(connection: Connection) -> dict[str, str]:
    rows = connection.exec_driver_sql("SELECT digest, at FROM erasure")
    return {row.digest: row.at for row in rows}


def _key(connection: Connection) -> str:
    key: str = connection.exec_driver_sql("SELECT erasure_key FROM meta").scalar_one()
    if not key:
        key = secrets.token_hex(_KEY_BYTES)
        connection.exec_driver_sql("UPDATE meta SET erasure_key = ?", (key,))
    return key


def _digests(connection: Connection, person: PersonId, key: str) -> set[str]:
    """Give the hash of each thing by which a person is known again: UUIDs, keys in registers, name with e-mail."""
    found = people.get(connection, person)
    if found is None:
        return set()
    query = "SELECT gone_uuid FROM merged_record WHERE subject = 'person' AND kept_id = ?"
    known = [f"uuid|{uuid}" for uuid in (found.uuid, *connection.exec_driver_sql(query, (person,)).scalars())]
    query = "SELECT scheme, value FROM identifier WHERE person_id = ?"
    known += [f"key|{scheme}|{value}" for scheme, value in connection.exec_driver_sql(query, (person,))]
    known += [
        f"name|{found.name.sort_key}|{fold(point.value).strip()}"
        for point in found.contact_points
        if point.kind is ContactKind.EMAIL
    ]
    secret = bytes.fromhex(key)
    return {hmac.new(secret, text.encode(), hashlib.sha256).hexdigest() for text in known}
