"""Failure mode 21: what is far too long is refused in Dutch before anything lays it out, and nothing is lost."""

from pathlib import Path
from time import perf_counter

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from ipo_crm.domain.errors import UserError
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.people import Person
from ipo_crm.services.desk import create_desk
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.text_area import MOST, TextArea
from tests.reliability.figures import note


def test_a_note_of_one_sign_too_many_is_refused_and_the_old_one_stays(tmp_path: Path) -> None:
    with create_desk(tmp_path / "proef.ipocrm", None) as desk:
        desk.people.add(Person(name=PersonName(family_name="Toets"), notes="x" * MOST))
        key = desk.people.rows()[0].id
        begun = perf_counter()
        with pytest.raises(UserError, match="te lang"):
            desk.people.change(Person(id=key, name=PersonName(family_name="Toets"), notes="x" * (MOST + 1)))

        note(21, "notitie van 1.000.001 tekens", seconds=round(perf_counter() - begun, 3), refused=1)
        assert len(desk.people.card(key).person.notes) == MOST


@pytest.fixture
def field(qtbot: QtBot) -> Field:
    made = Field("Notitie", TextArea())
    qtbot.addWidget(made)
    return made


def test_a_paste_of_48_megabytes_is_refused_before_it_is_laid_out(field: Field) -> None:
    area = field.editor
    assert isinstance(area, TextArea)
    area.setPlainText("wat er al stond")
    data = QMimeData()
    data.setText("x" * 48_000_000)
    begun = perf_counter()

    area.insertFromMimeData(data)

    note(21, "48 MB geplakt", seconds=round(perf_counter() - begun, 3), refused=1)
    assert area.toPlainText() == "wat er al stond"
    assert "te lang" in field.error


def test_what_fits_is_pasted_and_takes_the_refusal_away(field: Field) -> None:
    area = field.editor
    assert isinstance(area, TextArea)
    area.selectAll()
    for text in ("x" * (MOST + 1), "kort genoeg"):
        data = QMimeData()
        data.setText(text)
        area.insertFromMimeData(data)

    assert area.toPlainText() == "kort genoeg"
    assert field.error == ""


def test_a_huge_paste_in_a_line_is_cut_by_qt_and_refused_by_the_file(qtbot: QtBot, tmp_path: Path) -> None:
    line = QLineEdit()
    qtbot.addWidget(line)
    QGuiApplication.clipboard().setText("x" * 2_000_000)
    line.paste()
    QGuiApplication.clipboard().clear()

    with create_desk(tmp_path / "proef.ipocrm", None) as desk, pytest.raises(UserError, match="te lang"):
        desk.people.add(Person(name=PersonName(family_name=line.text())))


def test_a_cell_of_200_kilobytes_in_an_import_is_told_and_stops_nothing(tmp_path: Path) -> None:
    huge = "lang, " * 40_000
    cards = [f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nNOTE:{text}\nEND:VCARD\n" for name, text in
             (("Piet Proef", huge), ("Tine Toets", "kort"))]  # fmt: skip
    path = tmp_path / "kaarten.vcf"
    path.write_text("".join(cards), encoding="utf-8")

    with create_desk(tmp_path / "proef.ipocrm", None) as desk:
        report = desk.imports.run((path,))[0]
        notes = [len(desk.people.card(row.id).person.notes) for row in desk.people.rows()]

    told = [*report.files[0].notes, *(each.reason for each in report.files[0].left_out)]
    note(21, "cel van 240 kB in een import", told=len(told), imported=len(notes))
    assert sorted(notes) == [4, 100_000]
    assert any("notitie" in each for each in told)
