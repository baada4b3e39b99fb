"""Figures of the opening faults, noted as those of the other failure modes are."""

import json
import os
from pathlib import Path


def note(mode: int, what: str, **figures: object) -> None:
    """Note what was seen in a run, where a file for it is named; call it before asserting."""
    if path := os.environ.get("IPO_CRM_FIGURES"):
        test = os.environ.get("PYTEST_CURRENT_TEST", "").rpartition(" ")[0]
        line = {"mode": mode, "what": what, "figures": figures, "test": test}
        with Path(path).open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
