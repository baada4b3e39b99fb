"""The windows of their own, each in the states in which it has the most to say."""

from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QLineEdit, QPlainTextEdit

from ipo_crm.domain.drafts import LOCKED
from ipo_crm.domain.errors import WrongPassphraseError
from ipo_crm.domain.ids import RecordRef
from ipo_crm.domain.salvage import LeftOut, SalvageReport, SavedTable
from ipo_crm.ui.drafts import DraftsForm
from ipo_crm.ui.excepthook import BugPage
from ipo_crm.ui.handbook import Handbook
from ipo_crm.ui.keys_form import NewWorkspaceForm, UnlockForm
from ipo_crm.ui.lock_form import LockForm
from ipo_crm.ui.pages.coalitions import CoalitionsPage
from ipo_crm.ui.past import Past
from ipo_crm.ui.recents import Recents
from ipo_crm.ui.recovery_form import RecoveryForm
from ipo_crm.ui.rekey_form import RekeyForm
from ipo_crm.ui.rescue_form import RescueForm, Ways
from ipo_crm.ui.salvage_form import SalvageForm
from ipo_crm.ui.shortcut_sheet import ShortcutSheet
from ipo_crm.ui.start import Doors, StartWindow
from ipo_crm.ui.waiting import WaitWindow
from tests.screens.openings import on_people
from tests.screens.pages import Window

FAR: Final = Path("/Documenten/Interprovinciaal overleg/Lobby en relaties/Werkbestanden 2025/oktober en november")
LOST: Final = (
    "Het begin van lobby.ipocrm is overschreven; daardoor past geen wachtzin meer. De rest kan nog goed zijn. "
    "Er is niets gewijzigd. Open het met de herstelcode, of zet een reservekopie terug."
)
WRONG: Final = "De wachtzin klopt niet. Let op hoofdletters en spaties en probeer het opnieuw."
_Form = TypeVar("_Form", bound=QDialog)
CODE: Final = "\n".join("  ".join(f"{row}K7{column}" for column in range(5)) for row in range(4)) + "\n0000"


def _refuse(*_typed: object) -> None:
    raise WrongPassphraseError(WRONG)


def _do_nothing(*_given: object) -> None:
    """Take whatever comes."""


def _opened(form: _Form) -> _Form:
    form.open()
    form.activateWindow()
    return form


def _type(form: QDialog, text: str, line: int = 0, *, enter: bool = True) -> None:
    field = [each for each in form.findChildren(QLineEdit) if each.isVisible()][line]
    field.setFocus()
    QTest.keyClicks(field, text)
    if enter:
        QTest.keyClick(field, Qt.Key.Key_Return)


def new_workspace(window: Window) -> QDialog:
    return _opened(NewWorkspaceForm(FAR, _do_nothing, window.shell))


def refused_workspace(window: Window) -> QDialog:
    form = new_workspace(window)
    _type(form, "kort", 1)
    return form


def plain_workspace(window: Window) -> QDialog:
    form = new_workspace(window)
    next(each for each in form.findChildren(QCheckBox) if "versleutelen" in each.text()).click()
    return form


def unlock(window: Window, *, by_code: bool = False) -> UnlockForm:
    form = UnlockForm(
        FAR / "lobby.ipocrm",
        _refuse,
        window.shell,
        recover=_refuse,
        restore=bool,
        keyring=lambda: False,
        by_code=by_code,
    )
    return _opened(form)


def unlock_wrong(window: Window) -> QDialog:
    form = unlock(window)
    next(each for each in form.findChildren(QCheckBox) if "Onthoud" in each.text()).click()
    _type(form, "een andere zin")
    return form


def unlock_by_code(window: Window) -> QDialog:
    form = unlock(window, by_code=True)
    form.findChildren(QPlainTextEdit)[0].setPlainText(CODE)
    form._try()
    return form


def recovery_code(window: Window) -> RecoveryForm:
    return _opened(RecoveryForm("lobby", CODE, tuple, window.shell, asked=(3, 14)))


def recovery_asked(window: Window) -> QDialog:
    form = recovery_code(window)
    form._go_on()
    form._finish()
    return form


def other_key(window: Window) -> QDialog:
    form = _opened(RekeyForm(_do_nothing, window.shell, encrypted=True, asks_old=True))
    _type(form, "vier losse woorden samen", 1, enter=False)
    return form


def no_key(window: Window) -> QDialog:
    form = other_key(window)
    next(each for each in form.findChildren(QCheckBox) if "meer" in each.text()).click()
    return form


def back_ups(window: Window) -> QDialog:
    keeper = window.program.keeper
    assert keeper is not None
    return keeper.show(lambda _shelf, _row: None)


def salvage(window: Window) -> SalvageForm:
    return _opened(SalvageForm(window.desk.path, bool, window.shell))


def salvaged(window: Window) -> QDialog:
    form = salvage(window)
    tables = tuple(
        SavedTable(name=name, saved=812, from_history=12, from_backup=3, doubtful=(4, 5), missing=(7, 8, 9))
        for name in ("person", "organisation", "meeting", "promise", "position")
    )
    lost = (LeftOut(table="role", key=12, why="de persoon van deze rol is er niet"),)
    form._show_report(
        SalvageReport(
            new_file=FAR / "lobby-hersteld.ipocrm",
            pages=812,
            damaged_pages=(12, 13, 400),
            tables=tables,
            left_out=lost,
            backup=FAR / "lobby-reservekopieen" / "lobby 2025-06-10 0830.ipocrm",
        )
    )
    return form


