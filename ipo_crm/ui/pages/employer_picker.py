"""The picker for one organisation: a known one by name or abbreviation, or a new one."""

from collections.abc import Callable, Sequence

from ipo_crm.domain.ids import NEW, OrganisationId
from ipo_crm.domain.labels import ORGANISATION_KIND
from ipo_crm.domain.names import fold, search_words
from ipo_crm.domain.organisations import Organisation
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.person_picker import PersonPicker, Pick

_OFFERED = 7


class EmployerPicker(PersonPicker):
    """Holds at most one organisation; `all_of_them` gives those that may be picked, read anew by `begin`."""

    def __init__(self, name: str, all_of_them: Callable[[], Sequence[Organisation]]) -> None:
        super().__init__(name, self._found)
        self._read = all_of_them
        self._all: tuple[Organisation, ...] = ()
        self.changed.connect(self._keep_one)

    def begin(self, key: int = NEW) -> None:
        """Read who may be picked, and show the organisation of this key, or none."""
        self._all = tuple(self._read())
        at = next((each for each in self._all if each.id == key), None)
        self.start_with(() if at is None else (_pick(at),))

    def show_new(self, name: str) -> None:
        """Show an organisation that is yet to be made."""
        self.set_picks((Pick(key=None, name=name),))

    def show_known(self, organisation: Organisation) -> None:
        """Show an organisation of the file."""
        self.set_picks((_pick(organisation),))

    @property
    def chosen(self) -> Pick | None:
        """The organisation; a name typed in full counts as chosen."""
        if self.picks:
            return self.picks[-1]
        typed = fold(self.typed).strip()
        named = (each for each in self._all if typed and typed in (fold(each.name), fold(each.abbreviation)))
        return next((_pick(each) for each in named), None)

    @property
    def key(self) -> OrganisationId:
        """The key of what was chosen; NEW for none, and for one that is yet to be made."""
        chosen = self.chosen
        return OrganisationId(chosen.key if chosen is not None and isinstance(chosen.key, int) else NEW)

    @property
    def is_new(self) -> bool:
        """Whether an organisation is chosen that is yet to be made."""
        return bool(self.picks) and self.picks[-1].key is None

    @override
    def hints(self) -> tuple[str, ...]:
        return () if self.picks else (self.tr("naam of afkorting"), self.tr("naam"))

    def _found(self, typed: str) -> Sequence[Pick]:
        words = search_words(typed)
        found = [each for each in self._all if all(word in fold(f"{each.name} {each.abbreviation}") for word in words)]
        first = fold(typed)
        found.sort(
            key=lambda each: not (fold(each.abbreviation).startswith(first) or fold(each.name).startswith(first))
        )
        return [_pick(each) for each in found[:_OFFERED]]

    def _keep_one(self) -> None:
        """Leave only the organisation that was picked last."""
        if len(self.picks) > 1:
            self.set_picks(self.picks[-1:])


def _pick(organisation: Organisation) -> Pick:
    detail = organisation.abbreviation or ORGANISATION_KIND[organisation.kind]
    return Pick(key=organisation.id, name=organisation.name, detail=detail, sector=organisation.sector)
