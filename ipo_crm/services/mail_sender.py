"""The sender of a mail that was kept as a file, in words that can be read as a pasted signature."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser
from pathlib import Path
from typing import Final

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.names import fold
from ipo_crm.domain.signature_words import GREETING, QUOTED

# WORKAROUND: what Python's reader of headers lets out where they are none, beside the errors that it is meant to give
_BROKEN: Final = (AttributeError, LookupError, TypeError, ValueError)
_MOST_BYTES: Final = 40_000_000
_LONGEST: Final = 20
_BREAKS: Final = frozenset({"br", "p", "div", "tr", "li", "h1", "h2", "h3", "table"})
_SPACES: Final = re.compile(r"\s+")
_UNSEEN: Final = frozenset({"style", "script", "title"})


def sender_of(path: Path) -> str:
    """Give the signature below a mail (.eml) with the address of who sent it, or name and address where it has none.

    Of the text above the signature and of earlier mails below it nothing is given. Raises UserError with what to do.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise UserError(f"{path.name} is te groot om te lezen. Plak de handtekening in het formulier.")
        message = message_from_bytes(path.read_bytes(), policy=policy.default)
    except OSError as error:
        raise UserError(f"{path.name} kan niet worden gelezen. Controleer de rechten van het bestand.") from error
    name, address = _sender(message)
    if "@" not in address:
        raise UserError(f"In {path.name} staat geen afzender. Plak de handtekening in het formulier.")
    signature = _signature(_text(message))
    if not signature:
        return f"{name} <{address}>".strip()
    has_own = address.casefold() in signature.casefold()
    return signature if has_own else f"{signature}\n{address}"


def _sender(message: EmailMessage) -> tuple[str, str]:
    """Give name and address of who sent a mail; both empty where that cannot be read."""
    try:
        found = message["from"].addresses[0]
    except _BROKEN:
        return "", ""
    return found.display_name, found.addr_spec


def _text(message: EmailMessage) -> str:
    """Give what the mail says; nothing where its kind of letters is not known."""
    try:
        body = message.get_body(("plain", "html"))
        if body is None:
            return ""
        content, kind = str(body.get_content()), body.get_content_type()
    except _BROKEN:
        return ""
    if kind != "text/html":
        return content
    lines = _Lines()
    lines.feed(content)
    return "".join(lines.found)


def _signature(text: str) -> str:
    """Give what stands below the greeting of the newest mail in a text."""
    newest: list[str] = []
    for line in (each.strip() for each in text.splitlines()):
        if line.startswith(">") or QUOTED.search(fold(line)):
            break
        newest.append(line)
    ends = [at for at, line in enumerate(newest) if line == "--" or GREETING.match(fold(line))]
    return "\n".join(newest[ends[-1] + 1 :][:_LONGEST]).strip() if ends else ""


class _Lines(HTMLParser):
    """Takes the words of a page in HTML, line by line; nothing is fetched."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or something that is not read."""
        del attrs
        self._unseen += tag in _UNSEEN
        if tag in _BREAKS:
            self.found.append("\n")

    def handle_endtag(self, tag: str) -> None:
        """End something that is not read."""
        self._unseen -= tag in _UNSEEN and self._unseen > 0

    def handle_data(self, data: str) -> None:
        """Take words."""
        if not self._unseen:
            self.found.append(_SPACES.sub(" ", data))
