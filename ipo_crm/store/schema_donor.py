"""A donor of schema pages: where the description of the tables is damaged, another file under the same key has it too.

The pages of the schema lie where they were laid when the file was made or migrated, and never change after that. So
those of the newest back-up are the same, and for a file that was made in the present format, those of any new one.
"""

from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from ipo_crm.store import engine, keys
from ipo_crm.store.damaged import PAGE, Copy
from ipo_crm.store.keys import Secret
from ipo_crm.store.workspace import build

_FILLING = "x" * 900_000
_MOST_CUT_OFF = 4000  # pages looked at beyond the end of a file that was cut off


def mend_schema(copy: Copy, backup: Path | None) -> bool:
    """Bring the schema pages of a damaged copy back from a donor; tell whether the schema can be read now."""
    if _names(copy.path, copy.secret):
        return True
    if copy.secret is None or copy.bad is None:
        return False
    before = copy.path.read_bytes()
    for donor in _donors(copy, copy.secret, backup):
        cut_off = range(copy.pages + 1, min(donor.stat().st_size // PAGE, copy.pages + _MOST_CUT_OFF) + 1)
        pages = _schema_pages(donor, copy.secret, (*copy.bad, *cut_off))
        copy.take_pages(donor, pages)
        if _names(copy.path, copy.secret) == _names(donor, copy.secret):
            copy.bad = tuple(page for page in copy.bad if page not in pages)
            return True
        copy.path.write_bytes(before)
    return False


def _donors(copy: Copy, secret: Secret, backup: Path | None) -> Iterator[Path]:
    """Give the back-up and a new file, each made as long as the damaged one: its first page tells how long it is."""
    path = copy.path.with_name("gever")
    if backup is not None:
        path.write_bytes(backup.read_bytes())
        _lengthen(path, secret, copy.pages)
        yield path
        path.unlink()
    build(path, secret)
    _lengthen(path, secret, copy.pages)
    yield path
    path.unlink()


def _lengthen(path: Path, secret: Secret, pages: int) -> None:
    with closing(engine.connect(path, secret.key, secret.salt, "rw")) as raw:
        number = 0
        while raw.execute("PRAGMA page_count").fetchone()[0] < pages:
            number += 1
            row = (f"gever:{number}", _FILLING, "nu")
            raw.execute("INSERT INTO draft (place, text, saved_at) VALUES (?, ?, ?)", row)


def _schema_pages(donor: Path, secret: Secret, numbers: Sequence[int]) -> tuple[int, ...]:
    """Give which of these pages bear the schema in the donor: without one of those its tables are not all there."""
    whole = _names(donor, secret)
    found = []
    for number in numbers:
        if number * PAGE > donor.stat().st_size:
            continue
        with donor.open("r+b") as file:
            file.seek((number - 1) * PAGE)
            page = file.read(PAGE)
            file.seek((number - 1) * PAGE)
            file.write(bytes(PAGE - 1) + b"x")
            file.flush()
            if _names(donor, secret) != whole:
                found.append(number)
            file.seek((number - 1) * PAGE)
            file.write(page)
    return tuple(found)


def _names(path: Path, secret: Secret | None) -> tuple[str, ...]:
    """Give the parts of the schema of a file in order; none when not all of it can be read, or parts contradict."""
    with closing(dbapi2.connect(path, isolation_level=None)) as raw:
        raw.execute("PRAGMA cipher_log_level = NONE")
        if secret is not None:
            raw.execute(keys.pragma(secret.key, secret.salt))
        raw.execute("PRAGMA writable_schema = ON")  # of a file that was cut off the size is taken as it is
        query = "SELECT name, rootpage FROM sqlite_schema ORDER BY name"
        try:
            with suppress(dbapi2.Error):
                raw.execute(query).fetchall()
            rows = raw.execute(query).fetchall()
        except dbapi2.Error:
            return ()
    roots = [root for _, root in rows if root]
    names = tuple(name for name, _ in rows)
    return names if len(set(names)) == len(names) and len(set(roots)) == len(roots) else ()
