"""Make back-ups while no file may grow beyond a size; print what came of each.

Run as a module with a workspace, its passphrase, and sizes to try. Portable over POSIX: the limit is that of the
process, and asks for no disk of its own.
"""

import json
import resource
import sys
from pathlib import Path

from ipo_crm.services.backups import Backups
from ipo_crm.store.workspace import Workspace


def main(path: Path, passphrase: str, sizes: list[int]) -> None:
    """Try every size, and after it none."""
    outcomes = []
    with Workspace.open(path, passphrase) as workspace:
        service = Backups(workspace)
        for size in (*sizes, resource.RLIM_INFINITY):
            resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
            made = service.make()
            folder = path.with_name(f"{path.stem}-reservekopieen")
            outcomes.append(
                {
                    "made": made.path.name if made.path else None,
                    "told": list(made.notices),
                    "there": sorted(each.name for each in folder.iterdir()) if folder.is_dir() else [],
                }
            )
    print(json.dumps(outcomes))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], [int(size) for size in sys.argv[3:]])
