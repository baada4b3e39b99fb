"""What the command line tells of parliament: the seats behind a dossier, and who voted what."""

import argparse
from collections.abc import Callable
from dataclasses import asdict
from datetime import date

from ipo_crm.domain import labels
from ipo_crm.domain.cards import MotionCard
from ipo_crm.domain.counts import counted
from ipo_crm.domain.dossiers import DossierRow
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import DossierId, MotionId
from ipo_crm.domain.motions import Choice, FractieVotes, MotionRow
from ipo_crm.domain.names import fold
from ipo_crm.domain.organisations import Chamber, Composition
from ipo_crm.domain.votes import Tally
from ipo_crm.services.desk import Desk

Answer = tuple[object, str]
Tell = Callable[[Desk, argparse.Namespace], Answer]
_DIVIDED = "verdeeld"


def add_commands(add: Callable[[str, Tell, str], argparse.ArgumentParser]) -> None:
    """Add the commands; `add` makes one that opens a workspace and says the answer."""
    seats = add("seats", _seats, "tel de zetels achter een dossier, en de samenstelling van de Kamers")
    seats.add_argument("--dossier", default="", help="(deel van) de titel; anders elk dossier met een bekend standpunt")
    seats.add_argument("--as-of", type=_day, metavar="dag", help="zoals het was op deze dag (jjjj-mm-dd)")
    votes = add("votes", _votes, "toon moties en hoe er is gestemd")
    votes.add_argument("--dossier", default="", help="(deel van) de titel: hoe de fracties op dit dossier stemden")
    votes.add_argument("--motion", default="", help="nummer van een motie: wie er voor en tegen was")


def _seats(desk: Desk, arguments: argparse.Namespace) -> Answer:
    day: date | None = arguments.as_of
    made = [desk.organisations.composition(chamber, day) for chamber in Chamber]
    rows = [_dossier(desk, arguments.dossier)] if arguments.dossier else list(desk.dossiers.rows(day))
    counted = {row: desk.dossiers.seats(row.id, day) for row in rows}
    shown = {row: tallies for row, tallies in counted.items() if tallies or arguments.dossier}
    answer = {
        "as_of": desk.settings.day(day),
        "chambers": [_made_up(each) for each in made],
        "dossiers": [_behind(row, tallies) for row, tallies in shown.items()],
    }
    lines = [line for each in made for line in _made_up_lines(each)]
    lines += [line for row, tallies in shown.items() for line in _behind_lines(row, tallies)]
    return answer, "\n".join(lines)


def _votes(desk: Desk, arguments: argparse.Namespace) -> Answer:
    if arguments.motion:
        card = desk.motions.card(_motion(desk, arguments.motion))
        return asdict(card), "\n".join(_card_lines(card))
    if not arguments.dossier:
        rows = desk.motions.rows()
        return [asdict(row) for row in rows], "\n".join(map(_row_line, rows)) or "Er zijn nog geen moties."
    dossier = _dossier(desk, arguments.dossier)
    rows = desk.motions.rows(dossier=DossierId(dossier.id))
    fracties = desk.motions.how_fracties_voted(DossierId(dossier.id))
    answer = {
        "dossier": dossier.title,
        "motions": [asdict(row) for row in rows],
        "fracties": [asdict(each) for each in fracties],
    }
    lines = [dossier.title, *map(_row_line, rows), *map(_fractie_line, fracties)]
    return answer, "\n".join(lines if rows else [*lines, "Op dit dossier zijn nog geen moties vastgelegd."])


def _made_up(made: Composition) -> dict[str, object]:
    return {
        "chamber": made.chamber,
        "total": made.total,
        "adds_up": made.adds_up,
        "since": made.since,
        "until": made.until,
        "fracties": {each.name: each.seats.count for each in made.fracties},
    }


def _made_up_lines(made: Composition) -> list[str]:
    since = f", sinds {made.since:%d-%m-%Y}" if made.since else ""
    until = f", tot {made.until:%d-%m-%Y}" if made.until else ""
    fits = "" if made.adds_up else f" (de Kamer heeft er {made.chamber.seats})"
    head = f"{labels.CHAMBER[made.chamber]}: {counted(made.total, 'zetels')} vastgelegd{fits}{since}{until}"
    return [head, *(f"  {each.seats.count:>3} {each.name}" for each in made.fracties)]


def _behind(row: DossierRow, tallies: tuple[Tally, ...]) -> dict[str, object]:
    chambers = [{**asdict(each), "needed": each.needed, "short": each.short} for each in tallies]
    return {"id": row.id, "title": row.title, "chambers": chambers}


def _behind_lines(row: DossierRow, tallies: tuple[Tally, ...]) -> list[str]:
    if not tallies:
        return [f"{row.title}: van geen fractie is een standpunt vastgelegd"]
    return [
        f"{row.title}, {labels.CHAMBER[each.chamber]}: zeker {each.sure}, waarschijnlijk {each.likely}, "
        f"hoopvol {each.hopeful}, onbekend {each.unknown}, tegen {each.against}; "
        f"nodig {each.needed}, tekort {each.short}"
        for each in tallies
    ]


def _row_line(row: MotionRow) -> str:
    day = f"{row.voted:%d-%m-%Y}" if row.voted else "geen dag"
    seats = "" if row.seats_for is None else f" ({row.seats_for} voor, {_seen(row.seats_against)} tegen)"
    return f"{day}  {f'{row.number} {row.title}'.strip()}: {labels.RESULT[row.result]}{seats}"


def _card_lines(card: MotionCard) -> list[str]:
    motion, count = card.motion, card.count
    lines = [
        motion.label,
        f"{labels.RESULT[motion.result]}; {_seen(count.seats_for)} voor, {_seen(count.seats_against)} tegen, "
        f"van {_seen(count.missing)} zetels onbekend: {labels.AGREEMENT[count.agreement]}",
    ]
    if card.signers:
        lines.append(f"ondertekend door {', '.join(card.signers)}")
    for each in card.by_fractie:
        word = _DIVIDED if each.choice is None else labels.CHOICE[each.choice]
        lines.append(f"  {each.name}: {word} ({_seen(each.seats_for)} voor, {_seen(each.seats_against)} tegen)")
    return lines


def _fractie_line(each: FractieVotes) -> str:
    return (
        f"  {labels.CHAMBER[each.chamber]}, {each.name}: {each.votes_for} keer {labels.CHOICE[Choice.FOR]}, "
        f"{each.votes_against} keer {labels.CHOICE[Choice.AGAINST]}, {each.divided} keer {_DIVIDED}"
    )


def _seen(seats: int | None) -> str:
    return "?" if seats is None else str(seats)


def _dossier(desk: Desk, typed: str) -> DossierRow:
    for row in desk.dossiers.rows():
        if fold(typed) in fold(f"{row.title} {row.short_title} {row.kamerstuk}"):
            return row
    raise UserError(f"Er is geen dossier met “{typed}” in de naam. Bekijk de namen met: ipo-crm list WERKBESTAND")


def _motion(desk: Desk, typed: str) -> MotionId:
    for row in desk.motions.rows():
        if fold(typed) == fold(row.number) or typed == str(row.id):
            return row.id
    raise UserError(f"Er is geen motie met nummer “{typed}”. Bekijk de nummers met: ipo-crm votes WERKBESTAND")


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{written}” is geen dag; schrijf jjjj-mm-dd") from None
