"""The states, in the gallery: buttons, fields and rows at rest, hovered, pressed, focused and off; and the sectors."""

from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QItemSelectionModel, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QStyle,
    QStyleOptionButton,
    QStyleOptionFrame,
    QVBoxLayout,
    QWidget,
)

from ipo_crm.domain.sectors import Sector
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SECTOR_NAMES, SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, IconButton, Kind
from ipo_crm.ui.widgets.cells import named_mark
from ipo_crm.ui.widgets.field import Field
from ipo_crm.ui.widgets.labels import Label, Rule
from ipo_crm.ui.widgets.mark_view import MarkView
from ipo_crm.ui.widgets.rows import Column, RowsModel
from ipo_crm.ui.widgets.rows_view import RowsView

_NO = Qt.MouseButton.NoButton
_SMALL, _MIDDLE, _LARGE = 8, 12, 18
_ROOM = 4  # px that a mark keeps free around it
_Row = tuple[str, str]


def tr(text: str) -> str:
    """Give a text of the gallery in the language of the screen."""
    return QCoreApplication.translate("Gallery", text)


def in_a_row(*widgets: QWidget, gap: int = SIZES.gap) -> QWidget:
    """Lay widgets beside each other."""
    frame = QWidget()
    row = QHBoxLayout(frame)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(gap)
    for widget in widgets:
        row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
    row.addStretch(1)
    return frame


def beside(*fields: QWidget, columns: int = 2) -> QWidget:
    """Lay fields in columns of the same width."""
    frame = QWidget()
    grid = QGridLayout(frame)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(SIZES.gap)
    for at, field in enumerate(fields):
        grid.addWidget(field, at // columns, at % columns, Qt.AlignmentFlag.AlignTop)
    for column in range(columns):
        grid.setColumnStretch(column, 1)
    return frame


def buttons() -> QWidget:
    """Give a button in each of its states, and below them its sisters."""
    hovered, pressed, off = _Hovered(tr("Briefing")), Button(tr("Briefing")), Button(tr("Briefing"))
    pressed.setDown(True)
    off.setEnabled(False)
    main = Button(tr("Briefing"), kind=Kind.PRIMARY)
    states = in_a_row(
        _under(tr("rust"), Button(tr("Briefing"))),
        _under(tr("hover"), hovered),
        _under(tr("ingedrukt"), pressed),
        _under(tr("focus"), Ringed(Button(tr("Briefing")))),
        _under(tr("hoofdknop"), main),
        _under(tr("hoofd, focus"), Ringed(Button(tr("Briefing"), kind=Kind.PRIMARY))),
        _under(tr("uit"), off),
        gap=6,
    )
    sisters = in_a_row(
        Button(tr("Importeren"), "download"),
        Button(tr("Filters wissen"), kind=Kind.TEXT),
        IconButton(tr("Kolommen kiezen"), "table"),
        IconButton(tr("Ongedaan maken"), "undo-2"),
    )
    return _stacked(states, sisters)


def fields() -> QWidget:
    """Give a field in each of its states."""
    off, wrong, choice = QLineEdit("Statenpassage"), QLineEdit("31-2-2025"), QComboBox()
    off.setEnabled(False)
    choice.addItems([tr("Bilateraal gesprek"), tr("Werkbezoek")])
    bad = Field(tr("fout"), wrong)
    bad.set_error(tr("Februari heeft 28 dagen. Bedoelt u 28-2?"))
    return beside(
        Field(tr("rust"), QLineEdit("Statenpassage")),
        Field(tr("focus"), _Focused("Statenp")),
        Field(tr("uit"), off),
        Field(tr("keuze"), choice),
        bad,
        columns=3,
    )


def rows() -> RowsView:
    """Give a row in each of its states."""
    columns: tuple[Column[_Row], ...] = (
        Column(
            title=tr("Rij"),
            text=lambda row: row[0],
            stretch=True,
            paint=named_mark(lambda row: row[0], lambda _row: Sector.PARLIAMENT, lambda _row: True),
        ),
        Column(title=tr("Datum"), text=lambda row: row[1], right=True, width=70, role=TextRole.META),
    )
    model = RowsModel(columns, lambda row: row[0])
    view = _StateRows(model, tr("Toestanden van een rij"), margin=12)
    model.setParent(view)
    names = (tr("rij, rust"), tr("rij, hover"), tr("rij, gekozen"), tr("rij, gekozen met focus"))
    model.set_rows([(name, "14 mei") for name in names])
    return view


class Ringed(QWidget):
    """A button with the ring around it that shows the keyboard; the real ring follows the focus through the window."""

    def __init__(self, button: Button) -> None:
        super().__init__()
        beyond = SIZES.focus + 1
        box = QVBoxLayout(self)
        box.setContentsMargins(beyond, beyond, beyond, beyond)
        box.addWidget(button)

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens_of(self).accent), SIZES.focus))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), SIZES.radius + 2, SIZES.radius + 2)


