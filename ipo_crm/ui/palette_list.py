"""The list of hits in the palette: groups with a heading, marks in amber, keys at the right."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ipo_crm.ui.fonts import font_for, scaled
from ipo_crm.ui.icons import paint_icon
from ipo_crm.ui.marks import mark_pixmap
from ipo_crm.ui.parts import Hit, HitGroup
from ipo_crm.ui.qt import ACCESSIBLE_TEXT, DISPLAY, VCENTRE, override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole, Tokens
from ipo_crm.ui.widgets.kbd import kbd_width, paint_kbd

_Index = QModelIndex | QPersistentModelIndex
_HEAD = 26
_HIT = 36
_TEXT_AT = 46
_MARK = 18
_BESIDE = 110  # what a fragment leaves for the detail behind it


@dataclass(frozen=True, slots=True)
class Heading:
    """The line above a group."""

    title: str
    note: str
    first: bool


class HitModel(QAbstractListModel):
    """Headings and hits in one flat list."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: list[Heading | Hit] = []

    def show_groups(self, groups: Sequence[HitGroup]) -> None:
        """Take these groups instead."""
        self.beginResetModel()
        self._lines = []
        for group in groups:
            if group.hits:
                self._lines += [Heading(group.title, group.note, not self._lines), *group.hits]
        self.endResetModel()

    def line(self, row: int) -> Heading | Hit:
        """Give what stands on a row."""
        return self._lines[row]

    @override
    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @override
    def data(self, index: _Index, role: int = DISPLAY) -> str | None:
        if not index.isValid() or role not in (DISPLAY, ACCESSIBLE_TEXT):
            return None
        line = self._lines[index.row()]
        rest = [line.note] if isinstance(line, Heading) else [line.fragment, line.detail]
        return line.title if role == DISPLAY else ", ".join(part for part in (line.title, *rest) if part)

    @override
    def flags(self, index: _Index) -> Qt.ItemFlag:
        if not index.isValid() or isinstance(self._lines[index.row()], Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable


class HitList(QListView):
    """Shows the hits; the palette's field drives it with the arrow keys."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hits = HitModel()
        self.setModel(self._hits)
        self.setItemDelegate(_HitPainter(self))
        self.setAccessibleName(self.tr("Gevonden"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else each key paints the page below too

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(tokens_of(self).surface))
        painter.end()
        super().paintEvent(event)

    def show_groups(self, groups: Sequence[HitGroup]) -> None:
        """Show these and stand on the first hit."""
        self._hits.show_groups(groups)
        self.step(1)

    def step(self, by: int) -> None:
        """Go to the next or former hit, round the ends, past headings."""
        rows = self._hits.rowCount()
        row = self.currentIndex().row() if self.currentIndex().isValid() else -1
        for _ in range(rows):
            row = (row + by) % rows
            if isinstance(self._hits.line(row), Hit):
                self.setCurrentIndex(self._hits.index(row))
                return

    def hit_with(self, keys: str) -> Hit | None:
        """Give the hit that shows these keys."""
        lines = (self._hits.line(row) for row in range(self._hits.rowCount()))
        return next((line for line in lines if isinstance(line, Hit) and keys and line.keys == keys), None)

    def stand_on(self, hit: Hit) -> None:
        """Stand on the hit of the same place, where it is shown."""
        for row in range(self._hits.rowCount()):
            line = self._hits.line(row)
            if isinstance(line, Hit) and (line.place, line.title) == (hit.place, hit.title):
                self.setCurrentIndex(self._hits.index(row))
                return

    def current_hit(self) -> Hit | None:
        """Give the hit that Enter would take."""
        index = self.currentIndex()
        line = self._hits.line(index.row()) if index.isValid() else None
        return line if isinstance(line, Hit) else None

    def wanted_height(self) -> int:
        """Give the height in px at which nothing has to be scrolled."""
        rows = range(self._hits.rowCount())
        return sum(_height(self._hits.line(row)) for row in rows) + (4 if rows else 0)


class _HitPainter(QStyledItemDelegate):
    def __init__(self, view: HitList) -> None:
        super().__init__(view)
        self._view = view

    @override
    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        model = index.model()
        line = model.line(index.row()) if isinstance(model, HitModel) else Heading("", "", True)
        return QSize(10, _height(line))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        model = index.model()
        if not isinstance(model, HitModel):
            return
        line = model.line(index.row())
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        tokens = tokens_of(self._view)
        painter.save()
        if isinstance(line, Heading):
            _paint_heading(painter, box, line, tokens)
        else:
            _paint_hit(painter, box, line, tokens, chosen=chosen)
        painter.restore()


def _height(line: Heading | Hit) -> int:
    return scaled(_HEAD if isinstance(line, Heading) else _HIT)


def _paint_heading(painter: QPainter, box: QRect, line: Heading, tokens: Tokens) -> None:
    if not line.first:
        painter.fillRect(box.x(), box.y(), box.width(), 1, QColor(tokens.line))
    painter.setFont(font_for(TextRole.META))
    painter.setPen(QColor(tokens.muted))
    inner = box.adjusted(16, 0, -16, 0)
    painter.drawText(inner, VCENTRE, line.title)
    painter.drawText(inner, VCENTRE | Qt.AlignmentFlag.AlignRight, line.note)


def _paint_hit(painter: QPainter, box: QRect, hit: Hit, tokens: Tokens, *, chosen: bool) -> None:
    if chosen:
        painter.fillRect(box, QColor(tokens.accent_soft))
        painter.fillRect(box.x(), box.y(), 3, box.height(), QColor(tokens.accent))
    middle = box.y() + box.height() / 2
    if hit.sector is not None or hit.person:
        scale = painter.device().devicePixelRatioF()
        size = scaled(_MARK)
        drawn = mark_pixmap(hit.sector, tokens, size, scale, person=hit.person)
        painter.drawPixmap(QRectF(box.x() + 16, middle - size / 2, size, size), drawn, QRectF())
    else:
        size = scaled(SIZES.icon)
        paint_icon(painter, hit.icon, tokens.muted, box.x() + 17, middle - size / 2, size)
    keys = hit.keys or ("Enter" if chosen else "")
    if keys:
        paint_kbd(painter, keys, box.right() - 15, middle, tokens)
    right = box.right() - max(90, 30 + (kbd_width(keys) if keys else 0))
    end = _paint_marked(painter, box, hit, tokens, right)
    if hit.fragment:
        end = _paint_fragment(painter, QRect(end + 12, box.y(), right - end - 12, box.height()), hit, tokens)
    painter.setFont(font_for(TextRole.META))
    painter.setPen(QColor(tokens.muted))
    detail = f"·  {hit.detail}" if hit.fragment and hit.detail else hit.detail
    shown = painter.fontMetrics().elidedText(detail, Qt.TextElideMode.ElideRight, right - end)
    painter.drawText(QRectF(end + 12, box.y(), right - end + 2, box.height()), VCENTRE, shown)


def _paint_marked(painter: QPainter, box: QRect, hit: Hit, tokens: Tokens, right: int) -> int:
    """Draw the title with what matched in amber; give where it ends."""
    fonts = (font_for(TextRole.BODY), font_for(TextRole.STRONG))
    text_at = box.x() + _TEXT_AT - _MARK + scaled(_MARK)
    inner = QRect(text_at, box.y(), right - text_at, box.height())
    return _paint_pieces(painter, inner, _pieces(hit.title, hit.marks), fonts, (tokens.ink, tokens))


def _paint_fragment(painter: QPainter, box: QRect, hit: Hit, tokens: Tokens) -> int:
    """Draw the piece of text that fits, small, with what matched in amber; give where it ends."""
    strong = font_for(TextRole.META)
    strong.setWeight(font_for(TextRole.STRONG).weight())
    room = QRect(box.x(), box.y(), box.width() - scaled(_BESIDE) if hit.detail else box.width(), box.height())
    fonts = (font_for(TextRole.META), strong)
    return _paint_pieces(painter, room, _pieces(hit.fragment, hit.fragment_marks), fonts, (tokens.muted, tokens))


def _paint_pieces(
    painter: QPainter,
    box: QRect,
    pieces: Sequence[tuple[str, bool]],
    fonts: tuple[QFont, QFont],
    ink: tuple[str, Tokens],
) -> int:
    """Draw pieces in a row, the marked ones in amber, as far as there is room; give where they end."""
    x = box.x()
    colour, tokens = ink
    for text, marked in pieces:
        metrics = QFontMetrics(fonts[marked])
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, box.right() - x)
        width = metrics.horizontalAdvance(shown)
        height = metrics.height() + 1
        if marked:
            painter.fillRect(x, round(box.y() + (box.height() - height) / 2), width, height, QColor(tokens.amber_fill))
        painter.setFont(fonts[marked])
        painter.setPen(QColor(tokens.amber if marked else colour))
        painter.drawText(QRect(x, box.y(), width + 2, box.height()), VCENTRE, shown)
        x += width
        if shown != text:
            break
    return x


def _pieces(title: str, marks: Sequence[tuple[int, int]]) -> list[tuple[str, bool]]:
    pieces: list[tuple[str, bool]] = []
    at = 0
    for start, length in sorted(marks):
        if start >= at:
            pieces += [(title[at:start], False), (title[start : start + length], True)]
            at = start + length
    return [piece for piece in [*pieces, (title[at:], False)] if piece[0]]
