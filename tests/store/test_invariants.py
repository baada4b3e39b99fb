"""Each rule finds the fault that was planted for it, and no other rule does."""

from pathlib import Path

import pytest

from ipo_crm.store import invariants
from ipo_crm.store.workspace import Workspace
from tests.golden import files
from tests.store.past_the_journal import allow_twice, furnish, write

_SHA = "ab" * 32
_ROLE = "INSERT INTO role (uuid, person_id, organisation_id, function, valid_from, valid_to) VALUES "
_SEATS = "INSERT INTO seats (organisation_id, chamber, count, valid_from, valid_to) VALUES "
_MEMBER = "INSERT INTO coalition_member (coalition_id, organisation_id, role, valid_from, valid_to) VALUES "
_ATTACHMENT = (
    f"INSERT INTO attachment (uuid, name, size, sha256, dossier_id) VALUES ('{'c' * 36}', 'brief.pdf', 3, '{{}}', 1)"
)
_CONTENT = "INSERT INTO attachment_content (sha256, content) VALUES ('{}', x'616263')"
_POSITION = (
    "INSERT INTO position (uuid, person_id, dossier_id, stance, day, source_id, ground) "
    f"VALUES ('{'d' * 36}', 1, 1, 1, '2026-01-05', 1, '{{}}')"
)
_SOURCE = f"INSERT INTO source (uuid, source_class, title) VALUES ('{'e' * 36}', 'own_talk', 'Gesprek')"

