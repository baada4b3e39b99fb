"""Impressions: private notes on somebody, kept apart from the ledger and in no export unless asked for."""

from dataclasses import dataclass
from datetime import date

from ipo_crm.domain.ids import NEW, DossierId, ImpressionId, MeetingId, PersonId


@dataclass(frozen=True, slots=True, kw_only=True)
class Impression:
    """What one thought of somebody on a day; not how they stand, which is a position with a source."""

    id: ImpressionId = ImpressionId(NEW)
    uuid: str = ""
    person_id: PersonId
    dossier_id: DossierId | None = None
    meeting_id: MeetingId | None = None
    day: date
    text: str
