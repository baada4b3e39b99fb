"""The foot of a person: where our knowledge comes from, how long it is kept, when they were told, and what they see."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.domain.labels import SOURCE_CLASS
from ipo_crm.domain.people import Person
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.icons import paint_icon
from ipo_crm.ui.pages.person_words import DOT, numbers
from ipo_crm.ui.pages.record_parts import link
from ipo_crm.ui.qt import override
from ipo_crm.ui.theme import tokens_of
from ipo_crm.ui.tokens import SIZES, TextRole
from ipo_crm.ui.widgets.labels import ElidedLabel, Rule


class PrivacyStrip(QWidget):
    """`asked` tells that somebody wants to give a person what is kept of them."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setProperty("ground", "bg")
        self._text = ElidedLabel("", TextRole.META)
        self._access = link(self.tr("Inzage"), self.asked.emit)
        self._access.setToolTip(self.tr("Bewaar alles wat over deze persoon is vastgelegd, om te geven"))
        self._row = row = QHBoxLayout()
        self._make_room()
        row.addWidget(self._text, 1)
        row.addWidget(self._access)
        row.addStrut(scaled(40))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(Rule())
        column.addLayout(row)

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        size = scaled(SIZES.icon)
        top = (self.height() - size) / 2
        paint_icon(QPainter(self), "shield-check", tokens_of(self).pos, SIZES.pane_margin, top, size)

    def show_person(self, person: Person) -> None:
        """Show what was recorded; what was not is said."""
        source = SOURCE_CLASS[person.source.source_class] if person.source else self.tr("herkomst niet vastgelegd")
        until, told = person.keep_until, person.informed_on
        self._text.set_whole_text(
            DOT.join(
                (
                    source[:1].upper() + source[1:],
                    self.tr("tot %1").replace("%1", numbers(until)) if until else self.tr("geen bewaartermijn"),
                    self.tr("bericht %1").replace("%1", numbers(told)) if told else self.tr("geen bericht"),
                )
            )
        )

    def _make_room(self) -> None:
        """Keep the words clear of the icon."""
        margin = SIZES.pane_margin
        self._row.setContentsMargins(margin + scaled(SIZES.icon) + SIZES.gap, 0, margin - 6, 0)
