"""Turn Tweede Kamer decisions, cases and votes into rows: what was voted on, how it ended, who voted what."""

from collections.abc import Iterable
from dataclasses import replace

from ipo_crm.domain.motions import Appreciation, Choice, MotionKind, Result
from ipo_crm.exchange.dutch_names import read_name
from ipo_crm.exchange.report import LeaveOutError
from ipo_crm.exchange.tk_fields import Record
from ipo_crm.exchange.tk_records import Finds, decision_day, take_voter
from ipo_crm.exchange.tk_rows import DecisionRow, PersonRow, VoteRow

_CHOICES = {"voor": Choice.FOR, "tegen": Choice.AGAINST, "niet deelgenomen": Choice.ABSENT}
_KINDS = {
    "motie": MotionKind.MOTION,
    "amendement": MotionKind.AMENDMENT,
    "wetgeving": MotionKind.BILL,
    "initiatiefwetgeving": MotionKind.BILL,
}
_RESULTS = (
    ("aangenomen", Result.ADOPTED),
    ("verworpen", Result.REJECTED),
    ("aangehouden", Result.HELD_OVER),
    ("aanhouden", Result.HELD_OVER),
    ("ingetrokken", Result.WITHDRAWN),
    ("vervallen", Result.LAPSED),
)
_APPRECIATIONS = {
    "oordeel kamer": Appreciation.LEFT_TO_CHAMBER,
    "ontraden": Appreciation.ADVISED_AGAINST,
    "ontraden, tenzij gewijzigd": Appreciation.ADVISED_AGAINST,
    "overgenomen": Appreciation.TAKEN_OVER,
    "overbodig": Appreciation.SUPERFLUOUS,
    "ontijdig": Appreciation.PREMATURE,
    "onaanvaardbaar": Appreciation.UNACCEPTABLE,
}
_SIGNER = "indiener"
_ROLL_CALL = "hoofdelijk"
_EXPAND_DECISION = "$expand=Persoon,Fractie,Besluit"


def take_vote(record: Record, finds: Finds) -> None:
    """Add the vote of a Stemming record to its decision, and who cast it."""
    take_voter(record, finds)
    decision, key = record.expanded("Besluit"), record.reference("Besluit")
    if not key:
        raise LeaveOutError(
            f"De stemming verwijst niet naar een besluit. Haal het bestand opnieuw op met {_EXPAND_DECISION}."
        )
    if key not in finds.decisions:
        finds.decisions[key] = _decision(decision, finds) if decision else DecisionRow(tk_id=key)
    _add_vote(record, key, finds)


def take_decision(record: Record, finds: Finds) -> None:
    """Add a Besluit record with the votes that came along; one that decides nothing on a vote is left out."""
    row = _decision(record, finds)
    if row.result is Result.OPEN and row.roll_call is None:
        raise LeaveOutError("Dit besluit is geen stemming.")
    _keep(row, record, finds)


def take_case(record: Record, finds: Finds) -> None:
    """Add a Zaak record that is a motion, amendment or bill, with the decisions on it that came along."""
    kind = _KINDS.get(record.text("Soort").casefold())
    if kind is None:
        raise LeaveOutError("Deze zaak is geen motie, amendement of wetsvoorstel.")
    about = _about(record, finds)
    voted = [each for each in record.several("Besluit") if each.text("StemmingsSoort")]
    if not voted:
        finds.decisions[record.key] = replace(about, result=Result.OPEN)
    for decision in voted:
        row = _decision(decision, finds)
        told = replace(about, tk_id=row.tk_id, result=row.result, roll_call=row.roll_call)
        _keep(replace(told, day=row.day, is_approximate=row.is_approximate), decision, finds)


def _keep(row: DecisionRow, record: Record, finds: Finds) -> None:
    finds.decisions[row.tk_id] = row
    for vote in record.several("Stemming"):
        take_voter(vote, finds)
        _add_vote(vote, row.tk_id, finds)


def _add_vote(record: Record, key: str, finds: Finds) -> None:
    """Add a vote to its decision, whose day is the first on which anything of it was on record unless it is known."""
    row = finds.decisions[key]
    vote = _vote(record, row)
    present = finds.votes.setdefault(key, {})
    if (vote.person_id, vote.fractie_id) in present:
        raise LeaveOutError("Van deze fractie of dit lid staat al een stem over hetzelfde besluit in het bestand.")
    present[vote.person_id, vote.fractie_id] = vote
    on_record = record.changed_on if row.is_approximate or row.day is None else None
    if on_record is not None and (row.day is None or on_record < row.day):
        finds.decisions[key] = replace(row, day=on_record, is_approximate=True)