def rescue(window: Window) -> QDialog:
    ways = Ways(lambda: 1, lambda: 2, lambda: 3, code_first=True)
    return _opened(RescueForm(FAR / "lobby.ipocrm", LOST, ways, window.shell))


def rescue_by_salvage(window: Window) -> QDialog:
    return _opened(RescueForm(FAR / "lobby.ipocrm", LOST, Ways(salvage=bool), window.shell))


def lock(window: Window) -> QDialog:
    return _opened(LockForm(_do_nothing, window.shell, minutes=5, remembered=False, keyring_there=True))


def bug(window: Window) -> QDialog:
    where = f'  File "{FAR}/ipo_crm/ui/pages/people.py", line 12, in _show_chosen'
    return _opened(BugPage("\n".join([where] * 40), FAR / "log" / "ipo_crm.log", window.shell))


def drafts(window: Window) -> QDialog:
    loose = [each for each in window.desk.drafts.all() if each.place.startswith(LOCKED)]
    return _opened(DraftsForm(loose, bool, window.shell))


def coalition(window: Window) -> QDialog:
    page = window.go("coalitions")
    assert isinstance(page, CoalitionsPage)
    return page.edit(None)


def refused_coalition(window: Window) -> QDialog:
    form = coalition(window)
    QTest.keyClick(form, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    return form


def history(window: Window) -> QDialog:
    page = on_people(window)
    past = _past(window)
    past.show_history(RecordRef("person", page.chosen or 0))
    assert past.history_sheet is not None
    return past.history_sheet


def bin_of_file(window: Window) -> QDialog:
    past = _past(window)
    past.show_bin()
    assert past.bin_sheet is not None
    return past.bin_sheet


def keys(window: Window) -> ShortcutSheet:
    on_people(window)
    window.shell.help.show_keys()
    assert window.shell.help.sheet is not None
    return window.shell.help.sheet


def clashing_keys(window: Window) -> QDialog:
    sheet = keys(window)
    field = sheet.keys
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return sheet


def handbook(window: Window) -> QDialog:
    window.shell.help.show_handbook()
    (book,) = [each for each in window.shell.findChildren(Handbook) if each.isVisible()]
    return book


def waiting(window: Window) -> QDialog:
    told = "De reservekopie wordt teruggezet en nagelezen."
    return _opened(WaitWindow(told, "Dit duurt een paar tellen.", window.shell))


WINDOWS: Final[dict[str, Callable[[Window], QDialog]]] = {
    "new workspace": new_workspace,
    "new workspace, refused": refused_workspace,
    "new workspace, plain": plain_workspace,
    "unlock": unlock,
    "unlock, wrong": unlock_wrong,
    "unlock by code, wrong": unlock_by_code,
    "recovery code": recovery_code,
    "recovery code, asked": recovery_asked,
    "other passphrase": other_key,
    "no passphrase": no_key,
    "back-ups": back_ups,
    "salvage": salvage,
    "salvaged": salvaged,
    "rescue": rescue,
    "rescue by salvage": rescue_by_salvage,
    "lock": lock,
    "bug": bug,
    "drafts": drafts,
    "coalition": coalition,
    "coalition, refused": refused_coalition,
    "history": history,
    "bin": bin_of_file,
    "keys": keys,
    "keys, clash": clashing_keys,
    "handbook": handbook,
    "waiting": waiting,
}
"""Small and large windows that open over the window of a file."""


def start_window(settings: QSettings, folder: Path, count: int, problem: str = "") -> StartWindow:
    """Give the start window with so many files opened lately, every third of which is gone and has back-ups."""
    recents = Recents(settings)
    for recent in recents.all():
        recents.forget(recent.path)
    for at in range(count):
        place = folder / FAR.relative_to("/")
        place.mkdir(parents=True, exist_ok=True)
        path = place / f"lobby en relaties van het bureau {at}.ipocrm"
        if at % 3:
            path.touch()
        else:
            (place / f"{path.stem}-reservekopieen").mkdir(exist_ok=True)
        recents.note(path)
        recents.pin(path, pinned=at == 1)
    made = StartWindow(Doors(bool, bool, bool), recents)
    if problem:
        made.complain(problem, "Herstellen...", bool)
    made.show()
    made.activateWindow()
    return made


START: Final[dict[str, tuple[int, str]]] = {
    "nothing opened": (0, ""),
    "ten opened": (10, ""),
    "a problem": (3, LOST),
}
"""How many files were opened lately, and what is wrong."""


def close(window: Window, form: QDialog) -> None:
    """Close a window for good; those that the program keeps stay."""
    kept = (_past(window).history_sheet, _past(window).bin_sheet, window.shell.help.sheet)
    form.done(0)
    if form not in kept:
        form.deleteLater()
    window.settle()


def _past(window: Window) -> Past:
    assert window.program.past is not None
    return window.program.past
