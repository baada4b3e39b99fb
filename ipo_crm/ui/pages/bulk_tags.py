"""The labels of many records at once: those that some or all bear, and a field to give one to all."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QSize, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from ipo_crm.domain.counts import dotted
from ipo_crm.domain.ids import TagId
from ipo_crm.domain.many import Shared, TagShare
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.pages.chip_flow import ChipFlow
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.chip import ChipKind, PressChip
from ipo_crm.ui.widgets.labels import Label

_WIDTH = 150


class BulkTags(QWidget):
    """Enter gives a label to all; the cross of a chip, or Del on it, takes it off all who bear it."""

    def __init__(self, give: Callable[[str], object], take: Callable[[TagId], object]) -> None:
        super().__init__()
        self._give, self._take = give, take
        name = QCoreApplication.translate("BulkTags", "Label geven")
        self._line = _Line()
        self._line.setAccessibleName(name)
        self._line.setPlaceholderText(name)
        self._line.returnPressed.connect(self._add)
        self._flow = ChipFlow(self._line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Label(QCoreApplication.translate("BulkTags", "Labels"), TextRole.META))
        column.addWidget(self._flow)

    def show_shared(self, shared: Shared, known: Sequence[str]) -> None:
        """Show the labels that are borne, and offer those that there are."""
        self._line.clear()
        completer = QCompleter(list(known), self._line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._line.setCompleter(completer)
        self._flow.show_widgets([self._chip(each, shared.count) for each in shared.tags])

    def _chip(self, share: TagShare, count: int) -> PressChip:
        some = QCoreApplication.translate("BulkTags", "%1 (%2 van %3)")
        for mark, text in (("%2", dotted(share.count)), ("%3", dotted(count)), ("%1", share.tag.name)):
            some = some.replace(mark, text)
        chip = PressChip(share.tag.name if share.count == count else some, ChipKind.NEUTRAL, removable=True)
        chip.setToolTip(QCoreApplication.translate("BulkTags", "Met het kruisje of Del gaat dit label er overal af."))
        chip.setAccessibleDescription(chip.toolTip())
        chip.removed.connect(lambda: self._remove(share.tag.id))
        return chip

    def _add(self) -> None:
        name = self._line.text().strip()
        if name:
            self._give(name)

    def _remove(self, key: TagId) -> None:
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take(key)


class _Line(QLineEdit):
    @override
    def sizeHint(self) -> QSize:
        return QSize(scaled(_WIDTH), scaled(SIZES.field))
