"""What an import did, told so that it can be read however much there is of it."""

import pytest
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from ipo_crm.domain.imports import FileReport, ImportReport, Omission
from ipo_crm.ui.pages.import_result import ImportResult


@pytest.mark.parametrize("files", [1, 60])
def test_the_numbers_and_the_rows_left_out_stay_in_sight(qtbot: QtBot, files: int) -> None:
    result = ImportResult()
    qtbot.addWidget(result)
    result.resize(800, 600)
    result.show()

    result.show_report(_report(files))

    told = result.findChild(QScrollArea)
    assert told is not None
    bar = told.verticalScrollBar()
    qtbot.waitUntil(lambda: told.geometry().top() > 20 and (bar.maximum() == 0) == (files == 1))
    assert result.omissions.geometry().bottom() < 600
    assert told.geometry().bottom() < result.omissions.geometry().top()
    assert result.omissions.height() >= 180


def test_without_rows_left_out_there_is_no_list_of_them(qtbot: QtBot) -> None:
    result = ImportResult()
    qtbot.addWidget(result)

    result.show_report(_report(2, left_out=0))

    assert result.omissions.isHidden()


def _report(files: int, left_out: int = 3) -> ImportReport:
    rows = tuple(Omission(row=number, what="kaartje", reason="Er staat geen naam op.") for number in range(left_out))
    notes = tuple(f"Opmerking {number} over wat er op dit kaartje stond." for number in range(3))
    return ImportReport(
        files=tuple(
            FileReport(
                name=f"kaart{number}.vcf",
                holds="contactkaartjes",
                read=4,
                made={"personen": 1},
                changed={},
                same={},
                left_out=rows,
                notes=notes,
            )
            for number in range(files)
        ),
        rehearsed=True,
    )