def _vote(record: Record, decision: DecisionRow) -> VoteRow:
    choice = _CHOICES.get(record.text("Soort").casefold())
    if choice is None:
        raise LeaveOutError(f"“{record.text('Soort')}” is geen stem: voor, tegen of niet deelgenomen.")
    person = record.reference("Persoon")
    if person:
        return VoteRow(person_id=person, choice=choice, mistaken=record.flag("Vergissing"))
    if decision.roll_call:
        raise LeaveOutError("Bij deze hoofdelijke stemming staat niet welk lid dit is.")
    return VoteRow(
        fractie_id=record.reference("Fractie"),
        choice=choice,
        seats=record.whole("FractieGrootte"),
        mistaken=record.flag("Vergissing"),
    )


def _decision(record: Record, finds: Finds) -> DecisionRow:
    """Give the row of a Besluit, with the case it was about where the file says which that is."""
    item = record.expanded("Agendapunt")
    listed = record.several("Zaak") or (item.several("Zaak") if item else ())
    about = _about(listed[0], finds) if len(listed) == 1 else DecisionRow(tk_id="")
    kinds = {_KINDS.get(each.text("Soort").casefold(), MotionKind.OTHER) for each in listed}
    day = decision_day(record)
    voting = record.text("StemmingsSoort").casefold()
    return replace(
        about,
        tk_id=record.key,
        title=about.title or _of_item(item, record),
        kind=kinds.pop() if len(kinds) == 1 else MotionKind.OTHER,
        result=_result(record),
        roll_call=voting == _ROLL_CALL if voting else None,
        day=day or record.changed_on,
        is_approximate=day is None and record.changed_on is not None,
    )


def _of_item(item: Record | None, decision: Record) -> str:
    """Give the subject of the agenda item, with the place of the decision in it."""
    if item is None or not item.text("Onderwerp"):
        return ""
    place = decision.whole("AgendapuntZaakBesluitVolgorde")
    return f"{item.text('Onderwerp')} (besluit {place})" if place else item.text("Onderwerp")


def _about(case: Record, finds: Finds) -> DecisionRow:
    """Give what a Zaak says of a motion, amendment or bill, and add the people who signed it."""
    return DecisionRow(
        tk_id="",
        title=case.text("Onderwerp") or case.text("Titel"),
        number=_number(case),
        kind=_KINDS.get(case.text("Soort").casefold(), MotionKind.OTHER),
        appreciation=_APPRECIATIONS.get(case.text("Kabinetsappreciatie").casefold()),
        submitted=case.day("GestartOp"),
        signers=tuple(_signers(case.several("ZaakActor"), finds)),
    )


def _number(case: Record) -> str:
    """Give the number of the Kamerstuk ("36410-XII-32"), or else that of the Zaak ("2024Z03077")."""
    dossiers = case.several("Kamerstukdossier")
    if len(dossiers) != 1 or not dossiers[0].whole("Nummer"):
        return case.text("Nummer")
    parts = (dossiers[0].whole("Nummer"), dossiers[0].text("Toevoeging"), case.whole("Volgnummer"))
    return "-".join(str(part) for part in parts if part)


def _signers(actors: Iterable[Record], finds: Finds) -> Iterable[str]:
    """Give the keys of who signed, the first one first; they are named in passing, as by a vote."""
    signed = [each for each in actors if _SIGNER in each.text("Relatie").casefold() and each.reference("Persoon")]
    for each in sorted(signed, key=lambda actor: actor.text("Relatie").casefold() != _SIGNER):
        key = each.reference("Persoon")
        if key not in finds.persons and each.text("ActorNaam"):
            finds.add_person(PersonRow(tk_id=key, name=read_name(each.text("ActorNaam"))))
        yield key


def _result(decision: Record) -> Result:
    """Read how it ended, from the kind of decision or else from its text."""
    for written in (decision.text("BesluitSoort").casefold(), decision.text("BesluitTekst").casefold()):
        for word, result in _RESULTS:
            if word in written:
                return result
    return Result.OPEN
