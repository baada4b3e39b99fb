"""One row of an import: taken over whole or not at all, so that a row that does not fit costs only itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from ipo_crm.domain.errors import RefusedError
from ipo_crm.services.import_tally import Tally
from ipo_crm.store.workspace import Transaction

OBJECTED = "Deze persoon maakte bezwaar tegen het bewaren van gegevens; de rij is niet overgenomen."


def nothing_noted() -> None:
    """Learn nothing anew: who asks the file for every row."""


@contextmanager
def one_row(
    tx: Transaction, tally: Tally, number: int, what: str, learn_anew: Callable[[], object] = nothing_noted
) -> Iterator[None]:
    """Take a row over; one that the file refuses ends in the tally with the reason, and not among what was made.

    `learn_anew` is called then: what was noted of the row while it was taken is no longer so.
    """
    before = tally.standing()
    try:
        with tx.step():
            yield
    except RefusedError as error:
        tally.back_to(before)
        tally.leave_out(number, what, str(error))
        learn_anew()
