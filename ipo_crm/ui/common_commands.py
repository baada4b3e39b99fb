"""The commands that are there whatever page is in front: about the file as a whole, and what one makes or goes to."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from ipo_crm.ui.page import CHECK, Place
from ipo_crm.ui.parts import Command, Menu

_Act = Callable[[], None]


def file_commands(*, new: _Act, choose: _Act, sample: _Act, shut: _Act) -> list[Command]:
    """Give the commands of the menu Bestand that make, open and close a file."""
    return [
        Command(text=_tr("Nieuw wer&kbestand"), menu=Menu.FILE, run=new, icon="file-plus"),
        Command(
            text=_tr("&Openen"),
            menu=Menu.FILE,
            run=choose,
            keys="Ctrl+O",
            icon="folder-open",
            in_workspace_menu=True,
        ),
        Command(text=_tr("&Voorbeeld bekijken"), menu=Menu.FILE, run=sample, icon="book-open", in_workspace_menu=True),
        Command(text=_tr("Werkbestand s&luiten"), menu=Menu.FILE, run=shut, icon="x", in_workspace_menu=True),
    ]


def going_commands(go: Callable[[Place], None]) -> list[Command]:
    """Give the commands that open a page, or a form for something new."""

    def making(area: str) -> _Act:
        return lambda: go(Place(area, "new"))

    return [
        Command(text=_tr("Nieuwe &persoon"), menu=Menu.NEW, run=making("people"), keys="Ctrl+N", icon="user-plus"),
        Command(text=_tr("Nieuw &gesprek"), menu=Menu.NEW, run=making("plan"), icon="calendar-plus"),
        Command(
            text=_tr("&Verslag van een gesprek"),
            menu=Menu.NEW,
            run=making("talk"),
            keys="Ctrl+Shift+N",
            icon="message-square-plus",
        ),
        Command(text=_tr("Nieuw &dossier"), menu=Menu.NEW, run=making("dossiers"), icon="folder"),
        Command(text=_tr("&Importeren"), menu=Menu.DATA, run=lambda: go(Place("data")), icon="download"),
        Command(text=_tr("&Dubbelen zoeken"), menu=Menu.DATA, run=lambda: go(Place("duplicates")), icon="users"),
        Command(
            text=_tr("Controleer bes&tand"), menu=Menu.DATA, run=lambda: go(Place("data", CHECK)), icon="shield-check"
        ),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("commands", text)
