"""The workspace: one file under one connection, made or opened, brought up to date, looked over, and let go of."""

import os
import uuid
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from sqlalchemy import Connection, Engine
from sqlcipher3 import dbapi2

from ipo_crm.domain.errors import (
    DamagedFileError,
    ReadOnlyError,
    StoreError,
    UserError,
    WrongPassphraseError,
)
from ipo_crm.store import (
    at_work,
    crashes,
    disk,
    engine,
    faults,
    file_format,
    gate,
    keys,
    recovery,
    rekey,
)
from ipo_crm.store.deeds import READ_ONLY, Deeds, Transaction
from ipo_crm.store.keys import Secret

__all__ = ["Act", "Transaction", "Workspace", "build", "nothing"]  # who does deeds on a workspace needs no other file

_OTHER_CODE = (
    "Deze herstelcode hoort niet bij dit bestand. Bij elke wijziging van de wachtzin komt een nieuwe code; "
    "zoek het papier met de laatste. Het bestand is ongewijzigd."
)
_CODE_FITS = (
    "De herstelcode hoort bij dit bestand, maar het begin van het bestand is verder beschadigd. Het is ongewijzigd "
    "gelaten. Zet een reservekopie terug; deze code opent ook die."
)
_TORN = (
    "Het bestand is bijgewerkt, maar klopt daarna niet. Werk er niet in: "
    "zet de reservekopie van vóór het omzetten terug."
)


Act = Callable[["Workspace"], None]


def nothing(_workspace: "Workspace") -> None:
    """Do nothing: what happens before a migration where nobody wants a back-up."""


