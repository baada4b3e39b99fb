"""Duplicates: find records that may be the same twice, say that they are two, or make them one."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from ipo_crm.domain import labels
from ipo_crm.domain.changes import Change
from ipo_crm.domain.dates import write_day
from ipo_crm.domain.duplicates import (
    LISTED,
    DuplicateRow,
    Lookalike,
    PersonTraits,
    compare_organisations,
    compare_people,
)
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.ids import ActorKind, ActorRef, OrganisationId, RecordRef
from ipo_crm.domain.merging import FIELDS, MergeField, MergePlan
from ipo_crm.domain.organisations import OrganisationKind
from ipo_crm.domain.people import Person, Relation, RelationKind
from ipo_crm.domain.search import Hit
from ipo_crm.domain.sectors import Level, Sector
from ipo_crm.services import lookalikes
from ipo_crm.services.settings import OWN_ORGANISATION, Settings
from ipo_crm.store import duplicates as store
from ipo_crm.store import merging, organisations, people, search, sources
from ipo_crm.store import settings as kept_settings
from ipo_crm.store.records import remembered
from ipo_crm.store.workspace import Workspace

_AT_ENTRY = 3


class Duplicates:
    """Deeds and questions about records that may be the same twice."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def like(self, person: Person, employers: Sequence[OrganisationId] = ()) -> tuple[DuplicateRow, ...]:
        """Give who is known already and may be this person, who is being typed; the most alike first, three at most.

        `one` of each row is the known person, `other` the one who is typed.
        """
        if not person.name.family_name.strip() and not person.contact_points:
            return ()
        typed = lookalikes.typed(person, employers)
        found = []
        for known in self._people():
            if known.key != person.id and lookalikes.may_be(typed, known):
                strength, reasons = compare_people(known, typed, lookalikes.likeness)
                if strength >= LISTED:
                    pair = Lookalike(
                        one=lookalikes.person(known), other=lookalikes.person(typed), strength=strength, reasons=reasons
                    )
                    found.append(pair)
        found.sort(key=lambda pair: (-pair.strength, pair.one))
        return self._rows(found[:_AT_ENTRY])

    def all(self, limit: int = 500) -> tuple[DuplicateRow, ...]:
        """Give the pairs in the file that may be one, the strongest first; those said to be two are left out."""
        return self.rows(self.comparison()(), limit)

    def comparison(self) -> Callable[[], tuple[Lookalike, ...]]:
        """Read what is compared, and give the work that finds the pairs: it needs no file, so a lane can do it."""
        connection = self._workspace.connection
        apart = store.not_same(connection)
        people_read = self._people()
        organisations_read = store.organisation_traits(connection)

        def compare() -> tuple[Lookalike, ...]:
            found = [
                *lookalikes.find(ActorKind.PERSON, people_read, lookalikes.person_blocks, compare_people),
                *lookalikes.find(
                    ActorKind.ORGANISATION, organisations_read, lookalikes.organisation_blocks, compare_organisations
                ),
            ]
            left = (pair for pair in found if (pair.one, pair.other) not in apart)
            return tuple(sorted(left, key=lambda pair: (-pair.strength, pair.one, pair.other)))

        return compare

    def rows(self, pairs: Sequence[Lookalike], limit: int = 500) -> tuple[DuplicateRow, ...]:
        """Give the first of these pairs for the list; one of which a record is gone is left out."""
        return tuple(row for row in self._rows(pairs[:limit]) if row.one and row.other)

    def pair(self, one: ActorRef, other: ActorRef) -> DuplicateRow:
        """Give two records as a pair, whether they are alike or not."""
        _require_pair(one, other)
        reasons = ("door u gekozen",)
        (row,) = self._rows([Lookalike(one=one, other=other, strength=0, reasons=reasons)])
        return row

    def are_there(self, pair: Lookalike) -> bool:
        """Tell whether both records of a pair are still in the file."""
        return all(merging.record(self._workspace.connection, ref) is not None for ref in (pair.one, pair.other))

    def part(self, one: ActorRef, other: ActorRef) -> Change:
        """Say that two records are not the same, so that they are not offered again."""
        _require_pair(one, other)
        names = " en ".join(self._name(ref) for ref in (one, other))
        with self._workspace.transaction(f"{names}: geen dubbele") as tx:
            tie = Relation(a=one, b=other, kind=RelationKind.NOT_SAME, not_via=True)
            people.put_relation(tx.connection, tie)
            return tx.change

    def plan(self, kept: ActorRef, gone: ActorRef) -> MergePlan:
        """Tell what merging would do: where the two differ, and what moves."""
        _require_pair(kept, gone)
        connection = self._workspace.connection
        stays, goes = self._record(kept), self._record(gone)
        fields = []
        for name, columns in FIELDS[kept.kind].items():
            texts = [self._text(name, columns, record) for record in (stays, goes)]
            if texts[0] != texts[1]:
                taken = merging.takes_gone(columns, stays, goes)
                fields.append(MergeField(name=name, kept=texts[0], gone=texts[1], take_gone=taken))
        return MergePlan(
            kept=kept,
            gone=gone,
            kept_name=self._name(kept),
            gone_name=self._name(gone),
            fields=tuple(fields),
            moves=tuple(merging.counts(connection, gone).items()),
            both_notes=bool(stays["notes"] and goes["notes"]),
        )

    def merge(
        self,
        kept: ActorRef,
        gone: ActorRef,
        choices: Mapping[str, bool] | None = None,
        before: Callable[[], object] | None = None,
    ) -> Change:
        """Make two records one, as one step that can be undone; `choices` says which fields are taken from `gone`.

        `before` is called first: whoever has back-ups makes one there.
        """
        _require_pair(kept, gone)
        self._record(kept), self._record(gone)
        if before is not None:
            before()
        title = f"{self._name(gone)} samenvoegen met {self._name(kept)}"
        with self._workspace.transaction(title) as tx:
            merging.merge(tx.connection, kept, gone, choices or {})
            own = kept_settings.read(tx.connection).get(OWN_ORGANISATION)
            if kept.kind is ActorKind.ORGANISATION and own == str(gone.key):
                kept_settings.write(tx.connection, OWN_ORGANISATION, str(kept.key))
            return tx.change

    def _people(self) -> tuple[PersonTraits, ...]:
        connection = self._workspace.connection
        return remembered(connection, "traits of people", lambda: store.people_traits(connection))

    def _rows(self, pairs: Iterable[Lookalike]) -> tuple[DuplicateRow, ...]:
        listed = tuple(pairs)
        refs = {ref for pair in listed for ref in (pair.one, pair.other) if ref.key}
        records = [RecordRef(ref.kind.value, ref.key) for ref in refs]
        hits = {(hit.kind.value, hit.key): hit for hit in search.shown(self._workspace.connection, records)}

        def told(ref: ActorRef) -> tuple[str, str]:
            hit: Hit | None = hits.get((ref.kind.value, ref.key))
            return (hit.title, hit.detail) if hit else ("", "")

        rows = []
        for pair in listed:
            (one, one_detail), (other, other_detail) = told(pair.one), told(pair.other)
            rows.append(DuplicateRow(pair=pair, one=one, other=other, one_detail=one_detail, other_detail=other_detail))
        return tuple(rows)

    def _record(self, ref: ActorRef) -> dict[str, Any]:
        found = merging.record(self._workspace.connection, ref)
        if found is None:
            raise UserError("Een van de twee is er niet meer. Ververs de lijst, of maak het verwijderen ongedaan.")
        return found

    def _name(self, ref: ActorRef) -> str:
        connection = self._workspace.connection
        if ref.is_person:
            name = people.names(connection, [ref.key]).get(ref.key)
            return "" if name is None else name.short
        organisation = organisations.get(connection, OrganisationId(ref.key))
        return "" if organisation is None else organisation.label

    def _text(self, name: str, columns: tuple[str, ...], record: Mapping[str, Any]) -> str:
        """Give a field as it is shown."""
        values = [record[column] for column in columns]
        if name == "source":
            known = sources.all_sources(self._workspace.connection).get(values[0])
            return "" if known is None else known.title
        if name == "parent":
            return "" if values[0] is None else self._name(ActorRef(ActorKind.ORGANISATION, values[0]))
        if name == "period":
            return " – ".join(_day(value) or "?" for value in values) if any(values) else ""
        return " ".join(_shown(column, value) for column, value in zip(columns, values, strict=True)).strip()


def _require_pair(one: ActorRef, other: ActorRef) -> None:
    if one == other or one.kind is not other.kind:
        raise UserError("Kies twee verschillende personen, of twee verschillende organisaties.")


def _shown(column: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if column == "kind":
        return labels.ORGANISATION_KIND[OrganisationKind(value)]
    if column == "sector":
        return labels.SECTOR[Sector(value)]
    if column == "level":
        return labels.LEVEL[Level(value)]
    return _day(value) if column in ("keep_until", "informed_on", "blocked_on") else str(value)


def _day(value: str | None) -> str:
    return "" if value is None else write_day(date.fromisoformat(value), weekday=False)
