"""Take vCard bytes apart into cards of properties, whatever the version and however badly written.

Lines are unfolded as bytes and decoded one by one after that: a fold may cut a letter in two, and a file may mix
encodings. Nothing here raises.
"""

import base64
import binascii
import codecs
import quopri
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ipo_crm.exchange.raw import decoded

_LINE_END = re.compile(rb"\r?\r?\n|\r")
_BEGIN = re.compile(rb"\s*BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(rb"\s*END\s*:\s*VCARD\s*", re.IGNORECASE)
_AGENT = re.compile(rb"(?:[\w-]+\.)?AGENT\b[^:]*:\s*", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(rb"[^:]*[;=]\s*QUOTED-PRINTABLE\b", re.IGNORECASE)
_QUOTED_HEAD = re.compile(rb'((?:"[^"]*+"|[^":]++)*+):(.*)', re.DOTALL)
_PARAMETER = re.compile(r'(?:"[^"]*"|[^";])+')
_NAME = re.compile(r"\s*(?:(?P<group>[\w-]+)\.)?(?P<name>[\w/-]+)\s*")
_TEXT_CODEC = re.compile(r"utf-8|ascii|iso8859|cp125\d|cp85\d|cp437|koi8|mac-|gb|big5|shift_jis|euc")
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_BINARY = {"PHOTO", "LOGO", "SOUND", "KEY", "X-MS-CARDPICTURE", "X-MS-OL-DESIGN"}
_MAX_VALUE = 200_000
_BARE_ENCODINGS = {"QUOTED-PRINTABLE", "BASE64", "B", "8BIT", "7BIT"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Property:
    """One property: its name in capitals, its group and types in lower case, its value with backslashes still in it.

    Of a value, `text` and `parts` look at the first 200,000 characters.
    """

    name: str
    value: str
    types: frozenset[str] = frozenset()
    group: str = ""

    @property
    def text(self) -> str:
        """The value without its backslashes."""
        return unescaped(self.value[:_MAX_VALUE]).strip()

    @property
    def parts(self) -> tuple[str, ...]:
        """The components between semicolons, without backslashes, with a space for the commas of a list."""
        lists = (split_at(component, ",") for component in split_at(self.value[:_MAX_VALUE], ";"))
        return tuple(" ".join(unescaped(item).strip() for item in items).strip() for items in lists)


@dataclass(slots=True)
class Card:
    """The properties between one BEGIN and its END; `is_closed` tells whether there was an END."""

    properties: list[Property] = field(default_factory=list)
    is_closed: bool = False

    def all(self, *names: str) -> Iterator[Property]:
        """Give the properties of these names that have something in them, in the order of the file."""
        return (each for each in self.properties if each.name in names and each.value.strip(" ;,"))

    def text(self, name: str) -> str:
        """Give the text of the first property of a name, or nothing."""
        return next((each.text for each in self.all(name)), "")


def cards(data: bytes) -> list[Card]:
    """Give every card of the file; a card whose END is missing ends at the next BEGIN or at the end of the file.

    A card inside another one, as the AGENT of vCard 2.1 and 3.0, is passed over.
    """
    found: list[Card] = []
    is_open = follows_agent = False
    nested = 0
    for line in _logical_lines(_as_utf_8(data)):
        if _BEGIN.fullmatch(line):
            nested = nested + 1 if is_open and follows_agent else 0
            if not nested:
                found.append(Card())
                is_open = True
        elif _END.fullmatch(line):
            if is_open and not nested:
                found[-1].is_closed = True
            is_open, nested = is_open and nested > 0, max(0, nested - 1)
        elif is_open and not nested:
            found[-1].properties.extend(_property(line))
        follows_agent = bool(_AGENT.fullmatch(line))
    return found


def split_at(value: str, mark: str) -> list[str]:
    """Split at a mark that has no backslash before it; the backslashes stay."""
    parts, start, at = [], 0, 0
    while at < len(value):
        if value[at] == "\\":
            at += 1
        elif value[at] == mark:
            parts.append(value[start:at])
            start = at + 1
        at += 1
    return [*parts, value[start:]]


def unescaped(value: str) -> str:
    r"""Give the text without backslashes: \n is a new line, before anything else the backslash just goes."""
    return _ESCAPE.sub(lambda match: "\n" if match[1] in "nN" else match[1], value)


def _as_utf_8(data: bytes) -> bytes:
    """Give the bytes without byte order mark, and UTF-16 as UTF-8; other encodings are seen to line by line."""
    if data.startswith(codecs.BOM_UTF8):
        return data.removeprefix(codecs.BOM_UTF8)
    return decoded(data).encode("utf-8", "replace") if b"\0" in data else data


def _logical_lines(data: bytes) -> Iterator[bytes]:
    """Give the lines with folds and the soft line breaks of quoted-printable undone."""
    pending: list[bytes] = []
    is_soft = False
    for line in _LINE_END.split(data):
        is_mark = _is_mark(line)
        if pending and is_soft and not is_mark:
            pending.append(line)
        elif pending and line[:1] in (b" ", b"\t") and not is_mark and not _is_mark(pending[0]):
            pending.append(line[1:])
        elif line.strip():
            if pending:
                yield b"".join(pending)
            pending = [line]
        is_soft = bool(pending and pending[-1].rstrip().endswith(b"=") and _QUOTED_PRINTABLE.match(pending[0]))
        if is_soft:
            pending[-1] = pending[-1].rstrip()[:-1]
    if pending:
        yield b"".join(pending)


def _is_mark(line: bytes) -> bool:
    return bool(_BEGIN.fullmatch(line) or _END.fullmatch(line))


def _property(line: bytes) -> list[Property]:
    """Read one logical line; nothing where it is no property."""
    quoted = _QUOTED_HEAD.fullmatch(line)
    head, colon, raw = (quoted[1], b":", quoted[2]) if quoted else line.partition(b":")
    first, *rest = _PARAMETER.findall(_text(head)) or [""]
    name = _NAME.fullmatch(first)
    if not colon or not name:
        return []
    parameters = [_parameter(each) for each in rest]
    return [
        Property(
            name=name["name"].upper(),
            group=(name["group"] or "").lower(),
            types=frozenset(_types(parameters)),
            value=_value(raw, {} if name["name"].upper() in _BINARY else dict(reversed(parameters))),
        )
    ]


def _parameter(written: str) -> tuple[str, str]:
    """Give name and value of a parameter; vCard 2.1 also writes a value alone."""
    name, equals, value = written.partition("=")
    if equals:
        return name.strip().upper(), value.strip().strip('"')
    bare = written.strip().upper()
    return ("ENCODING" if bare in _BARE_ENCODINGS else "TYPE"), bare


def _types(parameters: Iterable[tuple[str, str]]) -> Iterator[str]:
    for name, value in parameters:
        if name == "TYPE":
            yield from (each.strip(' "').lower() for each in value.split(","))


def _value(raw: bytes, settings: dict[str, str]) -> str:
    """Give the value with its transfer encoding and charset undone."""
    encoding = settings.get("ENCODING", "").upper()
    if encoding == "QUOTED-PRINTABLE":
        return _text(quopri.decodestring(raw), settings.get("CHARSET", ""))
    if encoding in {"B", "BASE64"}:
        try:
            return _text(base64.b64decode(raw), settings.get("CHARSET", ""))
        except binascii.Error:
            return _text(raw)
    return _text(raw, settings.get("CHARSET", ""))


def _text(raw: bytes, charset: str = "") -> str:
    """Decode by the charset when it is one of text, else as UTF-8, else as cp1252."""
    for codec in (_codec(charset), "utf-8"):
        try:
            return raw.decode(codec)
        except UnicodeDecodeError:
            continue
    return raw.decode("cp1252", "replace")


def _codec(charset: str) -> str:
    """Give Python's name of a charset, UTF-8 for what is none: a file must not reach codecs such as "zip" or "idna"."""
    try:
        name = codecs.lookup(charset).name
    except (LookupError, ValueError, UnicodeError):
        return "utf-8"
    return name if _TEXT_CODEC.match(name) else "utf-8"
