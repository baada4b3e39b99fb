from pathlib import Path

from pytestqt.qtbot import QtBot

from ipo_crm.ui.keys_form import NewWorkspaceForm


def test_a_window_grows_with_what_is_said_in_it(qtbot: QtBot, tmp_path: Path) -> None:
    form = NewWorkspaceForm(tmp_path, lambda _path, _passphrase: None)
    qtbot.addWidget(form)
    form.show()
    before = form.height()

    qtbot.keyClicks(form.focusWidget(), "vier losse woorden samen")

    column = form.layout()
    assert column is not None
    qtbot.waitUntil(lambda: form.height() >= column.totalHeightForWidth(form.width()))
    assert form.height() > before
