"""What a screen reader hears on the coalition canvas, in Dutch sentences."""

from PySide6.QtCore import QCoreApplication

from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.tokens import SECTOR_NAMES
from ipo_crm.ui.widgets.canvas_scene import Scene

_SECTORS = list(Sector)
translate = QCoreApplication.translate


def spoken(scene: Scene, actor: int | None) -> str:
    """Describe one actor with its contacts and coalitions, or without one the picture as a whole."""
    return _picture(scene) if actor is None else _actor(scene, actor)


def _picture(scene: Scene) -> str:
    text = translate(
        "CoalitionCanvas",
        "Actoren: {actors}. Coalities: {groups}. Contacten: {lines}. Loop met de pijltjestoetsen langs de actoren.",
    )
    picture = scene.picture
    return text.format(actors=int(scene.shown.sum()), groups=len(picture.hulls), lines=len(picture.edges))


def _actor(scene: Scene, actor: int) -> str:
    picture = scene.picture
    kind = (
        translate("CoalitionCanvas", "persoon")
        if picture.person[actor]
        else translate("CoalitionCanvas", "organisatie")
    )
    number = int(picture.sector[actor])
    sector = SECTOR_NAMES[_SECTORS[number]] if number >= 0 else translate("CoalitionCanvas", "sector onbekend")
    parts = [f"{picture.labels[actor]}, {kind}, {sector}."]
    if picture.suspect[actor]:
        parts.append(translate("CoalitionCanvas", "Unusual suspect."))
    groups = [hull.name for hull in picture.hulls if actor in hull.members]
    if groups:
        parts.append(translate("CoalitionCanvas", "Lid van {groups}.").format(groups=", ".join(groups)))
    friends = [picture.labels[index] for index in scene.neighbours(actor).tolist()]
    if friends:
        parts.append(translate("CoalitionCanvas", "Contact met {names}.").format(names=", ".join(friends)))
    else:
        parts.append(translate("CoalitionCanvas", "Geen contacten vastgelegd."))
    return " ".join(parts)