class Workspace(Deeds):
    """An open workspace file; make one with `create` or `open`, and close it.

    `secret` is the key it is open with, None for a plain file; closing wipes it. What is done on it is in `Deeds`.
    """

    def __init__(self, seen: gate.Seen, secret: Secret | None, pair: tuple[Engine, Connection]) -> None:
        self._engine, connection = pair
        self._let_go = gate.hold(seen.path)
        super().__init__(seen, connection)
        self.path = seen.path
        self.secret = secret
        self.encrypted = seen.encrypted
        self.notices = (READ_ONLY, *seen.notices) if self.read_only else seen.notices
        self.opened_with_code = False

    @classmethod
    def create(cls, path: Path, passphrase: str | None) -> Self:
        """Make a new workspace, encrypted unless `passphrase` is None; an existing file is never overwritten."""
        if path.exists():
            raise UserError(f"{path.name} bestaat al. Kies een andere naam, of open het bestaande bestand.")
        if not path.parent.is_dir():
            raise UserError(f"De map {path.parent} bestaat niet. Kies een bestaande map.")
        if not os.access(path.parent, os.W_OK):
            raise ReadOnlyError(_no_writing(path.parent))
        secret = None if passphrase is None else keys.fresh_secret(passphrase)
        part = path.with_name(path.name + ".part")
        try:
            part.unlink(missing_ok=True)
            with faults.told():
                build(part, secret)
            part.rename(path)
            part.with_name(part.name + "-journal").unlink(missing_ok=True)
            disk.sync_folder(path.parent)
        except OSError as error:
            raise ReadOnlyError(_no_writing(path.parent)) from error
        return cls._opened(gate.look(path), secret)

    @classmethod
    def open(cls, path: Path, passphrase: str | None = None, *, before_migration: Act = nothing) -> Self:
        """Open a workspace; read-only when file or folder cannot be written.

        A file of an older version is brought to the present one, after `before_migration` was called with it; what
        that raises leaves the file as it was.
        Raises UserError, WrongPassphraseError, DamagedFileError, NewerFormatError or LockedFileError.
        """
        seen = gate.look(path)
        secret = None
        if seen.salt is not None:
            if passphrase is None:
                raise UserError(f"{path.name} is versleuteld. Geef de wachtzin.")
            secret = Secret(keys.derive(passphrase, seen.salt), seen.salt)
        return cls._opened(seen, secret, before_migration)

    @classmethod
    def open_with_key(cls, path: Path, key: bytes, *, before_migration: Act = nothing) -> Self:
        """Open an encrypted workspace with the raw key that something kept; raises as `open` does.

        A key of before the last change of passphrase gives a WrongPassphraseError.
        """
        seen = gate.look(path)
        if seen.salt is None or len(key) != keys.KEY_BYTES:
            raise WrongPassphraseError("Deze sleutel hoort niet bij dit bestand. Geef de wachtzin.")
        return cls._opened(seen, Secret(key, seen.salt), before_migration)

    @classmethod
    def open_with_code(cls, path: Path, code: str, *, before_migration: Act = nothing) -> Self:
        """Open an encrypted workspace with its recovery code, and mend its first 16 bytes where they were destroyed.

        Raises UserError for a code with a mistake and WrongPassphraseError for that of another file, as `open` does
        for the rest.
        """
        secret = recovery.read(code)
        seen = gate.look(path, secret.salt)
        try:
            workspace = cls._opened(seen, secret, before_migration)
        except WrongPassphraseError as error:
            if not seen.headless:  # key and salt come from one paper: with the salt, the key is right too
                raise DamagedFileError(_CODE_FITS) from error
            raise WrongPassphraseError(_OTHER_CODE) from error
        if seen.headless and seen.writable:
            workspace._mend_head()
        workspace.opened_with_code = True
        return workspace

    @classmethod
    def open_with_secret(cls, path: Path, secret: Secret | None, *, before_migration: Act = nothing) -> Self:
        """Open another file under a key that is at hand, such as a back-up of an open one; the key is not shared."""
        copy = None if secret is None else Secret(secret.key, secret.salt)
        return cls._opened(gate.look(path), copy, before_migration)

    @classmethod
    def _opened(cls, seen: gate.Seen, secret: Secret | None, before_migration: Act = nothing) -> Self:
        with faults.told():
            key = None if secret is None else secret.key
            raw = engine.connect(seen.path, key, seen.salt, "rw" if seen.writable else "ro")
            try:
                _check(raw, encrypted=secret is not None)
            except BaseException:
                raw.close()
                raise
            if seen.writable:
                rekey.sweep(seen.path)
            workspace = cls(seen, secret, engine.wrap(raw))
            try:
                workspace._catch_up(before_migration)
                workspace._look_back(hot=seen.hot)
            except BaseException:
                workspace.close()
                raise
        return workspace

    @property
    def closed(self) -> bool:
        """Whether the file was let go of."""
        return self._connection.closed

    def close(self) -> None:
        """Let go of the file and its lock, and wipe the key."""
        marked, self._marked = self._marked, False
        try:
            if marked and not self.broken:
                # A mark that stays only has the file read whole at its next opening.
                with suppress(StoreError), self.watch.writing(), faults.told():
                    at_work.mark(self._connection, at_work=False)
            with suppress(StoreError):  # what a failing disk left half is rolled back at the next opening
                self._connection.close()
        finally:
            self._engine.dispose()
            self.watch.close()
            self._let_go()
            if self.secret is not None:
                self.secret.wipe()

    def change_key(self, passphrase: str | None) -> Self:
        """Give the file another passphrase, or take encryption away with None; this workspace closes for the new one.

        The journal goes along, so that every deed can still be undone. Raises StoreError with the file as it was.
        """
        if self.read_only:
            raise ReadOnlyError(READ_ONLY)
        if self._busy:
            raise RuntimeError("a change of key inside a deed")
        secret = None if passphrase is None else keys.fresh_secret(passphrase)
        with self.watch.writing(), faults.told():
            part = rekey.write_copy(self._connection, self.path, secret)
        if os.name != "posix":
            self.close()  # Windows does not replace a file that is open; elsewhere the lock is held till the end
        rekey.put_in_place(part, self.path)
        self._marked = False  # what was open has no name any more, and its journal must not come beside the new file
        self.close()
        return self._opened(gate.look(self.path), secret)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _mend_head(self) -> None:
        """Write the first page again, and with it the salt: through SQLite, so that a kill leaves it as it was."""
        with self.watch.writing(), faults.told():
            version = self._connection.exec_driver_sql("PRAGMA user_version").scalar_one()
            self._connection.exec_driver_sql(f"PRAGMA user_version = {version}")

    def _look_back(self, *, hot: bool) -> None:
        """Check all of a file that was left, or copied, while somebody worked in it.

        What a crash broke in its structure is only read from here on; a copy whose pages do not belong together is
        refused.
        """
        marked = at_work.is_marked(self._connection)
        if hot:
            said, torn = crashes.look(self._connection)
            self.notices = (said, *self.notices)
            if torn:
                self.read_only, self._refusal = True, said
        elif marked:
            at_work.check(self._connection, encrypted=self.encrypted)
        self._marked = marked and not self.read_only

    def _catch_up(self, before_migration: Act) -> None:
        """Bring a file of an older version to the present one; a newer minor version opens as it is."""
        version = self._connection.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version >= file_format.VERSION:
            return
        if self.read_only:
            raise StoreError("Dit bestand is van een oudere versie en alleen-lezen. Kopieer het naar een andere map.")
        before_migration(self)
        self._marked = True  # this is not done by degrees, and an older format has no place for the mark
        self._connection.exec_driver_sql("PRAGMA foreign_keys = OFF")  # inside a transaction it would not take
        try:
            with self._atomic():
                file_format.migrate(self._connection)
        finally:
            self._marked = False
            self._connection.exec_driver_sql("PRAGMA foreign_keys = ON")
        if self._connection.exec_driver_sql("PRAGMA quick_check").scalar_one() != "ok":
            raise DamagedFileError(_TORN)


def _check(raw: dbapi2.Connection, *, encrypted: bool) -> None:
    """Check a file that was just opened; pages that hold nothing and were torn by a power cut are sealed anew."""
    try:
        engine.check(raw, encrypted=encrypted)
    except DamagedFileError:
        if not crashes.fill_torn_room(raw):
            raise
        engine.check(raw, encrypted=encrypted)


def _no_writing(folder: Path) -> str:
    return f"In de map {folder} kan niet worden geschreven. Kies een andere map voor het werkbestand."


def build(path: Path, secret: Secret | None) -> None:
    """Write an empty workspace of the present format at the path, whole or not at all."""
    key, salt = (None, None) if secret is None else (secret.key, secret.salt)
    raw = engine.connect(path, key, salt, "rwc")
    pair = engine.wrap(raw)
    connection = pair[1]
    try:
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        connection.exec_driver_sql(f"PRAGMA application_id = {file_format.APPLICATION_ID}")
        file_format.migrate(connection)
        made = (str(uuid.uuid4()), datetime.now(UTC).isoformat(timespec="seconds"), "ipo_crm")
        connection.exec_driver_sql("INSERT INTO meta (workspace_uuid, created_at, created_by) VALUES (?, ?, ?)", made)
        connection.exec_driver_sql("COMMIT")
    finally:
        connection.close()
        pair[0].dispose()
        raw.close()
