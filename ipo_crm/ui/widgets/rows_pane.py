"""A list with what stands in its place when it is empty or filtered to nothing."""

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.rows import RowsModel
from ipo_crm.ui.widgets.rows_view import RowsView


class RowsPane(QStackedWidget):
    """Shows the view, or `empty` where there are no rows at all, or how to clear the filters where none passes."""

    def __init__(
        self,
        model: RowsModel[Any],
        view: RowsView,
        empty: EmptyState,
        clear_filters: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self._model = model
        self._view = view
        clear = Button(self.tr("Filters wissen"), kind=Kind.TEXT)
        clear.clicked.connect(lambda _checked=False: clear_filters() if clear_filters else None)
        self._none_pass = EmptyState("funnel", "", "", clear)
        self._places = [view, _at_the_top(empty), _at_the_top(self._none_pass)]
        for place in self._places:
            self.addWidget(place)
        model.modelReset.connect(self._choose)
        self._choose()

    def _choose(self) -> None:
        if self._model.rowCount():
            self.setCurrentWidget(self._view)
        elif self._model.total:
            text = self.tr("0 van %1 voldoen aan de filters").replace("%1", str(self._model.total))
            self._none_pass.set_text(text)
            self.setCurrentIndex(2)
        else:
            self.setCurrentIndex(1)


def _at_the_top(widget: QWidget) -> QWidget:
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(SIZES.page_margin, SIZES.gap, SIZES.page_margin, 0)
    column.addWidget(widget)
    column.addStretch(1)
    return frame
