"""The commands that the palette finds, and those that were given last."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QObject, QSettings
from PySide6.QtGui import QAction

from ipo_crm.domain.counts import shown_of
from ipo_crm.domain.names import fold
from ipo_crm.ui.keymap import command_id, plain_name
from ipo_crm.ui.likeness import likeness
from ipo_crm.ui.parts import Hit, HitGroup

_LAST: Final = "palette/last"
_SHOWN: Final = 5
_SHOWN_WHEN_EMPTY: Final = 3
_MOST_KEPT: Final = 8


class PaletteCommands(QObject):
    """Finds commands by name, misspelt ones too; remembers on this computer which were given last.

    `beginnings` are those to show while nothing was given yet: they must be harmless, as Enter gives the first.
    """

    def __init__(
        self,
        actions: Callable[[], Sequence[QAction]],
        beginnings: Callable[[], Sequence[QAction]] = tuple,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__()
        self._actions = actions
        self._beginnings = beginnings
        self._settings = settings
        self._last: list[str] = self._read()

    def find(self, text: str, *, only: bool, nearly: bool = True, first: Sequence[Hit] = ()) -> list[HitGroup]:
        """Give the commands that fit, the best first, behind those in `first` where something was typed.

        `only` says that nothing else is asked for, so all of them; `nearly` that misspelt ones count too.
        """
        words = fold(text).split()
        if not words and not only:
            return self._given_last()
        ranked = [
            (rank, action)
            for action in self._possible()
            if (rank := likeness(words, plain_name(action), nearly=nearly) if words else 1.0)
        ]
        ranked.sort(key=lambda each: -each[0])
        shown = ranked if only else ranked[:_SHOWN]
        hits = (*first, *(_hit(action, words) for _, action in shown))
        count = shown_of(len(hits), len(first) + len(ranked))
        return [HitGroup(self.tr("Opdrachten"), count, hits)] if hits else []

    def note(self, command: str) -> None:
        """Remember that a command was given."""
        self._last = [command, *(each for each in self._last if each != command)][:_MOST_KEPT]
        if self._settings is not None:
            self._settings.setValue(_LAST, self._last)

    def _given_last(self) -> list[HitGroup]:
        """Give what was given last and can be given now, and some to begin with where that is not much."""
        possible = {command_id(action): action for action in self._possible()}
        last = [possible[each] for each in self._last if each in possible]
        shown = tuple(dict.fromkeys((*last, *self._beginnings())))[: max(_SHOWN_WHEN_EMPTY, min(len(last), _SHOWN))]
        title = self.tr("Laatst gebruikte opdrachten") if last else self.tr("Opdrachten")
        count = shown_of(len(shown), len(possible))
        return [HitGroup(title, count, tuple(_hit(each, ()) for each in shown))] if shown else []

    def _possible(self) -> list[QAction]:
        return [action for action in self._actions() if action.isEnabled()]

    def _read(self) -> list[str]:
        kept = self._settings.value(_LAST, []) if self._settings is not None else []
        return [kept] if isinstance(kept, str) else [str(each) for each in kept] if isinstance(kept, list) else []


def _hit(action: QAction, words: Sequence[str]) -> Hit:
    name, keys = plain_name(action), action.shortcut().toString()
    return Hit(
        title=name,
        icon="chevron-right",
        keys=keys,
        run=action.trigger,
        marks=_marks(name, words),
        command=command_id(action),
    )


def _marks(name: str, words: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Give where the words stand in the name; folding must not have changed its length."""
    folded = fold(name)
    if len(folded) != len(name):
        return ()
    return tuple((folded.index(word), len(word)) for word in words if word in folded)
