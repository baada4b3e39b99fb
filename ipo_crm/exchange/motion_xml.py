"""Read a motion or amendment as parliament publishes it: one Kamerstuk in the XML of officielebekendmakingen.nl."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.motions import MotionKind
from ipo_crm.domain.organisations import Chamber
from ipo_crm.exchange.dutch_names import one_line
from ipo_crm.exchange.raw import checked, decoded
from ipo_crm.exchange.report import Reading

_CHAMBERS = {"1": Chamber.EERSTE_KAMER, "2": Chamber.TWEEDE_KAMER}
_KINDS = (("motie", MotionKind.MOTION), ("amendement", MotionKind.AMENDMENT))
_ASKS = re.compile(r"(verzoekt|verzoeken|spreekt|roept|draagt|nodigt|besluit|dringt)\b", re.IGNORECASE)
_END = "orde van de dag"
_AGAIN = "Haal het stuk opnieuw op als XML, of vul de motie met de hand in."


@dataclass(frozen=True, slots=True, kw_only=True)
class MotionTextRow:
    """A motion or amendment; `signers` are surnames as printed, with a first name where the chamber has namesakes."""

    number: str
    kamerstuk: str
    title: str
    kind: MotionKind
    chamber: Chamber
    submitted: date | None
    dictum: str
    signers: tuple[str, ...]


def read(data: bytes) -> Reading[MotionTextRow]:
    """Read one Kamerstuk; raises UserError when it is no motion or amendment, or is damaged."""
    root = _parsed(decoded(checked(data)))
    heading = _last(root, "stuk/titel")
    kind = next((kind for word, kind in _KINDS if word in heading.casefold()), None)
    chamber = _CHAMBERS.get(_last(root, "kamerstukkop/tekstregel[@inhoud='kamernummer']"))
    if kind is None or chamber is None:
        raise UserError(f"Dit Kamerstuk is geen motie of amendement van een van de Kamers. {_AGAIN}")
    lines = [_text(each) for each in root.iter("al")]
    end = next((place for place, line in enumerate(lines) if _END in line), len(lines))
    signers = tuple(name for line in lines[end + 1 :] if (name := line.strip(" ,;.")))
    row = MotionTextRow(
        number=_number(root),
        kamerstuk="".join(_last(root, "dossier/dossiernummer/dossiernr").split()),
        title=_title(heading, signers, _last(root, "dossier/titel")),
        kind=kind,
        chamber=chamber,
        submitted=_day(root),
        dictum=_dictum(lines[:end]),
        signers=signers,
    )
    return Reading(holds="Kamerstuk", rows=(row,), read=1)


def _parsed(text: str) -> ET.Element:
    """Parse what declares no entities of its own: those could make a small file grow without end."""
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise UserError(f"Dit XML-bestand heeft een eigen documenttype en wordt daarom niet gelezen. {_AGAIN}")
    try:
        root = ET.fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))  # noqa: S314 - without entities it is safe
    except ET.ParseError as error:
        raise UserError(f"Dit XML-bestand is niet af of beschadigd. {_AGAIN}") from error
    found = root if root.tag == "kamerstuk" else root.find("kamerstuk")
    if found is None:
        raise UserError(f"Dit XML-bestand is geen Kamerstuk. {_AGAIN}")
    return found


def _number(root: ET.Element) -> str:
    """Give the number as votes have it: dossier, chapter of the budget, and number within: "36410-XII-32"."""
    parts = ("dossier/dossiernummer/dossiernr", "dossier/dossiernummer/begrotingshoofdstuk", "stuk/stuknr/ondernummer")
    return "-".join(part for path in parts if (part := "".join(_last(root, path).split())))


def _title(heading: str, signers: Iterable[str], dossier: str) -> str:
    """Give the heading, printed in capitals, as a sentence with the names as the signers write them."""
    told = heading.casefold().capitalize() if heading.isupper() else heading
    for name in signers:
        told = re.sub(rf"\b{re.escape(name)}\b", name.replace("\\", ""), told, flags=re.IGNORECASE)
    return f"{told} ({dossier})" if dossier else told


def _dictum(lines: list[str]) -> str:
    """Give what the chamber asks, without the considerations before it; all of it where that is not to be told."""
    first = next((place for place, line in enumerate(lines) if _ASKS.match(line)), 0)
    return "\n".join(line for line in lines[first:] if line)


def _day(root: ET.Element) -> date | None:
    written = next((each.get("isodatum", "") for each in root.iterfind("stuk/datumtekst/datum")), "")
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


def _last(root: ET.Element, path: str) -> str:
    found = root.findall(path)
    return _text(found[-1]) if found else ""


def _text(element: ET.Element) -> str:
    return one_line("".join(element.itertext()))
