"""The period field: from when until when on one line, in Dutch, with an echo of what was understood."""

from collections.abc import Callable
from datetime import date

from ipo_crm.domain.dates import UnreadableDateError
from ipo_crm.domain.period_words import read_period, write_period
from ipo_crm.domain.periods import ALWAYS, Period
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.echo_line import EchoLine


class PeriodField(EchoLine):
    """Type a period; an empty field is one that is not known, and `settled` comes with a Period."""

    def __init__(self, name: str, today: Callable[[], date]) -> None:
        super().__init__(name)
        self._today = today
        self._told = ALWAYS
        self.setPlaceholderText(self.tr("sinds mei 2024, of 2019 – 2023"))

    @property
    def period(self) -> Period | None:
        """The period that stands here, ALWAYS for an empty field and None for one that cannot be read."""
        try:
            return self._understood()
        except UnreadableDateError:
            return None

    def set_period(self, period: Period) -> None:
        """Show a period without telling anyone."""
        self._show(period, write_period(period, self._today()))

    @override
    def _understood(self) -> Period:
        return read_period(self.text().strip(), self._today())

    @override
    def _in_words(self) -> str:
        return write_period(self._understood(), self._today())
