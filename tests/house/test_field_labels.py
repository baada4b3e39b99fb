"""Every table and column that the journal writes down has a Dutch word in the history."""

from ipo_crm.domain import field_labels
from ipo_crm.domain.field_labels import SUBJECT, field_label
from ipo_crm.store import journal, schema

JOURNALLED = {name: table for name, table in schema.metadata.tables.items() if name not in journal.OUTSIDE}


def test_every_journalled_table_has_a_word_and_no_other() -> None:
    assert set(SUBJECT) == set(JOURNALLED)


def test_every_column_of_a_journalled_table_has_a_word() -> None:
    words = {name: [field_label(name, column.name) for column in table.c] for name, table in JOURNALLED.items()}

    assert all(all(listed) and len(set(listed)) == len(listed) for listed in words.values()), words


def test_no_word_is_left_of_a_column_that_went() -> None:
    gone = [
        (subject, column)
        for subject, columns in field_labels._OF.items()
        for column in columns
        if column not in JOURNALLED[subject].c
    ]

    assert gone == []
