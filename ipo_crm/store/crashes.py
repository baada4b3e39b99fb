"""After a crash: what a file that was not closed has to show before anybody works in it."""

from sqlalchemy import Connection

from ipo_crm.domain.health import CheckKind
from ipo_crm.store import health

_WHOLE = "Het programma is de vorige keer niet goed afgesloten. Het bestand is nagekeken en klopt."
_REPAIR = (
    "Het programma is de vorige keer niet goed afgesloten. Het bestand is heel, maar niet alles klopt ({}). "
    "Kies Gegevens > Controleer bestand."
)
_TORN = (
    "Het programma is de vorige keer niet goed afgesloten en het bestand is daarbij beschadigd. Het is alleen-lezen "
    "geopend. Zet een reservekopie terug, of gebruik Noodherstel."
)


def look(connection: Connection) -> tuple[str, bool]:
    """Check structure, references, indexes and rules; give what to say, and whether the structure is broken."""
    wrong = [check for check in health.after_a_crash(connection) if not check.sound]
    if any(check.kind is CheckKind.INTEGRITY for check in wrong):
        return _TORN, True
    if wrong:
        return _REPAIR.format(wrong[0].wrong[0]), False
    return _WHOLE, False
