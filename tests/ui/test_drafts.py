"""Half-typed text: what counts as such, and that it outlives a lock."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.errors import StoreError
from ipo_crm.services.desk import create_desk
from ipo_crm.ui.drafts import DraftsForm, half_typed
from ipo_crm.ui.guard import Guard
from ipo_crm.ui.keeping import KEPT
from ipo_crm.ui.shell import Shell

PASSPHRASE = "vier losse woorden samen"


@dataclass(frozen=True)
class Kept:
    place: str
    text: str


class Drafts:
    """Keeps drafts as the file will, or refuses as a full disk does."""

    def __init__(self) -> None:
        self.kept: dict[str, str] = {}
        self.full = False

    def keep(self, place: str, text: str) -> None:
        if self.full:
            raise StoreError("De schijf is vol.")
        self.kept[place] = text

    def all(self) -> list[Kept]:
        return [Kept(place, text) for place, text in self.kept.items()]

    def drop(self, place: str) -> None:
        del self.kept[place]


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    """Give an open window with two fields, and a form with a field over it."""
    made = QWidget()
    made.setWindowTitle("Personen - lobby - ipo_crm")
    column = QVBoxLayout(made)
    for field, name in ((QLineEdit(), "Functie"), (QPlainTextEdit(), "Verslag")):
        field.setAccessibleName(name)
        column.addWidget(field)
    form = QDialog(made)
    form.setWindowTitle("Nieuw dossier")
    line = QLineEdit(form)
    line.setAccessibleName("Titel")
    qtbot.addWidget(made)
    made.show()
    form.show()
    return made


@pytest.fixture
def drafts() -> Drafts:
    return Drafts()


@pytest.fixture
def log() -> list[object]:
    return []


@pytest.fixture
def guard(shell: Shell, tmp_path: Path, drafts: Drafts, log: list[object]) -> Iterator[Guard]:
    settings = QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat)
    with create_desk(tmp_path / "geheim.ipocrm", PASSPHRASE) as desk:
        made = Guard(desk, shell, settings, lambda: log.append("anew"), log.append, drafts=drafts)
        yield made
        made.close()


def _field(window: QWidget, name: str) -> QWidget:
    return next(each for each in window.findChildren(QWidget) if each.accessibleName() == name)


def _half_type(shell: Shell) -> QPlainTextEdit:
    text = QPlainTextEdit(shell)
    text.setAccessibleName("Verslag")
    text.show()
    QTest.keyClicks(text, "Zij steunt het")
    return text


def test_what_the_program_filled_in_is_not_typed(window: QWidget) -> None:
    window.findChildren(QLineEdit)[0].setText("uit het bestand")
    window.findChildren(QPlainTextEdit)[0].setPlainText("uit het bestand")

    assert half_typed(window) == {}


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("Functie", "vergrendeld/Personen · Functie"),
        ("Verslag", "vergrendeld/Personen · Verslag"),
        ("Titel", "vergrendeld/Nieuw dossier · Titel"),
    ],
)
def test_what_somebody_typed_is_known_by_its_form_and_field(window: QWidget, name: str, place: str) -> None:
    QTest.keyClicks(_field(window, name), "half")

    assert half_typed(window) == {place: "half"}


def test_two_fields_of_one_name_lose_neither(window: QWidget) -> None:
    for field in window.findChildren(QLineEdit)[:1] + window.findChildren(QPlainTextEdit):
        field.setAccessibleName("Opmerking")
        QTest.keyClicks(field, field.metaObject().className())

    assert sorted(half_typed(window).values()) == ["QLineEdit", "QPlainTextEdit"]


@pytest.mark.parametrize("name", ["Zoek of typ een opdracht", "Filter personen"])
def test_what_was_typed_to_seek_is_not_kept(window: QWidget, name: str) -> None:
    line = window.findChildren(QLineEdit)[0]
    line.setAccessibleName(name)

    QTest.keyClicks(line, "jansen")

    assert half_typed(window) == {}


def test_a_passphrase_is_never_kept(window: QWidget) -> None:
    line = window.findChildren(QLineEdit)[0]
    line.setEchoMode(QLineEdit.EchoMode.Password)

    QTest.keyClicks(line, PASSPHRASE)

    assert half_typed(window) == {}


def test_half_typed_text_is_kept_and_the_process_replaced(
    guard: Guard, shell: Shell, drafts: Drafts, log: list[object]
) -> None:
    _half_type(shell)

    guard.lock()

    assert log == ["anew"]
    assert list(drafts.kept.values()) == ["Zij steunt het"]
    assert not guard.locked


def test_what_an_earlier_lock_kept_is_not_written_over(guard: Guard, shell: Shell, drafts: Drafts) -> None:
    text = _half_type(shell)
    guard.lock()
    text.setPlainText("")
    QTest.keyClicks(text, "Iets anders")

    guard.lock()

    assert list(drafts.kept.values()) == ["Zij steunt het", "Iets anders"]


def test_text_that_cannot_be_kept_makes_the_windows_hide(
    guard: Guard, shell: Shell, drafts: Drafts, log: list[object]
) -> None:
    text = _half_type(shell)
    drafts.full = True

    guard.lock()

    assert guard.locked
    assert log == []
    assert text.toPlainText() == "Zij steunt het"


def test_a_form_that_keeps_its_own_draft_is_left_to_it(window: QWidget) -> None:
    form = window.findChildren(QDialog)[0]
    form.setProperty(KEPT, True)

    QTest.keyClicks(_field(window, "Titel"), "half")

    assert half_typed(window) == {}


def test_a_form_that_cannot_keep_its_text_makes_the_windows_hide(
    shell: Shell, tmp_path: Path, drafts: Drafts, log: list[object]
) -> None:
    settings = QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat)
    with create_desk(tmp_path / "geheim.ipocrm", PASSPHRASE) as desk:
        guard = Guard(
            desk, shell, settings, lambda: log.append("anew"), log.append, drafts=drafts, keep_forms=lambda: False
        )

        guard.lock()

        assert (guard.locked, log) == (True, [])
        guard.close()


@pytest.fixture
def form(qtbot: QtBot, drafts: Drafts) -> DraftsForm:
    drafts.keep("vergrendeld/Verslag", "Zij steunt het")
    made = DraftsForm(drafts.all(), drafts.drop)
    qtbot.addWidget(made)
    made.show()
    return made


def _button(form: DraftsForm, name: str) -> QPushButton:
    return next(each for each in form.findChildren(QPushButton) if each.accessibleName() == name)


def test_a_text_without_a_form_can_be_copied(form: DraftsForm) -> None:
    QTest.mouseClick(_button(form, "Verslag kopiëren"), Qt.MouseButton.LeftButton)

    assert QGuiApplication.clipboard().text() == "Zij steunt het"


def test_the_last_text_thrown_away_closes_the_window(form: DraftsForm, drafts: Drafts) -> None:
    QTest.mouseClick(_button(form, "Verslag weggooien"), Qt.MouseButton.LeftButton)

    assert drafts.kept == {}
    assert not form.isVisible()
