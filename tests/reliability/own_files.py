"""Make every file that the program gives a name, under the tap: `python -m tests.reliability.own_files FOLDER`."""

import sys
from pathlib import Path

from PySide6.QtCore import QSettings

from ipo_crm.services.desk import create_desk
from ipo_crm.ui.recents import Recents
from tests.reliability import files


def main(folder: Path) -> None:
    """Make a workspace, an export, a back-up in two places, a file under another key, and remember it."""
    files.use_fast_key()
    second = folder / "stick"
    second.mkdir()
    path = folder / "eigen.ipocrm"
    with create_desk(path, files.PASSPHRASE) as desk:
        desk.samples.add_reference()
        desk.exports.write_json(folder / "uitvoer.json")
        desk.backups.choose_place(second)
        desk.backups.make()
        desk.change_key(files.PASSPHRASE, "een heel andere zin dan voorheen").close()
    settings = QSettings(str(folder / "ipo_crm.ini"), QSettings.Format.IniFormat)
    Recents(settings).note(path)
    settings.sync()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
