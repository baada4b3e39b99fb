"""A signature pasted into the form of a new person: fields fill, what was understood is shown, nothing is lost."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from ipo_crm.domain.organisations import OrganisationKind
from ipo_crm.domain.people import ContactKind, Person
from ipo_crm.services.desk import Desk
from ipo_crm.ui.page import Place
from ipo_crm.ui.pages.people import ADD
from ipo_crm.ui.pages.person_form import PersonForm
from ipo_crm.ui.theme import Theme
from ipo_crm.ui.widgets.text_area import TextArea
from tests.ui.pages.people_window import Window, focused, open_window, person_called

CONTROL = Qt.KeyboardModifier.ControlModifier
SIGNATURE = """Met vriendelijke groet,

mw. Anna Zangvogel
Senior beleidsadviseur

Ministerie van Fictieve Zaken
Directie Warmtetransitie
Turfmarkt 999 | 2511 ZZ Den Haag
T 070 888 1212 | M 06-12345678
a.zangvogel@minfz.invalid
Faculteit der Rechten
Kamer 3.12

Werkdagen: ma di do"""


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, desk: Desk) -> Window:
    made = open_window(qtbot, theme, desk)
    made.shell.open(Place("people", ADD))
    return made


def _form(window: Window) -> PersonForm:
    return window.people.person_form


def _line(window: Window, name: str) -> QLineEdit:
    return next(each for each in _form(window).findChildren(QLineEdit) if each.accessibleName() == name)


def _area(window: Window, name: str) -> TextArea:
    return next(each for each in _form(window).findChildren(TextArea) if each.accessibleName() == name)


def _said(window: Window) -> list[str]:
    return [label.text() for label in _form(window).findChildren(QLabel) if label.isVisible()]


def _press(window: Window, name: str) -> None:
    buttons = [each for each in _form(window).findChildren(QPushButton) if each.accessibleName() == name]
    QTest.mouseClick(next(each for each in buttons if each.isVisible()), Qt.MouseButton.LeftButton)


def _paste(window: Window, text: str = SIGNATURE) -> None:
    QApplication.clipboard().setText(text)
    QTest.keyClick(focused(window), Qt.Key.Key_V, CONTROL)


def _commit(window: Window) -> None:
    QTest.keyClick(focused(window), Qt.Key.Key_Return, CONTROL)


def _kept(window: Window) -> Person:
    return window.desk.people.card(person_called(window.desk, "Zangvogel")).person


def test_a_pasted_signature_fills_the_fields(window: Window) -> None:
    _paste(window)

    assert {name: _line(window, name).text() for name in ("Aanspreekvorm", "Roepnaam", "Achternaam", "Functie")} == {
        "Aanspreekvorm": "mw.",
        "Roepnaam": "Anna",
        "Achternaam": "Zangvogel",
        "Functie": "Senior beleidsadviseur",
    }
    assert (_line(window, "Telefoon").text(), _line(window, "Mobiel").text()) == ("+31 70 888 1212", "+31 6 12345678")


def test_what_was_understood_is_shown_before_it_is_kept(window: Window) -> None:
    before = window.desk.people.rows()

    _paste(window)

    said = _said(window)
    assert "Gelezen, nog niet bewaard" in said
    assert "Ministerie van Fictieve Zaken (nieuw)" in said
    assert "Turfmarkt 999, 2511 ZZ Den Haag" in said
    assert window.desk.people.rows() == before


def test_person_role_and_new_organisation_are_one_step(window: Window) -> None:
    before = window.desk.exports.as_json(private=True)
    _paste(window)

    _commit(window)

    (line,) = window.desk.people.card(_kept(window).id).roles
    assert (line.organisation, line.role.function) == ("Ministerie van Fictieve Zaken", "Senior beleidsadviseur")
    assert line.role.portfolio == "Directie Warmtetransitie"
    assert line.organisation_kind is OrganisationKind.MINISTRY
    window.shell.undo()
    assert window.desk.exports.as_json(private=True) == before


def test_numbers_are_stored_in_one_way(window: Window) -> None:
    _paste(window)
    _commit(window)

    points = {point.kind: point.value for point in _kept(window).contact_points}
    assert points == {
        ContactKind.EMAIL: "a.zangvogel@minfz.invalid",
        ContactKind.PHONE: "+31708881212",
        ContactKind.MOBILE: "+31612345678",
        ContactKind.OFFICE: "Turfmarkt 999, 2511 ZZ Den Haag",
    }


@pytest.mark.parametrize(
    ("name", "notes"),
    [
        ("Naar notities: Kamer 3.12", "Kamer 3.12"),
        ("Alles naar notities", "Faculteit der Rechten\nKamer 3.12"),
    ],
)
def test_what_was_not_understood_goes_to_the_notes_by_a_click(window: Window, name: str, notes: str) -> None:
    _paste(window)

    _press(window, name)

    assert _area(window, "Notities").toPlainText() == notes


def test_what_somebody_typed_is_not_written_over(window: Window) -> None:
    _line(window, "Functie").setText("directeur")

    _paste(window)

    assert _line(window, "Functie").text() == "directeur"


def test_another_paste_takes_the_place_of_the_first(window: Window) -> None:
    _paste(window)
    QTest.keyClick(focused(window), Qt.Key.Key_A, CONTROL)

    _paste(window, "Bo Bedacht\nWethouder gemeente Voorbeeldstad\nbo@voorbeeldstad.invalid")

    assert (_line(window, "Achternaam").text(), _line(window, "Telefoon").text()) == ("Bedacht", "")


def test_a_known_organisation_is_recognised(window: Window) -> None:
    _paste(window, "Bo Bedacht\nlobbyist\nIPO\nbo.bedacht@voorbeeld.invalid")
    _commit(window)

    (line,) = window.desk.people.card(person_called(window.desk, "Bedacht")).roles
    assert line.organisation == "IPO"


def test_a_vcard_is_read_too(window: Window) -> None:
    _paste(
        window,
        "BEGIN:VCARD\nVERSION:3.0\nN:Zangvogel;Anna;;mw.;\nFN:Anna Zangvogel\nORG:IPO\nTITLE:adviseur\n"
        "TEL;TYPE=CELL:0612345678\nEND:VCARD\n",
    )
    _commit(window)

    assert [point.value for point in _kept(window).contact_points] == ["+31612345678"]


def test_somebody_with_the_same_address_is_said_to_be_known(window: Window) -> None:
    _paste(window)
    _commit(window)
    window.shell.open(Place("people", ADD))

    _paste(window, "a.zangvogel@minfz.invalid")

    assert "mw. Anna Zangvogel staat al in de lijst." in _said(window)


def test_half_a_role_is_refused_beside_the_field(window: Window) -> None:
    _paste(window, "Bo Bedacht\nadviseur\nbo@bedacht.invalid")
    _line(window, "Functie").setText("adviseur")

    _commit(window)

    assert "Kies een organisatie uit de lijst, of kies daar om haar nieuw te maken." in _said(window)


def test_an_odd_number_gets_a_hint_and_is_kept(window: Window) -> None:
    QTest.keyClicks(focused(window), "Bo Bedacht")
    _line(window, "Telefoon").setFocus()
    QTest.keyClicks(focused(window), "058 888 1")
    _line(window, "Mobiel").setFocus()
    hints = [text for text in _said(window) if "lijkt geen telefoonnummer" in text]

    _commit(window)

    person = window.desk.people.card(person_called(window.desk, "Bedacht")).person
    assert (len(hints), [point.value for point in person.contact_points]) == (1, ["058 888 1"])


def test_a_number_is_written_readably_once_it_is_left(window: Window) -> None:
    _line(window, "Telefoon").setFocus()
    QTest.keyClicks(focused(window), "0708881212; 070 888 1213")
    _line(window, "Mobiel").setFocus()

    assert _line(window, "Telefoon").text() == "+31 70 888 1212; +31 70 888 1213"


def test_a_role_is_not_asked_of_somebody_who_is_known(window: Window) -> None:
    window.people.person_form.begin(person_called(window.desk, "Van Fictie"))

    assert not _line(window, "Functie").isVisible()


def test_tab_goes_from_the_paste_to_the_name(window: Window) -> None:
    QTest.keyClick(focused(window), Qt.Key.Key_Tab)

    assert focused(window) is _line(window, "Aanspreekvorm")
