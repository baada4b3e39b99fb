"""Published motions into the file: number, dictum and signers, beside the votes that come from the open data."""

from collections.abc import Iterable
from dataclasses import replace

from ipo_crm.domain.ids import MotionId, PersonId
from ipo_crm.domain.motions import Motion
from ipo_crm.domain.names import PersonName, fold
from ipo_crm.domain.organisations import OrganisationKind
from ipo_crm.domain.sources import Source, SourceClass
from ipo_crm.exchange.motion_xml import MotionTextRow
from ipo_crm.services.import_rows import one_row
from ipo_crm.services.import_tally import Tally
from ipo_crm.services.record_keys import record_uuid
from ipo_crm.store import motions, people
from ipo_crm.store.workspace import Transaction

_IN_PARLIAMENT = (OrganisationKind.FRACTIE, OrganisationKind.CHAMBER)


class MotionTexts:
    """Take published motions over, finding back by number; what is already filled in stays."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._connection = tx.connection

    def take(self, rows: Iterable[MotionTextRow], tally: Tally) -> None:
        """Take motions over; a signer who is not found for certain is told, and the motion is kept without them."""
        for number, row in enumerate(rows, start=1):
            tally.begin_row()
            with one_row(self._tx, tally, number, row.number):
                self._take(row, number, tally)

    def _take(self, row: MotionTextRow, number: int, tally: Tally) -> None:
        key = motions.find(self._connection, row.chamber, number=row.number)
        known = None if key is None else motions.get(self._connection, key)
        signers = self._signers(row, number, tally)
        if known is None:
            motions.put(self._connection, self._made(row, signers))
            tally.count("moties", made=True)
            return
        renewed = replace(
            known,
            dictum=known.dictum or row.dictum,
            submitted=known.submitted or row.submitted,
            signers=known.signers or signers,
        )
        if renewed != known:
            motions.put(self._connection, renewed)
        tally.count("moties", changed=renewed != known)

    def _made(self, row: MotionTextRow, signers: tuple[PersonId, ...]) -> Motion:
        source = Source(
            source_class=SourceClass.PUBLIC, title=f"Kamerstuk {row.number}", published=row.submitted, url=""
        )
        return Motion(
            id=MotionId(0),
            uuid=record_uuid("kamerstuk", f"{row.chamber}:{row.number}"),
            kind=row.kind,
            chamber=row.chamber,
            number=row.number,
            title=row.title,
            dictum=row.dictum,
            submitted=row.submitted,
            signers=signers,
            source=source,
        )

    def _signers(self, row: MotionTextRow, number: int, tally: Tally) -> tuple[PersonId, ...]:
        members = self._members(row)
        found: dict[PersonId, None] = {}
        for written in row.signers:
            fitting = [key for key, name in members.items() if fold(written) in _spellings(name)]
            if len(fitting) == 1:
                found[fitting[0]] = None
                continue
            reason = (
                f"Ondertekenaar “{written}” is {'niet gevonden' if not fitting else 'meer dan één Kamerlid'} in het "
                "werkbestand. Importeer eerst de Kamerleden, of vul de ondertekenaar bij de motie in."
            )
            tally.leave_out(number, row.number, reason)
        return tuple(found)

    def _members(self, row: MotionTextRow) -> dict[PersonId, PersonName]:
        """Give who held a place in parliament when the motion was handed in, or ever where that day is not known."""
        lines = people.role_lines(self._connection, day=row.submitted)
        seated = [key for key, held in lines.items() if any(line.organisation_kind in _IN_PARLIAMENT for line in held)]
        return {PersonId(key): name for key, name in people.names(self._connection, seated).items()}


def _spellings(name: PersonName) -> set[str]:
    """Give how a member may be printed: by surname, or with the first name before it."""
    surname = f"{name.prefix} {name.family_name}".strip()
    return {fold(surname), fold(f"{name.given_name} {surname}".strip())}
