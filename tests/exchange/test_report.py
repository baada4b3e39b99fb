"""The report of a file: reasons counted, rows left out one by one."""

from ipo_crm.exchange.report import LeaveOutError, Ledger, LeftOut, Reading


def test_reasons_are_counted_with_the_most_common_first() -> None:
    left = (LeftOut(1, "a", "leeg"), LeftOut(2, "b", "dubbel"), LeftOut(3, "c", "leeg"))

    reading: Reading[str] = Reading(holds="proef", left_out=left, read=3)

    assert reading.reasons == (("leeg", 2), ("dubbel", 1))


def refuse(reason: str) -> None:
    raise LeaveOutError(reason)


def test_a_record_that_cannot_be_read_is_entered_and_the_next_one_goes_on() -> None:
    ledger = Ledger()

    with ledger.row(4, "Fictie"):
        refuse("Geen naam.")

    assert ledger.left_out == [LeftOut(4, "Fictie", "Geen naam.")]
