"""The guard of an open file: locking, and the windows around its key."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QLabel, QLineEdit, QPushButton

from ipo_crm.domain.errors import UserError
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.ui.guard import Guard
from ipo_crm.ui.keys_form import UnlockForm
from ipo_crm.ui.lock_form import LockForm
from ipo_crm.ui.recovery_form import RecoveryForm
from ipo_crm.ui.rekey_form import RekeyForm
from ipo_crm.ui.shell import Shell
from tests.ui.window import changed

PASSPHRASE, NEW = "vier losse woorden samen", "heel andere lange woorden"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with create_desk(tmp_path / "geheim.ipocrm", PASSPHRASE) as made:
        yield made


@pytest.fixture
def log() -> list[object]:
    """Note "anew" when the program was to start anew, and each desk that was to be shown."""
    return []


@pytest.fixture
def make(shell: Shell, tmp_path: Path, log: list[object]) -> Callable[[Desk], Guard]:
    settings = QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat)
    return lambda desk: Guard(desk, shell, settings, lambda: log.append("anew"), log.append)


@pytest.fixture
def guard(make: Callable[[Desk], Guard], desk: Desk) -> Iterator[Guard]:
    made = make(desk)
    yield made
    made.close()


def _press(form: RecoveryForm | RekeyForm | LockForm, text: str) -> None:
    button = next(each for each in form.findChildren(QPushButton) if each.accessibleName() == text and each.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def _half_type(shell: Shell) -> QLineEdit:
    line = QLineEdit(shell)
    line.show()
    QTest.keyClicks(line, "half")
    return line


def test_locking_starts_the_program_anew(guard: Guard, log: list[object]) -> None:
    guard.lock()

    assert log == ["anew"]


def test_a_plain_file_cannot_be_locked(make: Callable[[Desk], Guard], tmp_path: Path) -> None:
    with create_desk(tmp_path / "open.ipocrm", None) as plain, pytest.raises(UserError, match="niet versleuteld"):
        make(plain).lock()


def test_with_something_half_typed_the_windows_are_hidden(guard: Guard, shell: Shell, log: list[object]) -> None:
    line = _half_type(shell)

    guard.lock()

    assert guard.locked
    assert not shell.isVisible()
    assert log == []
    assert line.text() == "half"


def test_the_passphrase_brings_back_what_was_half_typed(guard: Guard, shell: Shell) -> None:
    line = _half_type(shell)
    guard.lock()
    tops = QApplication.topLevelWidgets()
    (curtain,) = [each for each in tops if isinstance(each, UnlockForm) and each.isVisible()]
    secret = curtain.findChildren(QLineEdit)[0]
    secret.setText(PASSPHRASE)

    QTest.keyClick(secret, Qt.Key.Key_Return)

    assert not guard.locked
    assert line.isVisible()


def test_what_was_typed_before_a_deed_is_in_the_file(guard: Guard, shell: Shell, log: list[object]) -> None:
    QTest.keyClick(shell.windowHandle(), Qt.Key.Key_W)
    shell.note(changed("person"))

    guard.lock()

    assert log == ["anew"]


def test_the_time_of_rest_is_chosen_and_remembered(
    guard: Guard, make: Callable[[Desk], Guard], desk: Desk, shell: Shell
) -> None:
    guard.set_lock()
    form = shell.findChildren(LockForm)[0]
    before = form.minutes.currentData()
    form.minutes.setCurrentIndex(form.minutes.findData(0))

    _press(form, "Bewaren")

    again = make(desk)
    assert (before, guard.idle_minutes, again.idle_minutes) == (5, 0, 0)
    again.close()


def test_a_plain_file_has_no_lock_to_set(make: Callable[[Desk], Guard], tmp_path: Path) -> None:
    with create_desk(tmp_path / "open.ipocrm", None) as plain, pytest.raises(UserError, match="geen slot"):
        make(plain).set_lock()


class Keys:
    """A computer that keeps keys, or refuses."""

    def __init__(self, *, there: bool = True) -> None:
        self.keyring_there = there
        self.kept = False
        self.forgotten: list[str] = []

    def keep_key(self, desk: Desk, *, kept: bool) -> None:
        if not self.keyring_there:
            raise UserError("Geen sleutelbos.")
        self.kept = kept

    def keeps_key(self, desk: Desk) -> bool:
        return self.kept

    def forget(self, mark: str) -> None:
        self.forgotten.append(mark)


@pytest.fixture
def keys() -> Keys:
    return Keys()


@pytest.fixture
def keeping(shell: Shell, tmp_path: Path, desk: Desk, log: list[object], keys: Keys) -> Iterator[Guard]:
    settings = QSettings(str(tmp_path / "proef.ini"), QSettings.Format.IniFormat)
    made = Guard(desk, shell, settings, lambda: log.append("anew"), log.append, keys)
    yield made
    made.close()


def test_the_key_is_kept_and_forgotten_in_the_window_on_the_lock(keeping: Guard, shell: Shell, keys: Keys) -> None:
    for wanted in (True, False):
        keeping.set_lock()
        form = next(each for each in shell.findChildren(LockForm) if each.isVisible())
        form.remember.setChecked(wanted)
        _press(form, "Bewaren")

        assert keys.kept is wanted


def test_without_a_keyring_that_is_said_and_nothing_can_be_ticked(keeping: Guard, shell: Shell, keys: Keys) -> None:
    keys.keyring_there = False

    keeping.set_lock()

    form = shell.findChildren(LockForm)[0]
    assert not form.remember.isEnabled()
    assert any("geen sleutelbos" in label.text() for label in form.findChildren(QLabel))


def test_a_keyring_that_refuses_is_told_and_the_window_stays(keeping: Guard, shell: Shell, keys: Keys) -> None:
    keeping.set_lock()
    form = shell.findChildren(LockForm)[0]
    keys.keyring_there = False
    form.remember.setChecked(True)

    _press(form, "Bewaren")

    assert form.isVisible()
    assert form.problem == "Geen sleutelbos."


def test_another_passphrase_makes_the_computer_forget_the_key(
    keeping: Guard, shell: Shell, keys: Keys, desk: Desk, log: list[object]
) -> None:
    mark = desk.keys.mark
    keeping.ask_key()
    form = shell.findChildren(RekeyForm)[0]
    for line, text in zip(form.findChildren(QLineEdit), (PASSPHRASE, NEW, NEW), strict=True):
        line.setText(text)

    _press(form, "Wijzigen")

    (new,) = log
    assert isinstance(new, Desk)
    new.close()
    assert keys.forgotten == [mark]


def test_the_status_line_says_that_the_code_is_not_kept_until_it_is(guard: Guard, shell: Shell, desk: Desk) -> None:
    before = guard.notice
    guard.show_code()
    form = shell.findChildren(RecoveryForm)[0]
    _press(form, "De code staat op papier")
    groups = desk.keys.code().split()
    for number, field in form.fields.items():
        line = field.editor
        assert isinstance(line, QLineEdit)
        line.setText(groups[number - 1])

    _press(form, "Klaar")

    assert before == "Herstelcode nog niet bewaard"
    assert guard.notice == ""


def test_another_passphrase_shows_the_new_desk(guard: Guard, shell: Shell, log: list[object]) -> None:
    guard.ask_key()
    form = shell.findChildren(RekeyForm)[0]
    for line, text in zip(form.findChildren(QLineEdit), (PASSPHRASE, NEW, NEW), strict=True):
        line.setText(text)

    _press(form, "Wijzigen")

    (new,) = log
    assert isinstance(new, Desk)
    with new:
        assert new.keys.fits(NEW)


def test_encryption_can_be_taken_away(guard: Guard, shell: Shell, log: list[object]) -> None:
    guard.ask_key()
    form = shell.findChildren(RekeyForm)[0]
    form.findChildren(QLineEdit)[0].setText(PASSPHRASE)
    next(box for box in form.findChildren(QCheckBox) if box.text() == "Niet meer versleutelen").setChecked(True)

    _press(form, "Wijzigen")

    (new,) = log
    assert isinstance(new, Desk)
    with new:
        assert not new.encrypted
