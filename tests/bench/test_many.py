"""Everybody in a file of 20,000 changed at once, and that taken back."""

from itertools import count

import pytest

from ipo_crm.domain.many import ManyField
from ipo_crm.services.history import History
from ipo_crm.services.people import People
from ipo_crm.services.settings import Settings
from ipo_crm.store.workspace import Workspace
from tests.bench.conftest import Measure

pytestmark = pytest.mark.bench


@pytest.mark.budget(most=100)
@pytest.mark.benchmark(group="20,000 people at once")
def test_what_20_000_persons_have_in_common(measure: Measure, people_20k: Workspace) -> None:
    people = People(people_20k, Settings(people_20k))
    keys = people.keys()

    measure(lambda: people.many.shared(keys), rounds=7)


@pytest.mark.budget(most=5_000)
@pytest.mark.benchmark(group="20,000 people at once")
def test_a_rhythm_for_20_000_persons_and_back(measure: Measure, people_20k: Workspace) -> None:
    people, history, days = People(people_20k, Settings(people_20k)), History(people_20k), count(1)
    keys = people.keys()

    def there_and_back() -> None:
        people.many.change(keys, ManyField.RHYTHM, next(days))
        history.undo()

    measure(there_and_back, rounds=3, warm=1)


@pytest.mark.budget(most=10_000)
@pytest.mark.benchmark(group="20,000 people at once")
def test_a_paragraph_for_20_000_persons_and_back(measure: Measure, people_20k: Workspace) -> None:
    people, history = People(people_20k, Settings(people_20k)), History(people_20k)
    keys = people.keys()

    def there_and_back() -> None:
        people.many.add_notes(keys, "Uitgenodigd.")
        history.undo()

    measure(there_and_back, rounds=3, warm=1)
