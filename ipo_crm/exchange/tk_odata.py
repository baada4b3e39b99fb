"""Read Tweede Kamer open data: one JSON response of its OData service, as saved from a browser."""

import json
import re
from collections.abc import Callable, Iterable
from typing import NoReturn

from ipo_crm.domain.errors import UserError
from ipo_crm.exchange.raw import checked, decoded
from ipo_crm.exchange.report import LeaveOutError, Ledger, Reading
from ipo_crm.exchange.sniff import HEAD_BYTES, refusal
from ipo_crm.exchange.tk_fields import Record
from ipo_crm.exchange.tk_records import Finds, take_activity, take_fractie, take_person, take_seat
from ipo_crm.exchange.tk_rows import TkRow
from ipo_crm.exchange.tk_votes import take_case, take_decision, take_vote

_TAKERS: dict[str, Callable[[Record, Finds], None]] = {
    "Persoon": take_person,
    "Fractie": take_fractie,
    "FractieZetelPersoon": take_seat,
    "Zaak": take_case,
    "Besluit": take_decision,
    "Stemming": take_vote,
    "Activiteit": take_activity,
}

_NOT_KEPT = {
    "Vergadering": "vergaderingen",
    "Agendapunt": "agendapunten",
    "Document": "documenten",
    "Toezegging": "toezeggingen",
    "Commissie": "commissies",
    "CommissieZetel": "commissiezetels",
    "CommissieZetelVastPersoon": "commissieleden",
    "CommissieZetelVervangerPersoon": "plaatsvervangende commissieleden",
    "FractieZetel": "fractiezetels zonder persoon",
    "Kamerstukdossier": "kamerstukdossiers",
    "Verslag": "verslagen",
    "Zaal": "zalen",
    "Reservering": "zaalreserveringen",
}
_SATELLITES = re.compile(r"(Persoon|Fractie|Commissie|Activiteit|Zaak|Document)\w+")

_TELLTALES: tuple[tuple[str, frozenset[str]], ...] = (
    ("Stemming", frozenset({"ActorNaam", "FractieGrootte"})),
    ("Activiteit", frozenset({"DatumSoort", "Voortouwnaam"})),
    ("CommissieZetelVastPersoon", frozenset({"CommissieZetel_Id", "TotEnMet"})),
    ("Toezegging", frozenset({"Achternaam", "Tekst", "Ministerie"})),
    ("FractieZetelPersoon", frozenset({"Functie", "Van", "TotEnMet"})),
    ("Fractie", frozenset({"NaamNL", "AantalZetels"})),
    ("Persoon", frozenset({"Achternaam", "Roepnaam"})),
    ("Vergadering", frozenset({"VergaderingNummer", "Zaal"})),
    ("Agendapunt", frozenset({"Volgorde", "Rubriek"})),
    ("Besluit", frozenset({"BesluitSoort", "BesluitTekst"})),
    ("Document", frozenset({"DocumentNummer", "Aanhangselnummer"})),
    ("Zaak", frozenset({"GestartOp", "Afgedaan"})),
    ("Commissie", frozenset({"NaamNL", "NaamWebNL"})),
)

_WANTED = "JSON-bestand met open data van de Tweede Kamer"
_AGAIN = "Haal het opnieuw op bij de open data van de Tweede Kamer en bewaar het hele antwoord."
_LABELS = ("Onderwerp", "ActorNaam", "Achternaam", "NaamNL", "Titel", "Nummer", "Id")


def read(data: bytes) -> Reading[TkRow]:
    """Read one response and give its people, fracties, roles and activities, in that order of need: fracties first.

    Rows that say the same of the same key are merged. Raises UserError where the file as a whole cannot be read.
    """
    document = _parsed(checked(data))
    records, notes = _records(document)
    entity_set = _entity_set(document, records)
    if entity_set not in _TAKERS:
        kept = _NOT_KEPT.get(entity_set, f"rijen van de soort {entity_set}")
        notes.append(f"Dit bestand bevat {kept} ({len(records)}); die worden nog niet bewaard.")
        return Reading(holds=entity_set, read=len(records), notes=tuple(notes))
    ledger = Ledger(notes=notes)
    finds = Finds()
    _take_all(records, _TAKERS[entity_set], finds, ledger)
    return Reading(
        holds=entity_set,
        rows=finds.rows,
        read=len(records),
        left_out=tuple(ledger.left_out),
        notes=(*ledger.notes, *finds.notes(len(records))),
    )


