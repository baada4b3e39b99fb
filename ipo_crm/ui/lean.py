"""Qt without what its bindings do at every import."""

import builtins


def load_qt() -> None:
    """Load the core of Qt and leave the import statement as it was.

    PySide puts its own in the place, which reads the source of every module to see whether it uses Qt, and with that
    whether it asked for snake_case names (`from __feature__ import ...`). Nobody here does.
    """
    plain = builtins.__import__
    import PySide6.QtCore  # noqa: F401 - to load it is all that is wanted

    builtins.__import__ = plain