PLANTED: dict[str, tuple[str, ...]] = {
    "derived": ("UPDATE person SET sort_key = 'iets anders' WHERE id = 1",),
    "strange_word": ("UPDATE meeting SET kind = 'telepathie' WHERE id = 1",),
    "period": (f"{_ROLE} ('{'a' * 36}', 1, 1, 'lid', '2026-02-01', '2026-02-01')",),
    "role_twice": (
        f"{_ROLE} ('{'a' * 36}', 1, 1, 'lid', '2026-01-01', NULL)",
        f"{_ROLE} ('{'b' * 36}', 1, 1, 'Lid', '2026-03-01', NULL)",
    ),
    "seats_total": (
        f"{_SEATS} (1, 'ek', 40, '2026-01-01', NULL)",
        f"{_SEATS} (2, 'ek', 36, '2026-02-01', NULL)",
    ),
    "seats_twice": (
        f"{_SEATS} (1, 'tk', 20, '2026-01-01', '2026-02-02')",
        f"{_SEATS} (1, 'tk', 21, '2026-02-01', NULL)",
    ),
    "phase_twice": ("INSERT INTO dossier_phase (dossier_id, phase, entered) VALUES (1, 3, '2026-01-05')",) * 2,
    "roll_call": ("INSERT INTO vote (motion_id, organisation_id, choice, seats) VALUES (1, 1, 'for', 10)",),
    "member_twice": (f"{_MEMBER} (1, 1, 'member', NULL, NULL)", f"{_MEMBER} (1, 1, 'leader', '2026-01-01', NULL)"),
    "promise_undated": (
        "INSERT INTO promise (uuid, direction, person_id, text, outcome) "
        f"VALUES ('{'a' * 36}', 'by_us', 1, 'Stuk sturen', 'kept')",
    ),
    "task_undated": (f"INSERT INTO task (uuid, text, status, dossier_id) VALUES ('{'a' * 36}', 'Bellen', 'done', 1)",),
    "attachment_empty": (_ATTACHMENT.format(_SHA),),
    "content_altered": (_ATTACHMENT.format(_SHA), _CONTENT.format(_SHA)),
    "content_unnamed": (_CONTENT.format("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),),
    "merged_into_nothing": (
        f"INSERT INTO merged_record (subject, kept_id, gone_id, gone_uuid) VALUES ('person', 77, 78, '{'a' * 36}')",
    ),
    "place_far_off": ("INSERT INTO node_place (person_id, x, y) VALUES (1, 0, -100000001)",),
    "place_twice": (
        "DROP INDEX node_place_natural",
        "INSERT INTO node_place (person_id, x, y) VALUES (1, 0, 0), (1, 5, 5)",
    ),
    "both_sides": ("INSERT INTO participant (meeting_id, person_id, side) VALUES (1, 1, 'ours'), (1, 1, 'theirs')",),
}
TO_DO: dict[str, tuple[str, ...]] = {
    "ground_missing": (_SOURCE, _POSITION.format("")),
    "draft_nowhere": ("INSERT INTO draft (place, text, saved_at) VALUES ('maanreis:1', 'x', '2026-01-05')",),
}


@pytest.fixture
def furnished(workspace: Workspace) -> Workspace:
    furnish(workspace)
    return workspace


@pytest.mark.parametrize("rule", PLANTED)
def test_the_rule_and_no_other_finds_what_was_planted(furnished: Workspace, rule: str) -> None:
    if rule == "both_sides":
        allow_twice(furnished.connection, "participant", "UNIQUE (meeting_id, person_id)")
    write(furnished.connection, *PLANTED[rule])

    found = invariants.find(furnished.connection)

    assert [finding.rule for finding in found] == [rule]


@pytest.mark.parametrize("rule", TO_DO)
def test_what_waits_is_listed_and_no_fault(furnished: Workspace, rule: str) -> None:
    write(furnished.connection, *TO_DO[rule])

    assert [finding.rule for finding in invariants.find(furnished.connection, todo=True)] == [rule]
    assert invariants.find(furnished.connection) == ()


def test_every_rule_has_a_fault_of_its_own_here() -> None:
    assert {rule.name: rule.todo for rule in invariants.RULES} == {
        **dict.fromkeys(PLANTED, False),
        **dict.fromkeys(TO_DO, True),
    }


@pytest.mark.parametrize(
    "statements",
    [
        (f"{_ROLE} ('{'a' * 36}', 1, 1, 'lid', '2026-01-01', '2026-02-01')",
         f"{_ROLE} ('{'b' * 36}', 1, 1, 'lid', '2026-02-01', NULL)"),
        (f"{_SEATS} (1, 'ek', 40, '2026-01-01', '2026-02-01')", f"{_SEATS} (2, 'ek', 36, '2026-02-01', NULL)"),
        (f"{_SEATS} (1, 'tk', 75, '2026-01-01', NULL)", f"{_SEATS} (2, 'tk', 75, '2026-01-01', NULL)"),
        (f"{_MEMBER} (1, 1, 'member', NULL, '2026-01-01')", f"{_MEMBER} (1, 1, 'leader', '2026-01-01', NULL)"),
        (_SOURCE, _POSITION.format("kennelijk openbaar")),
        ("INSERT INTO draft (place, text, saved_at) VALUES ('talk:1', 'x', '2026-01-05')",),
        ("INSERT INTO draft (place, text, saved_at) VALUES ('vergrendeld/Personen', 'x', '2026-01-05')",),
    ],
    ids=["role ends as the next begins", "seats move on", "150 is all", "member again", "ground", "draft", "lock"],
)  # fmt: skip
def test_what_only_touches_is_no_breach(furnished: Workspace, statements: tuple[str, ...]) -> None:
    write(furnished.connection, *statements)

    assert invariants.find(furnished.connection) == ()
    assert [each.rule for each in invariants.find(furnished.connection, todo=True)] == []


def test_the_sentence_names_the_record_and_leads_to_it(furnished: Workspace) -> None:
    write(furnished.connection, *PLANTED["role_twice"])

    (finding,) = invariants.find(furnished.connection)

    assert finding.said.startswith("A. Proef, lid bij Fractie Proef staat er tweemaal")
    assert (finding.subject, finding.key) == ("person", 1)


@pytest.mark.parametrize("version", files.FORMATS)
def test_a_golden_file_breaks_no_rule(tmp_path: Path, version: str) -> None:
    with Workspace.open(files.take(tmp_path, version, encrypted=False)) as workspace:
        assert invariants.find(workspace.connection) == ()
