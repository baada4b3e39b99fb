"""List and detail beside each other, or one at a time where there is no room for both."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QSplitter, QVBoxLayout, QWidget

from ipo_crm.ui.room import Room
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import Button, Kind

_WIDTHS = (744, 488)
_SHARES = (3, 2)
_ROOM_FOR_BOTH = 900


class TwoPanes(QSplitter):
    """Where there is room for one, the list is in front until `open_detail`, and again after `back`.

    `in_rows` and `in_detail` take the keyboard there; as focus proxies they would make Tab skip what is before them.
    """

    def __init__(
        self,
        rows: QWidget,
        detail: QWidget,
        in_rows: QWidget,
        in_detail: QWidget,
        *,
        head: QWidget | None = None,
        widths: Sequence[int] = _WIDTHS,
    ) -> None:
        """Take both panes; the `head` of the list gives way where the detail is in front alone and is low."""
        super().__init__(Qt.Orientation.Horizontal)
        self._head = head
        self._room = Room(self, _ROOM_FOR_BOTH)
        self._room.changed.connect(self._arrange)
        self._rows = rows
        self._in_rows = in_rows
        self._in_detail = in_detail
        self._filled = False
        self._opened = False
        self._crumb = Button(self.tr("‹ Terug naar de lijst"), kind=Kind.CRUMB)
        self._crumb.setToolTip(self.tr("Terug met Esc"))
        self._crumb.clicked.connect(lambda _checked=False: self.back())
        self._frame = QWidget()
        self._frame.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._frame.setProperty("ground", "surface")
        column = QVBoxLayout(self._frame)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._margin = QVBoxLayout()
        self._margin.setContentsMargins(SIZES.pane_margin, 8, SIZES.pane_margin, 0)
        self._margin.addWidget(self._crumb, 0, Qt.AlignmentFlag.AlignLeft)
        column.addLayout(self._margin)
        column.addWidget(detail, 1)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(1)
        for pane, share in ((rows, _SHARES[0]), (self._frame, _SHARES[1])):
            self.addWidget(pane)
            self.setStretchFactor(self.indexOf(pane), share)
        self.setSizes(list(widths))
        self._arrange()

    @property
    def narrow(self) -> bool:
        """Whether there is room for one only."""
        return self._room.narrow

    def fill(self, *, filled: bool) -> None:
        """Say whether there is a record to show."""
        self._filled = filled
        self._arrange()

    def reveal(self) -> None:
        """Bring the detail in front where there is room for one, and leave the keyboard where it is."""
        self._opened = self.narrow
        self._arrange()

    def take_focus(self) -> None:
        """Put the keyboard in the list, or in the detail where that is in front alone."""
        place = self._in_detail if self._rows.isHidden() else self._in_rows
        place.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_detail(self) -> None:
        """Bring the detail in front, with the keyboard in it."""
        self._opened = True
        self._arrange()
        self._in_detail.setFocus(Qt.FocusReason.OtherFocusReason)

    def back(self) -> None:
        """Bring the list in front, with the keyboard in it."""
        self._opened = False
        self._arrange()
        self._in_rows.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def only_detail(self) -> bool:
        """Whether the detail is in front alone."""
        return self.narrow and self._opened and self._filled

    def _arrange(self) -> None:
        one, only_detail = self.narrow, self.only_detail
        now = QApplication.focusWidget()
        in_list = now is not None and self._rows.isAncestorOf(now)
        self._frame.setVisible(self._filled and (only_detail or not one))
        if only_detail and in_list:  # Qt would send the keyboard anywhere when the list goes
            self._in_detail.setFocus(Qt.FocusReason.OtherFocusReason)
        self._rows.setVisible(not only_detail)
        if self._head is not None and self._head.parentWidget() is not None:
            self._head.setVisible(not (only_detail and self._room.low))
        self._crumb.setVisible(one)
        self._margin.setContentsMargins(SIZES.pane_margin, 8 if one else 0, SIZES.pane_margin, 0)
