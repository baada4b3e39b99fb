"""The table of the network: the same actors with the same numbers, for who cannot or will not read a graph."""

from collections.abc import Callable
from dataclasses import dataclass

from ipo_crm.domain.ids import ActorRef
from ipo_crm.domain.sectors import Sector
from ipo_crm.services.drawing import Drawing
from ipo_crm.ui.tokens import SECTOR_NAMES, TextRole
from ipo_crm.ui.widgets.cells import named_mark
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_view import RowsView


@dataclass(frozen=True, slots=True, kw_only=True)
class ActorLine:
    """One actor of the network; the scores are None outside the ranked coalition."""

    ref: ActorRef
    name: str
    sector: Sector | None
    coalitions: str
    contacts: int
    points: int | None = None
    surprise: int | None = None
    bridge: int | None = None
    suspect: bool = False
    sentence: str = ""


def actor_lines(drawing: Drawing) -> list[ActorLine]:
    """Give the actors of a drawing, the highest score first, those without a score by name."""
    rows = {row.actor: row for row in drawing.suspects.rows} if drawing.suspects else {}
    made = []
    for actor in drawing.network.actors:
        row = rows.get(actor.ref)
        made.append(
            ActorLine(
                ref=actor.ref,
                name=actor.name,
                sector=actor.sector,
                coalitions=", ".join(group.name for group in drawing.groups if actor.ref in group.members),
                contacts=sum(actor.ref in (tie.a, tie.b) for tie in drawing.network.ties),
                points=row.points if row else None,
                surprise=row.surprise if row else None,
                bridge=row.bridge if row else None,
                suspect=row.highlighted if row else False,
                sentence=row.sentence if row else "",
            )
        )
    return sorted(made, key=lambda line: (line.points is None, -(line.points or 0), line.name))


def actor_table(name: str) -> tuple[RowsModel[ActorLine], RowsView]:
    """Make the list of actors, with its model."""
    columns: tuple[Column[ActorLine], ...] = (
        Column(
            title="Naam",
            text=lambda line: line.name,
            width=240,
            strong_when_selected=True,
            paint=named_mark(lambda line: line.name, lambda line: line.sector, lambda line: line.ref.is_person),
        ),
        Column(
            title="Sector",
            text=lambda line: SECTOR_NAMES[line.sector] if line.sector else "onbekend",
            width=160,
            role=TextRole.MUTED,
        ),
        Column(title="Coalities", text=lambda line: line.coalitions, width=160, stretch=True),
        _count("Contacten", lambda line: line.contacts, 80),
        _count("Score", lambda line: line.points, 60),
        _count("Verrassing", lambda line: line.surprise, 80),
        _count("Brug", lambda line: line.bridge, 56),
    )
    model = RowsModel(columns, key=lambda line: line.ref)
    return model, RowsView(model, name)


def _count(title: str, number: Callable[[ActorLine], int | None], width: int) -> Column[ActorLine]:
    def text(line: ActorLine) -> str:
        value = number(line)
        return "–" if value is None else str(value)

    def order(line: ActorLine) -> int:
        value = number(line)
        return -1 if value is None else value

    return Column(title=title, text=text, width=width, right=True, sort=order)
