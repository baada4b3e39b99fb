"""The gallery: every shared widget in its states, to look at in both themes and to walk in tests."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ipo_crm.ui import gallery_forms, gallery_parts, gallery_states
from ipo_crm.ui.fonts import scaled
from ipo_crm.ui.page import Page
from ipo_crm.ui.pages.record_parts import upright_scroll
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.buttons import Button
from ipo_crm.ui.widgets.chip import Chip, ChipKind
from ipo_crm.ui.widgets.page_head import PageHead
from ipo_crm.ui.widgets.section_head import SectionHead
from ipo_crm.ui.widgets.segments import Segments

_APART = 10
_TWO_COLUMNS = 1080


class Gallery(Page):
    """All widgets on one page, with invented people; `whole` is all of it, however small the window."""

    def __init__(self) -> None:
        super().__init__()
        head = PageHead(self.tr("Toestanden"), above=self.tr("Instellingen"))
        head.set_subtitle(self.tr("alle bouwstenen van het scherm"))
        head.add_chip(Chip(self.tr("verzonnen namen"), ChipKind.NEUTRAL))
        head.add(Segments(self.tr("Weergave"), (self.tr("Netwerk"), self.tr("Matrix"), self.tr("Tabel"))))
        head.add(Button(self.tr("Exporteren"), "upload"))
        self.whole = QWidget()
        self.whole.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.whole.setProperty("ground", "surface")
        whole = QVBoxLayout(self.whole)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(head)
        phases = QVBoxLayout()
        phases.setContentsMargins(SIZES.page_margin, 8, SIZES.page_margin, 0)
        phases.addWidget(gallery_parts.phases())
        whole.addLayout(phases)
        self._columns = columns = QHBoxLayout()
        margin = SIZES.page_margin
        columns.setContentsMargins(margin, 8, margin, margin)
        columns.setSpacing(2 * margin)
        for parts in (self._left(), self._right()):
            column = QVBoxLayout()
            column.setSpacing(_APART)
            for part in parts:
                column.addWidget(part)
            column.addStretch(1)
            columns.addLayout(column, 1)
        whole.addLayout(columns, 1)
        scroll = upright_scroll()
        scroll.setWidget(self.whole)
        own = QVBoxLayout(self)
        own.setContentsMargins(0, 0, 0, 0)
        own.addWidget(scroll)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the two columns below each other where they do not fit beside each other."""
        super().resizeEvent(event)
        beside = self.width() >= scaled(_TWO_COLUMNS)
        self._columns.setDirection(QHBoxLayout.Direction.LeftToRight if beside else QHBoxLayout.Direction.TopToBottom)

    def _left(self) -> Sequence[QWidget]:
        return (
            SectionHead(self.tr("Knoppen")),
            gallery_states.buttons(),
            SectionHead(self.tr("Velden")),
            gallery_states.fields(),
            SectionHead(self.tr("Rijen")),
            gallery_states.rows(),
            SectionHead(self.tr("Lijst en filters")),
            *gallery_parts.people(),
            SectionHead(self.tr("Chips en positie")),
            *gallery_parts.chips(),
            SectionHead(self.tr("Leeg, gefilterd tot niets, melding")),
            *gallery_parts.messages(),
            SectionHead(self.tr("Voortgang en ongedaan maken")),
            *gallery_parts.progress(),
            SectionHead(self.tr("Sectoren: kleur en vorm")),
            gallery_states.Sectors(),
        )

    def _right(self) -> Sequence[QWidget]:
        return (
            SectionHead(self.tr("Verslag"), note=self.tr("alleen invullen wat veranderde")),
            *gallery_forms.talk(),
            *gallery_forms.days(),
            SectionHead(self.tr("Dossier kiezen of maken")),
            *gallery_forms.pickers(),
            SectionHead(self.tr("Notitie")),
            *gallery_forms.notes(),
            *gallery_forms.labels(),
            SectionHead(self.tr("Meer rijen tegelijk")),
            *gallery_forms.many(),
            SectionHead(self.tr("Positie per dossier"), note=self.tr("−2 tegen  –  +2 voor")),
            *gallery_parts.ledger(),
            SectionHead(self.tr("Beeld")),
            *gallery_parts.pictures(),
        )
