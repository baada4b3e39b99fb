"""The words in which migrations write tables: columns with their checks, keys with what happens on delete."""

_DAY = "CHECK ({0} IS NULL OR date({0}) IS {0})"
_CLOCK = "CHECK ({0} IS NULL OR strftime('%H:%M', {0}) IS {0})"


def record(name: str, *columns: str) -> str:
    """Give the DDL of a noun: integer key for speed, UUID for exchange."""
    lines = ("id INTEGER PRIMARY KEY", "uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36)", *columns)
    return f"CREATE TABLE {name} (\n  " + ",\n  ".join(lines) + "\n) STRICT"


def part(name: str, *columns: str) -> str:
    """Give the DDL of a part of a noun: a key, no UUID of its own."""
    return f"CREATE TABLE {name} (\n  " + ",\n  ".join(("id INTEGER PRIMARY KEY", *columns)) + "\n) STRICT"


def text(name: str, limit: int = 500, extra: str = "") -> str:
    """Give a text that may be empty."""
    return f"{name} TEXT NOT NULL DEFAULT '' CHECK (length({name}) <= {limit}{extra})"


def required(name: str, limit: int = 500) -> str:
    """Give a text that may not be empty."""
    return f"{name} TEXT NOT NULL CHECK (length({name}) BETWEEN 1 AND {limit})"


def day(name: str) -> str:
    """Give a day, or NULL."""
    return f"{name} TEXT {_DAY.format(name)}"


def clock(name: str) -> str:
    """Give a time on the clock, or NULL."""
    return f"{name} TEXT {_CLOCK.format(name)}"


def one_of(name: str, *values: str) -> str:
    """Give a text that is one of these."""
    listed = ", ".join(f"'{value}'" for value in values)
    return f"{name} TEXT NOT NULL CHECK ({name} IN ({listed}))"


def scale(name: str, low: int, high: int) -> str:
    """Give a whole number between two bounds, or NULL."""
    return f"{name} INTEGER CHECK ({name} BETWEEN {low} AND {high})"


def key(name: str, table: str, on_delete: str = "CASCADE", *, required: bool = False) -> str:
    """Give a foreign key that says what happens when its record goes."""
    return f"{name} INTEGER {'NOT NULL ' if required else ''}REFERENCES {table}(id) ON DELETE {on_delete}"


def flag(name: str, default: int = 0) -> str:
    """Give a yes or no."""
    return f"{name} INTEGER NOT NULL DEFAULT {default} CHECK ({name} IN (0, 1))"


def only_one(*columns: str) -> str:
    """Give the check that exactly one of these columns is filled."""
    return f"CHECK ({' + '.join(f'({column} IS NOT NULL)' for column in columns)} = 1)"


PERIOD = (
    day("valid_from"),
    day("valid_to"),
    "CHECK (valid_from IS NULL OR valid_to IS NULL OR valid_from < valid_to)",
)
SOURCE = key("source_id", "source", "RESTRICT")
ACTOR = (
    key("person_id", "person"),
    key("organisation_id", "organisation"),
    "CHECK ((person_id IS NULL) <> (organisation_id IS NULL))",
)
NOTE = 1_000_000


def columns_first(*parts: str) -> tuple[str, ...]:
    """Put table constraints behind the columns, as SQL wants them."""
    return tuple(sorted(parts, key=lambda part: part.startswith(("CHECK", "UNIQUE"))))


def search_index(table: str, columns: tuple[str, ...], beginnings: str) -> tuple[str, ...]:
    """Give the DDL of a full-text index over a table that also holds beginnings of words, of so many letters."""
    index = f"{table}_search"
    return (
        f"CREATE VIRTUAL TABLE {index} USING fts5({', '.join(columns)}, content='{table}', content_rowid='id', "
        f"tokenize='unicode61 remove_diacritics 2', prefix='{beginnings}')",
        f"INSERT INTO {index} ({index}, rank) VALUES ('secure-delete', 1)",
    )


def search(table: str, columns: tuple[str, ...], beginnings: str = "1 2 3") -> tuple[str, ...]:
    """Give the DDL of a full-text index over a table, kept level by triggers."""
    names = ", ".join(columns)
    old, new = (", ".join(f"{side}.{column}" for column in columns) for side in ("OLD", "NEW"))
    index = f"{table}_search"
    take = f"INSERT INTO {index} ({index}, rowid, {names}) VALUES ('delete', OLD.id, {old});"
    give = f"INSERT INTO {index} (rowid, {names}) VALUES (NEW.id, {new});"
    return (
        *search_index(table, columns, beginnings),
        f"CREATE TRIGGER {index}_insert AFTER INSERT ON {table} BEGIN {give} END",
        f"CREATE TRIGGER {index}_delete AFTER DELETE ON {table} BEGIN {take} END",
        f"CREATE TRIGGER {index}_update AFTER UPDATE OF {names} ON {table} BEGIN {take} {give} END",
    )
