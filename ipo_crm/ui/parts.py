"""What the window is put together from: plain values and small protocols, so that it knows no services."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from ipo_crm.domain.changes import Change
from ipo_crm.domain.progress import Tick
from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.page import Page, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A page of the window.

    `number` is its digit with Ctrl in the rail; without one it stands at the bottom. An area with a `parent` has no
    place of its own in the rail and lights that of its parent.
    """

    key: str
    title: str
    icon: str
    factory: Callable[[], Page]
    number: int | None = None
    parent: str = ""

    @property
    def keys(self) -> str:
        """The keys that open it; empty when it has none."""
        return f"Ctrl+{self.number}" if self.number else "Ctrl+," if self.key == "settings" else ""


class Menu(StrEnum):
    """The menus that commands go into; NEW is also the menu of the button Nieuw, PAGE is that of the page in front."""

    NEW = "new"
    FILE = "file"
    EDIT = "edit"
    VIEW = "view"
    PAGE = "page"
    DATA = "data"
    HELP = "help"


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """Something the user can ask for, from a menu, by its keys or by typing its name after Ctrl+K."""

    text: str
    menu: Menu
    run: Callable[[], object]
    keys: str = ""
    icon: str = ""
    in_workspace_menu: bool = False


class History(Protocol):
    """The journal as the window needs it; a title is empty when there is nothing to take back."""

    def undo_title(self) -> str: ...

    def redo_title(self) -> str: ...

    def undo(self, tick: Tick = ...) -> Change: ...

    def redo(self, tick: Tick = ...) -> Change: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """One thing found; `marks` are the (start, length) of what matched in the title, and so for the fragment.

    What Enter does is `place`, or `run` where it is a command; one with a `text` puts that in the field, to type on.
    With `then` the command of the page that comes with these keys is given once the place is open. `command` is what a
    keymap knows a command by; `offers` gives what else can be done with a record, with quick=True without asking the
    file.
    """

    title: str
    detail: str = ""
    icon: str = "search"
    sector: Sector | None = None
    person: bool = False
    keys: str = ""
    place: Place | None = None
    run: Callable[[], object] | None = None
    marks: tuple[tuple[int, int], ...] = ()
    fragment: str = ""
    fragment_marks: tuple[tuple[int, int], ...] = ()
    text: str = ""
    then: str = ""
    command: str = ""
    offers: "Callable[..., Sequence[Hit]] | None" = None


@dataclass(frozen=True, slots=True)
class HitGroup:
    """Things found of one kind, with what to write at the right of its heading, how many are listed first: "2 van 612".

    What is only `offered`, such as a name that looks like it or a new person, stands below the commands.
    """

    title: str
    note: str
    hits: tuple[Hit, ...]
    offered: bool = False


Search = Callable[[str], Sequence[HitGroup]]
"""Find records; text may begin with @ (people only) or # (dossiers only), an empty one gives what was opened last."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkspaceCard:
    """What the top bar and the status line say about the workspace; `notice` is the amber mark of a sample.

    `counts` are areas with how much they hold, such as ("people", "61 personen"); `backup` is when the last one was.
    """

    name: str
    encrypted: bool = False
    counts: tuple[tuple[str, str], ...] = ()
    backup: str = ""
    notice: str = ""


NO_WORKSPACE = WorkspaceCard(name="")
