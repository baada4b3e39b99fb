"""A back-up that is part of a deed: with its progress, and given up together with the deed."""

from PySide6.QtCore import QCoreApplication

from ipo_crm.domain.progress import Tick
from ipo_crm.services.backups import Attempt, Backups, Job, Reason
from ipo_crm.ui.working import beside, called


def back_up_first(backups: Backups, reason: Reason, tick: Tick) -> Attempt:
    """Make a back-up before a deed; that this failed is in what it gives, that somebody gave up is raised.

    It is copied here, between two ticks, and looked through beside: of that nothing touches the open file.
    """

    def carry_out(job: Job) -> Attempt:
        job.copy_here(lambda share, _text: tick(round(100 * share), 100))
        return beside(lambda ticket: job.run(ticket.progress), tick)

    with called(tick, QCoreApplication.translate("backing_up", "Reservekopie maken")):
        return backups.before(reason, carry_out)
