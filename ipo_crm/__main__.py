"""Start the program: without arguments or with a file the window, with a command the command line."""

import sys

_COMMANDS = frozenset(
    ("new", "brief", "import", "suspects", "graph", "export", "check", "list", "demo", "showcase", "-h", "--help")
)


def main() -> int:
    """Start the window or run a command; give the exit code."""
    arguments = sys.argv[1:]
    if arguments and arguments[0] in _COMMANDS:
        from ipo_crm import cli

        sys.excepthook = cli.tell_bug
        return cli.run(arguments)
    from ipo_crm import app

    return app.run(arguments)


if __name__ == "__main__":
    sys.exit(main())
