"""What the pages of people and organisations take beside their own services."""

from ipo_crm.services.desk import Desk
from ipo_crm.ui.pages.record_deeds import RecordServices


def beside(desk: Desk) -> RecordServices:
    """Give the services behind a record beside its list."""
    return RecordServices(
        history=desk.history,
        notes=desk.notes,
        tags=desk.tags,
        positions=desk.positions,
        promises=desk.promises,
        access=desk.access,
    )
