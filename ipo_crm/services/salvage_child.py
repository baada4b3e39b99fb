"""The process that reads a damaged file: what such a file does to it, it does to nobody else.

It takes its task as one line of JSON, and answers in lines of JSON: how far it is, and at the end what came of it.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.services import hardening
from ipo_crm.store.keys import Secret
from ipo_crm.store.salvage import salvage


def main() -> int:
    """Do the task that stands on the first line of the input."""
    hardening.harden()
    task = json.loads(sys.stdin.readline())
    secret = None if task["secret"] is None else Secret(*(bytes.fromhex(each) for each in task["secret"]))
    backup = None if task["backup"] is None else Path(task["backup"])
    try:
        report = salvage(
            Path(task["damaged"]),
            Path(task["new_file"]),
            secret,
            backup=backup,
            take_from_backup=task["take_from_backup"],
            progress=lambda share, text: _say(share=share, text=text),
        )
    except (UserError, StoreError) as error:
        _say(error=type(error).__name__, said=str(error))
        return 1
    _say(report=asdict(report))
    return 0


def _say(**answer: Any) -> None:
    sys.stdout.write(json.dumps(answer, default=str) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
