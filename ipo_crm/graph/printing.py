"""Printing a picture of the network as a file: SVG, PNG or PDF, always in the light theme."""

from enum import StrEnum

from ipo_crm.graph.picture import Picture


class PrintKind(StrEnum):
    """The files a picture can become; the value is the file's suffix."""

    SVG = "svg"
    PNG = "png"
    PDF = "pdf"


def print_picture(picture: Picture, kind: PrintKind, *, title: str = "", note: str = "") -> bytes:
    """Give the bytes of the printed picture with its legend, a title above and a note below.

    The same picture gives the same bytes. Loads matplotlib on first use (about half a second).
    """
    # Imported here: matplotlib takes half a second, which nobody who only reads the module's kinds should wait for.
    from ipo_crm.graph.sheet import render

    return render(picture, kind.value, title=title, note=note)
