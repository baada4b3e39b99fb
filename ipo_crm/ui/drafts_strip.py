"""The quiet lines above the page that say what was left half typed: each can be gone on with, or thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ipo_crm.domain.drafts import LOCKED, Draft, FormDraft, form_draft
from ipo_crm.domain.ids import RecordRef
from ipo_crm.ui.drafts import DraftsForm
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.keeping import time_words
from ipo_crm.ui.page import FormRef, Place
from ipo_crm.ui.qt import override
from ipo_crm.ui.shell import Shell
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.buttons import Button, IconButton, Kind
from ipo_crm.ui.widgets.labels import ElidedLabel, Label, Rule

_SHOWN = 3
_SHARE = 5
"""It takes a fifth of the window at most, so that the page can still be read in large type."""
_LINE = 36


class KeptDrafts(Protocol):
    """Where the strip finds drafts; see `services.drafts.Drafts`."""

    def all(self) -> Sequence[Draft]: ...

    def about(self, place: str) -> tuple[RecordRef, ...] | None: ...

    def keep(self, place: str, text: str) -> object: ...

    def drop(self, place: str) -> object: ...


class DraftsStrip(QWidget):
    """Lists what is kept; at most three lines high, so that a bad day fills no window. Nothing is shown over the page.

    A draft of a form opens that form. What was typed loose, or about a record that is gone, can be read and copied.
    """

    def __init__(self, drafts: KeptDrafts, shell: Shell, *, can_drop: bool = True) -> None:
        super().__init__()
        self._drafts, self._shell, self._can_drop = drafts, shell, can_drop
        self._lines: dict[str, QWidget] = {}
        self._head = Label("", TextRole.STRONG)
        close = IconButton(self.tr("Concepten sluiten; ze blijven bewaard"), "x", small=True)
        close.clicked.connect(self.hide)
        head = QHBoxLayout()
        head.setContentsMargins(SIZES.page_margin, 4, 16, 4)
        head.addWidget(self._head, 1)
        head.addWidget(close)
        self._column = QVBoxLayout()
        self._column.setContentsMargins(SIZES.page_margin, 0, 16, 4)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        inner = QWidget()
        inner.setLayout(self._column)
        self._scroll = QScrollArea()
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(inner)
        for ground in (inner, self._scroll.viewport()):
            ground.setAutoFillBackground(False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addWidget(self._scroll)
        column.addWidget(Rule())
        self.hide()

    def offer(self) -> None:
        """Read what is kept and show it; nothing where there is nothing."""
        for place in list(self._lines):
            self._take_line(place)
        for draft in self._drafts.all():
            self._lines[draft.place] = line = self._line(draft)
            self._column.insertWidget(self._column.count() - 1, line)
        self._measure()
        self.setVisible(bool(self._lines))

    def forget(self, place: str) -> None:
        """Take away the line of a draft that somebody goes on with, or that is no more."""
        if place in self._lines:
            self._take_line(place)
            self._measure()
            self.setVisible(bool(self._lines) and not self.isHidden())

    def look(self) -> None:
        """Take away the lines of drafts that are no more, for instance because somebody was erased."""
        kept = {draft.place for draft in self._drafts.all()} if self._lines else set()
        for place in set(self._lines) - kept:
            self.forget(place)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            for line in self._lines.values():
                line.setFixedHeight(scaled(_LINE))
            self._measure()

    @override
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), self.height()), QColor(tokens_of(self).accent_soft))

    def _line(self, draft: Draft) -> QWidget:
        form = form_draft(draft.text)
        about = self._drafts.about(draft.place) if form is not None else None
        told = self._told(draft, form, gone=form is not None and about is None)
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SIZES.gap)
        row.addWidget(ElidedLabel(told), 1)
        if about is not None:
            on = Button(self.tr("Verder schrijven"), kind=Kind.TEXT)
            on.clicked.connect(lambda _checked=False: self._resume(draft.place, about))
        else:
            on = Button(self.tr("Tekst bekijken"), kind=Kind.TEXT)
            on.clicked.connect(lambda _checked=False: self._read(draft, form))
        on.setAccessibleName(f"{on.text()}: {told}")
        away = Button(self.tr("Weggooien"), kind=Kind.TEXT)
        away.setAccessibleName(f"{away.text()}: {told}")
        away.setEnabled(self._can_drop)
        away.clicked.connect(lambda _checked=False: self._throw_away(draft))
        row.addWidget(on)
        row.addWidget(away)
        line.setFixedHeight(scaled(_LINE))
        line.setAccessibleName(told)
        return line

    def _told(self, draft: Draft, form: FormDraft | None, *, gone: bool) -> str:
        title = form.title if form is not None else draft.place.removeprefix(LOCKED)
        told = self.tr("Concept, bewaard %1: %2").replace("%1", time_words(draft.saved_at)).replace("%2", title)
        return self.tr("%1 (het gegeven zelf is er niet meer)").replace("%1", told) if gone else told

    def _resume(self, place: str, about: tuple[RecordRef, ...]) -> None:
        area, kind = place.split(":")[:2]
        self._shell.open(Place(area))
        page = self._shell.page
        if page is not None:
            page.resume(FormRef(kind, about))
            self.forget(place)

    def _read(self, draft: Draft, form: FormDraft | None) -> None:
        """Show a text that has no form to go to, so that it can be copied."""
        shown = draft
        if form is not None:
            from ipo_crm.ui.pages import editors

            texts = ((name, editors.words(value)) for name, value in form.values.items())
            text = "\n".join(f"{name}: {words}" for name, words in texts if words)
            shown = Draft(place=form.title, text=text, saved_at=draft.saved_at)
        window = DraftsForm([shown], lambda _place: self._throw_away(draft), self._shell)
        window.finished.connect(window.deleteLater)
        window.open()

    def _throw_away(self, draft: Draft) -> None:
        self._drafts.drop(draft.place)
        self.forget(draft.place)
        self._shell.toast.offer(self.tr("Concept weggegooid"), self.tr("Terughalen"), lambda: self._bring_back(draft))

    def _bring_back(self, draft: Draft) -> None:
        self._drafts.keep(draft.place, draft.text)
        self.offer()

    def _take_line(self, place: str) -> None:
        line = self._lines.pop(place)
        line.hide()
        self._column.removeWidget(line)
        line.deleteLater()

    def _measure(self) -> None:
        count = len(self._lines)
        one = self.tr("Er staat nog iets half getypt.")
        more = self.tr("Er staan nog %1 dingen half getypt.").replace("%1", str(count))
        self._head.setText(one if count == 1 else more)
        self.setAccessibleName(self._head.text())
        line = scaled(_LINE)
        possible = max((self._shell.height() // _SHARE - line) // line, 1)
        self._scroll.setFixedHeight(line * min(count, _SHOWN, possible) + 4)
