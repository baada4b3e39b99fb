"""The commands that are there whatever page is in front: about the file as a whole, and what one makes or goes to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from ipo_crm.ui.page import CHECK, Place
from ipo_crm.ui.parts import Command, Menu

if TYPE_CHECKING:
    from ipo_crm.ui.guard import Guard
    from ipo_crm.ui.keeper import Keeper
    from ipo_crm.ui.past import Past
    from ipo_crm.ui.unfinished import Unfinished

_Act = Callable[[], None]


@dataclass(frozen=True, slots=True)
class Held:
    """Finds what is held of the open file, None while none is open."""

    guard: Callable[[], Guard | None]
    keeper: Callable[[], Keeper | None]
    past: Callable[[], Past | None]
    unfinished: Callable[[], Unfinished | None]


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


def held_commands(
    held: Held, kindly: Callable[[Callable[[], object]], _Act], show_backups: Callable[[], object]
) -> list[Command]:
    """Give the commands on the lock, the back-ups, the past and the drafts; `kindly` says what cannot be done."""
    from ipo_crm.ui.guard import key_commands
    from ipo_crm.ui.keeper import backup_commands
    from ipo_crm.ui.past import past_commands
    from ipo_crm.ui.unfinished import draft_commands

    def on_guard(act: Callable[[Guard], object]) -> _Act:
        return kindly(lambda: act(guard) if (guard := held.guard()) is not None else None)

    def on_keeper(act: Callable[[Keeper], object]) -> _Act:
        return kindly(lambda: act(keeper) if (keeper := held.keeper()) is not None else None)

    def on_past(act: Callable[[Past], object]) -> _Act:
        return kindly(lambda: act(past) if (past := held.past()) is not None else None)

    return [
        *key_commands(on_guard),
        *backup_commands(on_keeper, kindly(show_backups)),
        *past_commands(on_past),
        *draft_commands(kindly(lambda: drafts.show() if (drafts := held.unfinished()) is not None else None)),
    ]


def _tr(text: str) -> str:
    return QCoreApplication.translate("commands", text)