class Sectors(QWidget):
    """The eight sectors: three sizes of an organisation, a person, and an unusual suspect."""

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(3)
        titles = (tr("sector"), str(_SMALL), str(_MIDDLE), tr("18 org."), tr("18 pers."), tr("suspect"))
        for column, title in enumerate(titles):
            grid.addWidget(Label(title, TextRole.META), 0, column, Qt.AlignmentFlag.AlignHCenter if column else _LEFT)
        for at, sector in enumerate(Sector):
            line = 2 * at + 2
            grid.addWidget(Rule(), line - 1, 0, 1, len(titles))
            grid.addWidget(Label(SECTOR_NAMES[sector]), line, 0)
            marks = (
                MarkView(sector, size=_SMALL + _ROOM),
                MarkView(sector, size=_MIDDLE + _ROOM),
                MarkView(sector, size=_LARGE + _ROOM),
                MarkView(sector, person=True, size=_LARGE + _ROOM),
                MarkView(sector, suspect=True, size=_MIDDLE + _ROOM),
            )
            for column, mark in enumerate(marks, start=1):
                grid.addWidget(mark, line, column, Qt.AlignmentFlag.AlignCenter)
        grid.setColumnStretch(len(titles), 1)


_LEFT = Qt.AlignmentFlag.AlignLeft


class _Hovered(Button):
    """A button that looks as if the pointer were on it."""

    @override
    def initStyleOption(self, option: QStyleOptionButton) -> None:
        super().initStyleOption(option)
        option.state |= QStyle.StateFlag.State_MouseOver


class _Focused(QLineEdit):
    """A field that looks as if it had the keyboard."""

    @override
    def initStyleOption(self, option: QStyleOptionFrame) -> None:
        super().initStyleOption(option)
        option.state |= QStyle.StateFlag.State_HasFocus


class _StateRows(RowsView):
    """The list with one row under the pointer and two chosen, the last with the keyboard."""

    def __init__(self, model: RowsModel[Any], name: str, *, margin: int) -> None:
        super().__init__(model, name, margin=margin)
        self.setFixedHeight(176)

    @override
    def hasFocus(self) -> bool:
        return True

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        model = self.model()
        chosen = self.selectionModel()
        both = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        chosen.setCurrentIndex(model.index(3, 0), both)
        chosen.select(model.index(2, 0), both)
        at = QPointF(20, self.rowViewportPosition(1) + self.rowHeight(1) / 2)
        move = QMouseEvent(QEvent.Type.MouseMove, at, at, _NO, _NO, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self.viewport(), move)


def _under(title: str, widget: QWidget) -> QWidget:
    """Put a small title above something."""
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(4)
    column.addWidget(Label(title, TextRole.META))
    column.addWidget(widget, 0, _LEFT)
    return frame


def _stacked(*widgets: QWidget) -> QWidget:
    frame = QWidget()
    column = QVBoxLayout(frame)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(SIZES.gap)
    for widget in widgets:
        column.addWidget(widget)
    return frame
