"""Set each picture to build towards beside what the program draws, where those pictures are at hand."""

from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter

DESIGN: Final = Path(__file__).resolve().parents[2] / "shared" / "design"
PAIRS: Final = {
    "01-vandaag": "vandaag-licht",
    "02-personen": "personen-licht",
    "03-dossier": "dossier-licht",
    "04-coalities": "coalities-licht",
    "04-coalities-donker": "coalities-donker",
    "06-verslag": "verslag-licht",
    "10-zoeken": "zoeken-licht",
    "11-importeren": "gegevens-proefdraai-licht",
    "13-toestanden": "toestanden-licht",
}
"""The name of a picture, and of the drawing that is meant to be like it."""
BESIDE: Final = "naast-{}.png"
_HEIGHT = 720
_GAP = 12
_GROUND = "#888f99"


def set_beside(out: Path) -> None:
    """Write each pair into the folder of the drawings: the picture on the left, ours on the right, equally high."""
    if not DESIGN.is_dir():
        return
    for picture, drawing in PAIRS.items():
        halves = [_as_high(DESIGN / f"{picture}.png"), _as_high(out / f"{drawing}.png")]
        width = sum(each.width() for each in halves) + _GAP
        pair = QImage(QSize(width, _HEIGHT), QImage.Format.Format_RGB32)
        pair.fill(QColor(_GROUND))
        with QPainter(pair) as painter:
            left = 0
            for each in halves:
                painter.drawImage(QRect(QPoint(left, 0), each.size()), each)
                left += each.width() + _GAP
        pair.save(str(out / BESIDE.format(picture)))


def _as_high(path: Path) -> QImage:
    image = QImage(str(path))
    if image.isNull():
        raise FileNotFoundError(path)
    return image.scaledToHeight(_HEIGHT, Qt.TransformationMode.SmoothTransformation)
