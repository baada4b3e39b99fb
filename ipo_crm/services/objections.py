"""Objections: where the name of who objected to being kept still stands in what is given away."""

from collections.abc import Callable

from ipo_crm.domain.erasure import MentionFound
from ipo_crm.domain.sources import is_of_talk
from ipo_crm.store import dump, mentioned
from ipo_crm.store.mentioned import Target
from ipo_crm.store.workspace import Workspace

_SOURCE = ("source", "title")


class Objections:
    """Questions only; that somebody objects is a deed of people."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def named(self) -> Callable[[str], bool]:
        """Give the test whether a text names one of them; a bare surname that others bear too says nothing."""
        those = mentioned.who_objected(self._workspace.connection)
        return lambda text: any(who.meant(text) for who in those)

    def mentions(self) -> tuple[MentionFound, ...]:
        """Give what people wrote that goes out with all content, and names one of them."""
        those = mentioned.who_objected(self._workspace.connection)
        goes = {row for who in those for row in mentioned.going_along(self._workspace.connection, who.key)}
        found = {each.place: each for who in those for each in self._of(who)}
        return tuple(each for place, each in found.items() if (place.ref.subject, place.ref.key) not in goes)

    def _of(self, who: Target) -> list[MentionFound]:
        """Give the texts that surely mean somebody, but for what is kept back and titles that the program makes."""
        return [
            each
            for each in mentioned.found(self._workspace.connection, who)
            if (each.certain or not who.namesakes)
            and each.place.ref.subject not in dump.PRIVATE
            and not self._is_made(each)
        ]

    def _is_made(self, mention: MentionFound) -> bool:
        place = mention.place
        return (place.ref.subject, place.column) == _SOURCE and is_of_talk(mention.name)