def _take_all(records: Iterable[object], take: Callable[[Record, Finds], None], finds: Finds, ledger: Ledger) -> None:
    seen: dict[str, int] = {}
    for number, raw in enumerate(records, start=1):
        with ledger.row(number, _label(raw)):
            record = _usable(raw)
            if record.key in seen:
                raise LeaveOutError(f"Deze rij staat al in het bestand, als rij {seen[record.key]}.")
            take(record, finds)
            seen[record.key] = number


def _usable(raw: object) -> Record:
    """Give the record that can become a row, or raise LeaveOutError."""
    if not isinstance(raw, dict):
        raise LeaveOutError("Deze rij is geen record met velden.")
    record = Record(raw)
    if record.is_deleted:
        raise LeaveOutError("De Tweede Kamer heeft deze rij verwijderd.")
    if record.is_blank:
        raise LeaveOutError("Deze rij is leeg: de gegevens zijn bij de Tweede Kamer gewist.")
    if not record.key:
        raise LeaveOutError("Deze rij heeft geen Id.")
    return record


def _label(raw: object) -> str:
    """Give what a person would recognise the record by; never an error."""
    fields = raw if isinstance(raw, dict) else {}
    named = (fields[name] for name in _LABELS if isinstance(fields.get(name), str))
    return next(named, "onbekend")[:200]


def _parsed(data: bytes) -> dict[str, object] | list[object]:
    text = decoded(data)
    if not text.lstrip().startswith(("{", "[")):
        raise refusal(_WANTED, data[:HEAD_BYTES])
    try:
        document = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise UserError(
            f"Het JSON-bestand is niet af of beschadigd: vanaf regel {error.lineno}, teken {error.colno} "
            f"is het niet te lezen. {_AGAIN}"
        ) from None
    except RecursionError:
        raise UserError(f"Het JSON-bestand is te diep genest om te lezen. {_AGAIN}") from None
    except ValueError:
        raise UserError(f"Het JSON-bestand bevat een getal dat niet te lezen is. {_AGAIN}") from None
    return document if isinstance(document, dict | list) else []


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _records(document: dict[str, object] | list[object]) -> tuple[list[object], list[str]]:
    """Give the records of a response, a bare list or a single record, with a note where there is more to fetch."""
    if isinstance(document, list):
        return document, []
    error = document.get("error")
    if error is not None:
        said = error.get("message") if isinstance(error, dict) else error
        raise UserError(f"Het bestand is een foutmelding van de Tweede Kamer, geen gegevens: “{said}”. {_AGAIN}")
    records = document.get("value")
    if isinstance(records, list):
        partly = "@odata.nextLink" in document
        more = "Dit bestand is een deel van het antwoord: haal ook de volgende pagina op (@odata.nextLink)."
        return records, [more] if partly else []
    if records is None and "Id" in document:
        return [document], []
    raise UserError(f"In het JSON-bestand ontbreekt de lijst met gegevens (“value”). {_AGAIN}")


def _entity_set(document: dict[str, object] | list[object], records: list[object]) -> str:
    """Name the entity set, by the context of the response or else by the fields of its records."""
    context = document.get("@odata.context") if isinstance(document, dict) else None
    if isinstance(context, str):
        named = re.search(r"\$metadata#(\w+)", context)
        if named and (named[1] in _TAKERS or named[1] in _NOT_KEPT or _SATELLITES.fullmatch(named[1])):
            return named[1]
    keys = {key for record in records[:50] if isinstance(record, dict) for key in record}
    for entity_set, telltale in _TELLTALES:
        if telltale <= keys:
            return entity_set
    if {"name", "kind", "url"} <= keys:
        raise UserError(
            "Dit bestand is de inhoudsopgave van de open data van de Tweede Kamer. "
            "Haal een verzameling zelf op, zoals Persoon, Fractie of FractieZetelPersoon."
        )
    raise UserError(
        "Dit JSON-bestand is niet herkend als open data van de Tweede Kamer. "
        "Kies een antwoord met bijvoorbeeld Persoon, Fractie, FractieZetelPersoon, Stemming of Activiteit."
    )
