"""The main job without a window: the sample's briefing and coalition graph as files."""

import tempfile
from pathlib import Path

from ipo_crm.domain.errors import StoreError
from ipo_crm.domain.ids import MeetingId
from ipo_crm.domain.meetings import MeetingStatus
from ipo_crm.domain.network_view import NetworkView
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.services.files import write_whole


def showcase(folder: Path) -> tuple[Path, ...]:
    """Write briefing.pdf, coalition.svg and coalition.png of the sample into a folder; give their paths."""
    with tempfile.TemporaryDirectory() as kept, create_desk(Path(kept) / "voorbeeld.ipocrm", None) as desk:
        desk.samples.fill()
        content = desk.briefings.content(_talk(desk))
        view = NetworkView(dossier=desk.dossiers.names()[-1].id)
        made = {
            "briefing.pdf": desk.briefings.pdf(content),
            "coalition.svg": print_graph(desk, view, ".svg"),
            "coalition.png": print_graph(desk, view, ".png"),
        }
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(f"De map {folder} kan niet worden gemaakt. Kies een andere map.") from error
    return tuple(write_whole(folder / name, data) for name, data in made.items())


def print_graph(desk: Desk, view: NetworkView, suffix: str) -> bytes:
    """Print the picture of a view as SVG, PNG or PDF."""
    from ipo_crm.services import thinking

    return thinking.printed(desk.coalitions.prepare(view)(), suffix)


def _talk(desk: Desk) -> MeetingId:
    today = desk.settings.today()
    planned = [row for row in desk.meetings.on_day(today) if row.status is MeetingStatus.PLANNED and row.with_whom]
    return planned[0].id
