"""Where the files that ship with the program are: fonts, templates, reference facts."""

from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[1] / "resources"
_WHEEL = Path(__file__).resolve().parent / "_resources"


def resource(*parts: str) -> Path:
    """Give the path of a shipped file or folder; FileNotFoundError means that the installation is broken."""
    for root in (_WHEEL, _CHECKOUT):
        path = root.joinpath(*parts)
        if path.exists():
            return path
    raise FileNotFoundError(f"no resource {'/'.join(parts)} in {_WHEEL} or {_CHECKOUT}")
