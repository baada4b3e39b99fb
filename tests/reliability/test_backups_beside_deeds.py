"""Back-ups that are copied while deeds are done on the same connection: each whole, and the file too."""

import random
import threading
from contextlib import suppress
from pathlib import Path

import pytest

from ipo_crm.domain.errors import UserError
from ipo_crm.services.backup_shelf import Standing
from ipo_crm.services.backups import Attempt, Backups, Reason
from ipo_crm.store import health
from ipo_crm.store.workspace import Workspace
from tests.reliability.figures import note
from tests.store.backup_hands import PASSPHRASE, add, found


def _busy(workspace: Workspace, draw: random.Random, made: threading.Thread) -> int:
    """Do deeds, take some back, let some fail and ask questions until the back-up is made; give how many were done."""
    done = 0
    while made.is_alive() or not done:
        what = draw.random()
        if what < 0.5:
            add(workspace, f"Proef{draw.random()}")
        elif what < 0.7:
            workspace.undo()
        elif what < 0.8:
            with suppress(UserError):
                _fail(workspace)
        found(workspace)
        done += 1
    return done


def _fail(workspace: Workspace) -> None:
    with workspace.transaction("Mislukt") as tx:
        tx.connection.exec_driver_sql("UPDATE person SET notes = 'half'")
        raise UserError("Dit gaat niet door.")


@pytest.mark.parametrize("rounds", [3, pytest.param(60, marks=[pytest.mark.nightly, pytest.mark.timeout(600)])])
def test_every_back_up_made_among_deeds_is_whole(tmp_path: Path, rounds: int) -> None:
    draw = random.Random(1)
    with Workspace.create(tmp_path / "proef.ipocrm", PASSPHRASE) as workspace:
        for number in range(60):
            add(workspace, f"Voor{number}")
        service = Backups(workspace)
        deeds = sound = 0
        for _ in range(rounds):
            job = service.begin(Reason.CHANGED)
            assert job is not None
            outcome: list[Attempt] = []
            thread = threading.Thread(
                target=lambda run=job.run, told=outcome: told.append(run(lambda _share, _text: None))
            )
            thread.start()
            deeds += _busy(workspace, draw, thread)
            thread.join()
            service.finish(job)
            (made,) = outcome
            row = service.shelf().look(service.shelf().lying()[0])
            sound += (made.notices, row.standing, row.path) == ((), Standing.SOUND, made.path)
        wrong = [name for name, lines in health.check(workspace.connection, encrypted=True) if lines]

        note(3, "back-ups copied beside deeds", back_ups=rounds, sound=sound, deeds=deeds, unsound=len(wrong))
        assert deeds >= 5 * rounds
        assert sound == rounds
        assert wrong == []
