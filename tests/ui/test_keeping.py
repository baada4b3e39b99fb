"""Keeping: when what is typed reaches the file, when it does not, and when it leaves it."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from ipo_crm.domain.errors import StoreError
from ipo_crm.domain.ids import PersonId, RecordRef
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.ui import keeping as module
from ipo_crm.ui.keeping import HalfTyped, Keeping, time_words


class Form:
    """A form of one field."""

    def __init__(self, keeping: Keeping, text: str = "") -> None:
        self.text = text
        self.half = HalfTyped(self, "people", lambda: keeping)

    def values(self) -> Mapping[str, Any]:
        return {"Notities": self.text}

    def put_values(self, values: Mapping[str, Any]) -> None:
        self.text = values["Notities"]

    def called(self) -> str:
        return "Persoon"

    def begin(self, key: int = 0) -> str:
        return self.half.begin("person", (RecordRef("person", key),), edits=bool(key))

    def type(self, text: str) -> None:
        self.text = text
        self.half.typed()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with create_desk(tmp_path / "proef.ipocrm", None) as made:
        yield made


@pytest.fixture
def told() -> list[str]:
    return []


@pytest.fixture
def keeping(desk: Desk, told: list[str], monkeypatch: pytest.MonkeyPatch) -> Iterator[Keeping]:
    monkeypatch.setattr(module, "REST_MS", 5)
    monkeypatch.setattr(module, "LATEST_MS", 20)
    made = Keeping(desk.drafts, lambda: not desk.broken, told.append)
    yield made
    made.close()


@pytest.fixture
def form(keeping: Keeping) -> Form:
    made = Form(keeping)
    made.begin()
    return made


def _texts(desk: Desk) -> list[str]:
    return [each.text for each in desk.drafts.all()]


def test_at_most_two_seconds_of_typing_are_at_risk() -> None:
    assert module.REST_MS <= module.LATEST_MS <= 2000


def test_what_is_typed_is_kept_when_the_keyboard_rests(qtbot: QtBot, desk: Desk, form: Form) -> None:
    form.type("half")

    qtbot.waitUntil(lambda: len(_texts(desk)) == 1)
    assert "half" in _texts(desk)[0]


def test_steady_typing_is_kept_too(qtbot: QtBot, desk: Desk, form: Form) -> None:
    keys = QTimer(interval=0)
    keys.timeout.connect(lambda: form.type(form.text + "x"))
    keys.start()

    qtbot.waitUntil(lambda: len(_texts(desk)) == 1)
    assert keys.isActive()


def test_leaving_the_window_keeps_at_once(qapp: QGuiApplication, desk: Desk, form: Form) -> None:
    form.type("half")

    qapp.focusWindowChanged.emit(None)

    assert len(_texts(desk)) == 1


def test_it_is_no_deed(keeping: Keeping, desk: Desk, form: Form) -> None:
    before = desk.history.undo_title()
    form.type("half")

    keeping.keep_now()

    assert desk.history.undo_title() == before
    assert "half" not in desk.exports.as_json(private=True)


def test_the_same_is_not_written_twice(keeping: Keeping, desk: Desk, form: Form) -> None:
    form.type("half")
    keeping.keep_now()
    (first,) = desk.drafts.all()
    form.type("half")

    keeping.keep_now()

    assert desk.drafts.all() == (first,)


def test_what_was_typed_and_taken_back_is_no_draft(keeping: Keeping, desk: Desk, form: Form) -> None:
    form.type("half")
    keeping.keep_now()
    form.type("")

    keeping.keep_now()

    assert _texts(desk) == []


def test_a_form_that_was_saved_leaves_nothing(keeping: Keeping, desk: Desk, form: Form) -> None:
    form.type("half")
    keeping.keep_now()

    form.half.end()

    assert _texts(desk) == []
    assert keeping.keep_now()


def test_another_window_on_the_file_finds_it(keeping: Keeping, desk: Desk, form: Form) -> None:
    form.type("half")
    keeping.close()
    again = Form(Keeping(desk.drafts))

    said = again.begin()

    assert again.text == "half"
    assert said.startswith("Dit typte u om ")


def test_a_record_that_changed_meanwhile_is_named_and_the_text_is_there(desk: Desk, keeping: Keeping) -> None:
    key = PersonId(desk.people.add(Person(name=PersonName(family_name="Jansen"))).only("person"))
    form = Form(keeping, "oud")
    form.begin(key)
    form.type("half")
    keeping.close()
    again = Form(Keeping(desk.drafts), "nieuw")

    said = again.begin(key)

    assert again.text == "half"
    assert "Intussen is hier iets gewijzigd (Notities)." in said


def test_a_refusal_is_told_once_and_nothing_counts_as_safe(
    keeping: Keeping, desk: Desk, form: Form, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_drafts: object, _place: str, _text: str) -> None:
        raise StoreError("De schijf is vol.")

    monkeypatch.setattr(type(desk.drafts), "keep", refuse)
    form.type("half")

    safe = (keeping.keep_now(), keeping.keep_now())

    assert safe == (False, False)
    assert told == ["De schijf is vol."]


def test_a_file_that_cannot_be_written_is_left_alone(desk: Desk, told: list[str]) -> None:
    keeping = Keeping(desk.drafts, lambda: False, told.append)
    form = Form(keeping)
    form.begin()
    form.type("half")

    assert not keeping.keep_now()
    assert (_texts(desk), told) == ([], [])


def test_what_is_in_the_record_by_now_leaves_the_file_at_once(keeping: Keeping, desk: Desk) -> None:
    form = Form(keeping)
    form.begin(7)
    form.type("half")
    keeping.keep_now()

    form.half.rebase({"Notities": "half"})

    assert (_texts(desk), form.half.differs("Notities", "half")) == ([], False)


def test_a_draft_that_says_what_the_record_says_is_none(keeping: Keeping, desk: Desk) -> None:
    key = PersonId(desk.people.add(Person(name=PersonName(family_name="Jansen"))).only("person"))
    form = Form(keeping, "oud")
    form.begin(key)
    form.type("half")
    keeping.close()
    again = Form(Keeping(desk.drafts), "half")

    said = again.begin(key)

    assert (said, _texts(desk)) == ("", [])


def test_leaving_the_file_settles_forms_before_it_keeps_them(keeping: Keeping, desk: Desk) -> None:
    form = Form(keeping)
    form.half.settle = lambda: form.type("af")
    form.begin()

    keeping.close()

    assert "af" in _texts(desk)[0]


def test_without_a_file_a_form_still_knows_its_text(desk: Desk) -> None:
    keeping = Keeping()
    form = Form(keeping)
    form.begin()
    form.type("half")
    form.half.keep()
    again = Form(keeping)

    again.begin()

    assert again.text == "half"


def test_a_time_says_its_day_when_that_is_not_today() -> None:
    now = datetime.now(UTC)

    assert time_words(now) == f"om {now.astimezone():%H:%M}"
    assert time_words(now - timedelta(days=1)).startswith("gisteren om ")
    assert time_words(now - timedelta(days=3)).startswith("op ")
