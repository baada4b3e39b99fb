"""A damaged file, read as far as it goes: from a copy, row by row, past the pages that cannot be read.

After a page that fails its check a connection gives nothing any more, so each failure asks for a new one. A page that
fails can be signed anew in a second copy: SQLCipher then reads it, and the rows on it are doubtful, but there.
"""

import hashlib
import hmac
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from ipo_crm.store import keys
from ipo_crm.store.file_format import SALT_BYTES
from ipo_crm.store.keys import Secret

PAGE = 4096
_BODY = PAGE - 64  # what stands on a page with its IV; the HMAC comes behind
_MASK = 0x3A  # SQLCipher 4: the key of the HMAC comes from the key of the file, in two rounds, with the salt so masked
_ROUNDS = 2
_WIDEST = 16  # keys jumped over at once; a readable stretch that is shorter may be missed between two that are not
_BEYOND = 2048  # keys looked beyond the last known one

Row = dict[str, Any]
Ask = Callable[..., Iterator[tuple[Any, ...]]]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Read:
    """The rows of a table that could be read, those of which only a part could, and the keys that could not."""

    whole: dict[int, Row]
    partly: dict[int, Row]
    gaps: tuple[Span, ...]


def take_copy(source: Path, folder: Path, secret: Secret | None, name: str = "beschadigd") -> "Copy":
    """Copy a damaged file into a private folder, in whole pages, with its salt in its place."""
    path = folder / name
    shutil.copyfile(source, path)
    journal = source.with_name(source.name + "-journal")
    if journal.exists() and journal.stat().st_size:
        _roll_back(path, journal, secret)
    with path.open("r+b") as file:
        file.truncate(-(-path.stat().st_size // PAGE) * PAGE)
        if secret is not None:
            file.write(bytes(secret.salt))
    return Copy(path, secret)


class Copy:
    """A copy of a damaged file; `bad` are the pages that fail their check, None in a plain file."""

    def __init__(self, path: Path, secret: Secret | None) -> None:
        self.path = path
        self.secret = secret
        self.pages = path.stat().st_size // PAGE
        self.bad = None if secret is None else tuple(bad_pages(path, secret))
        self._raw: dbapi2.Connection | None = None

    def ask(self, query: str, values: tuple[object, ...] = ()) -> Iterator[tuple[Any, ...]]:
        """Give the rows of a question; after a fault, which is passed on, the next one gets a new connection."""
        if self._raw is None:
            self._raw = self._connect()
        try:
            yield from self._raw.execute(query, values)
        except dbapi2.Error:
            self.close()
            raise

    def close(self) -> None:
        """Let go of the copy."""
        if self._raw is not None:
            self._raw.close()
            self._raw = None

    def _connect(self) -> dbapi2.Connection:
        """Open the copy without any check, and read on where the schema has an error."""
        raw = dbapi2.connect(self.path, isolation_level=None)
        raw.text_factory = lambda text: text.decode("utf-8", "replace")
        raw.execute("PRAGMA cipher_log_level = NONE")
        if self.secret is not None:
            raw.execute(keys.pragma(self.secret.key, self.secret.salt))
        raw.execute("PRAGMA writable_schema = ON")  # also makes SQLite take the size of the file from the file
        raw.execute("PRAGMA cell_size_check = ON")
        raw.execute("PRAGMA trusted_schema = OFF")
        with suppress(dbapi2.Error):  # the first statement may fail on the schema; those after it see what was read
            raw.execute("SELECT 1 FROM sqlite_schema LIMIT 1").fetchone()
        return raw

    def signed_anew(self) -> "Copy":
        """Give a second copy of which the bad pages bear a check that fits."""
        if self.secret is None or not self.bad:
            return self
        twin = self.path.with_name("getekend")
        shutil.copyfile(self.path, twin)
        sign(twin, self.secret, self.bad)
        return Copy(twin, self.secret)

    def take_pages(self, donor: Path, numbers: Sequence[int]) -> None:
        """Replace pages by those of another file under the same key."""
        with donor.open("rb") as theirs, self.path.open("r+b") as ours:
            for number in numbers:
                theirs.seek((number - 1) * PAGE)
                ours.seek((number - 1) * PAGE)
                ours.write(theirs.read(PAGE))

    def tables(self) -> tuple[str, ...]:
        """Give the tables with an `id` that the schema tells of; none when it cannot be read."""
        query = "SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT'"
        try:
            return tuple(name for (name,) in self.ask(query))
        except dbapi2.Error:
            return ()

    def numbered_up_to(self, table: str) -> int:
        """Give the last number that a table whose numbers are never used again gave out; 0 when that is not known."""
        try:
            found = next(self.ask("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)), None)
        except dbapi2.Error:
            return 0
        return int(found[0]) if found else 0

    def read(self, table: str, within: Sequence[Span] | None = None, top: int = 0) -> Read:
        """Read a table, or stretches of its keys; `top` is the highest key that is known from elsewhere."""
        try:
            columns = tuple(name for (name,) in self.ask("SELECT name FROM pragma_table_info(?)", (table,)))
        except dbapi2.Error:
            columns = ()
        if "id" not in columns:
            return Read({}, {}, tuple(within) if within is not None else ((1, top),) if top else ())
        reader = _Reader(self.ask, table, columns, top)
        spans = [(-(2**62), 2**62)] if within is None else within
        for span in spans:
            reader.run(*span)
        return Read(reader.whole, reader.partly, tuple(reader.gaps))


def _roll_back(path: Path, journal: Path, secret: Secret | None) -> None:
    """Take back the deed that was under way when the file was damaged, if SQLite can."""
    beside, before = path.with_name(path.name + "-journal"), path.with_name("voor")
    shutil.copyfile(path, before)
    shutil.copyfile(journal, beside)
    copy = Copy(path, secret)
    try:
        list(copy.ask("SELECT count(*) FROM sqlite_schema"))
    except dbapi2.Error:
        shutil.copyfile(before, path)
    copy.close()
    beside.unlink(missing_ok=True)
    before.unlink()


class _Reader:
    """Reads one table along its keys, over what cannot be read."""

    def __init__(self, ask: Ask, table: str, columns: tuple[str, ...], top: int) -> None:
        self._ask = ask
        self._table = table
        self._columns = columns
        self._top = max(top, self._highest())
        self.whole: dict[int, Row] = {}
        self.partly: dict[int, Row] = {}
        self.gaps: list[Span] = []

    def run(self, low: int, high: int) -> None:
        """Read from one key up to and with another."""
        at: int | None = low
        while at is not None and at <= high:
            last = self._stream(at, high)
            if last is None:
                return
            at = self._over(max(last + 1, at), high)

    def _stream(self, low: int, high: int) -> int | None:
        """Read on until something fails; give the last key read, None when the end was reached."""
        last = low - 1
        query = f"SELECT {', '.join(self._columns)} FROM {self._table} NOT INDEXED WHERE id BETWEEN ? AND ? ORDER BY id"
        try:
            for row in self._ask(query, (low, high)):
                values = dict(zip(self._columns, row, strict=True))
                last = values["id"]
                self.whole[last] = values
        except dbapi2.Error:
            return last
        return None

    def _over(self, low: int, high: int) -> int | None:
        """Find the next key that can be read, note the gap before it, and give where to go on; None at the end."""
        low = max(low, 0)
        end = min(high, max(self._top, low + _BEYOND))
        failed, step = low - 1, 1
        at = low
        while at <= end:
            found = self._probe(at)
            if found is not None:
                at = self._first_good(failed + 1, at)
                if at > low:
                    self.gaps.append((low, at - 1))
                return self._piecewise(at) if at == low else at
            failed, at, step = at, at + step, min(step * 2, _WIDEST)
        self.gaps.append((low, end))
        return None

    def _first_good(self, low: int, good: int) -> int:
        while low < good:
            middle = (low + good) // 2
            if self._probe(middle) is not None:
                good = middle
            else:
                low = middle + 1
        return good

    def _probe(self, key: int) -> int | None:
        """Give the first key from this one on, or 0 beyond the last; None when it cannot be read."""
        query = f"SELECT id FROM {self._table} NOT INDEXED WHERE id >= ? ORDER BY id LIMIT 1"
        try:
            row = next(self._ask(query, (key,)), None)
        except dbapi2.Error:
            return None
        return row[0] if row else 0

    def _piecewise(self, low: int) -> int | None:
        """Read what can be read of a row whose key stands there but whose long text does not; give where to go on."""
        key = self._probe(low)
        if not key:
            return None
        values: Row = {}
        for column in self._columns:
            query = f"SELECT {column} FROM {self._table} NOT INDEXED WHERE id = ?"
            with suppress(dbapi2.Error):
                row = next(self._ask(query, (key,)), None)
                if row is not None:
                    values[column] = row[0]
        if "id" in values:
            self.partly[key] = values
        else:
            self.gaps.append((key, key))
        return key + 1

    def _highest(self) -> int:
        try:
            return next(self._ask(f"SELECT max(id) FROM {self._table} NOT INDEXED"))[0] or 0
        except dbapi2.Error:
            return 0


def bad_pages(path: Path, secret: Secret) -> Iterator[int]:
    """Give the numbers of the pages whose HMAC does not fit; page 1 is the first."""
    key = _mac_key(secret)
    with path.open("rb") as file:
        number = 0
        while page := file.read(PAGE):
            number += 1
            if page[_BODY:] != _mac(key, number, page):
                yield number


def fits(path: Path, secret: Secret) -> bool:
    """Tell whether a key is that of a file, by any page that is whole: where the first one is damaged too."""
    key = _mac_key(secret)
    with path.open("rb") as file:
        number = 0
        while page := file.read(PAGE):
            number += 1
            if page[_BODY:] == _mac(key, number, page):
                return True
    return False


def sign(path: Path, secret: Secret, numbers: Sequence[int]) -> None:
    """Write into pages the HMAC of what stands on them."""
    key = _mac_key(secret)
    with path.open("r+b") as file:
        for number in numbers:
            file.seek((number - 1) * PAGE)
            page = file.read(PAGE)
            file.seek((number - 1) * PAGE + _BODY)
            file.write(_mac(key, number, page))


def _mac_key(secret: Secret) -> bytes:
    masked = bytes(byte ^ _MASK for byte in secret.salt)
    return hashlib.pbkdf2_hmac("sha512", bytes(secret.key), masked, _ROUNDS, 32)


def _mac(key: bytes, number: int, page: bytes) -> bytes:
    body = page[SALT_BYTES if number == 1 else 0 : _BODY]
    return hmac.new(key, body + number.to_bytes(4, "little"), "sha512").digest()
