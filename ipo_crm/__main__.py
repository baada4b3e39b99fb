"""Start the program: without arguments or with a file the window, with a command the command line."""

import gc
import sys

from ipo_crm.services import hardening
from ipo_crm.store.lean import without_network_and_mail
from ipo_crm.ui.lean import load_qt

_COMMANDS = frozenset(
    (
        *("new", "brief", "import", "suspects", "graph", "export", "changes", "check", "list", "backup", "restore"),
        *("code", "passphrase", "salvage", "seats", "votes", "erase", "access"),
        *("demo", "showcase", "-h", "--help"),
    )
)


def main() -> int:
    """Start the window or run a command; give the exit code."""
    hardening.harden()
    without_network_and_mail()
    arguments = sys.argv[1:]
    if arguments and arguments[0] in _COMMANDS:
        from ipo_crm import cli

        sys.excepthook = cli.tell_bug
        return cli.run(arguments)
    gc.disable()  # nothing of what is loaded is garbage; the window sees to it once it stands
    load_qt()
    from ipo_crm import app

    return app.run(arguments)


if __name__ == "__main__":
    sys.exit(main())
