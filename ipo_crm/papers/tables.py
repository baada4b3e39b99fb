"""The two drawings of a briefing as tables, for papers that do not draw."""

from ipo_crm.domain import labels
from ipo_crm.papers import wording
from ipo_crm.papers.blocks import FieldMap, Line, Marks, Run, SeatBars, Table, strong, words
from ipo_crm.papers.content import ChamberSeats, FieldActor


def as_table(drawing: FieldMap | SeatBars) -> Table:
    """Give a drawing as a table with the same numbers and source marks."""
    if isinstance(drawing, FieldMap):
        rows = tuple(_actor(*each) for each in drawing.actors)
        return Table(("speler", "positie", "invloed", "bijzonderheid"), rows)
    head = ("kamer", "zeker", "waarschijnlijk", "hoopvol", wording.UNKNOWN, "tegen", "nodig")
    return Table(head, tuple(_seats(labels.CHAMBER[each], seats, marks) for each, seats, marks in drawing.chambers))


def _actor(actor: FieldActor, marks: Marks) -> tuple[Line, ...]:
    special = "deze gesprekspartner" if actor.is_self else "unusual suspect" if actor.is_suspect else ""
    return (
        (Run(actor.label, strong=actor.is_self, marks=marks),),
        words(wording.stance_words(actor.stance)),
        words(wording.UNKNOWN if actor.influence is None else str(actor.influence)),
        words(special),
    )


def _seats(name: str, seats: ChamberSeats | None, marks: Marks) -> tuple[Line, ...]:
    """Give a chamber as a row; the counts up to likely and hopeful include those before them, as on the drawing."""
    if seats is None:
        return strong(name), words(wording.NO_SEATS), *(words("") for _ in range(5))
    counts = (seats.sure, seats.up_to_likely, seats.up_to_hopeful, seats.unknown, seats.against)
    return (
        (Run(name, strong=True, marks=marks),),
        *(words(str(count)) for count in counts),
        words(f"{seats.needed} van {seats.total}"),
    )
