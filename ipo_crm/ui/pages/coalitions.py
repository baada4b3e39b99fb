"""Coalities: who works with whom, who is unexpected, and why; as a network and as a table of the same."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QMenu, QStackedWidget, QVBoxLayout, QWidget

from ipo_crm.domain.changes import Change
from ipo_crm.domain.coalitions import Coalition
from ipo_crm.domain.counts import counted
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.ids import ActorRef, CoalitionId, DossierId
from ipo_crm.domain.network_view import NetworkView
from ipo_crm.domain.suspects import View
from ipo_crm.services.coalitions import Coalitions
from ipo_crm.services.dossiers import Dossiers
from ipo_crm.services.drawing import Drawing
from ipo_crm.services.organisations import Organisations
from ipo_crm.services.positions import Positions
from ipo_crm.services.settings import Settings
from ipo_crm.ui.lane import Lane
from ipo_crm.ui.page import FormRef, Page
from ipo_crm.ui.pages.coalition_filters import CoalitionFilters, drop_down
from ipo_crm.ui.pages.coalition_form import CoalitionForm
from ipo_crm.ui.pages.coalition_panel import WIDTH, SuspectsPanel
from ipo_crm.ui.pages.coalition_table import actor_lines, actor_table
from ipo_crm.ui.pages.side_fold import SideFold
from ipo_crm.ui.pages.side_width import SideWidth
from ipo_crm.ui.qt import override
from ipo_crm.ui.tokens import SIZES
from ipo_crm.ui.widgets.actor_card import ActorCard, ActorFacts
from ipo_crm.ui.widgets.buttons import Button, Kind
from ipo_crm.ui.widgets.canvas import CoalitionCanvas
from ipo_crm.ui.widgets.empty_state import EmptyState
from ipo_crm.ui.widgets.labels import Rule
from ipo_crm.ui.widgets.legend import WithLegend
from ipo_crm.ui.widgets.page_head import PageHead
from ipo_crm.ui.widgets.segments import Segments
from ipo_crm.ui.widgets.wrap_row import WrapRow

_FIND = 150  # px at text size 100 %

_NETWORK, _TABLE = 0, 1
_KNOWS_SHOWN = 4


class CoalitionsPage(Page):
    """Network and table show the same choice; thinking runs on a lane, the latest question wins."""

    reads = frozenset(
        {
            "coalition",
            "coalition_member",
            "organisation",
            "person",
            "role",
            "position",
            "meeting",
            "participant",
            "relation",
            "node_place",
            "dossier",
            "setting",
        }
    )

    def __init__(
        self,
        coalitions: Coalitions,
        dossiers: Dossiers,
        organisations: Organisations,
        positions: Positions,
        settings: Settings,
        lane: Lane,
    ) -> None:
        super().__init__()
        self._coalitions = coalitions
        self._dossiers = dossiers
        self._organisations = organisations
        self._positions = positions
        self._settings = settings
        self._lane = lane
        self._view = NetworkView()
        self._perspective: View | None = None
        self._drawing: Drawing | None = None
        self._asked = self._drawn = 0
        self._wanted: ActorRef | None = None
        self._make_controls()
        self._lay_out()
        self._connect()

    @property
    def thinking(self) -> bool:
        """Whether the picture that was asked for last is still being thought out."""
        return self._drawn != self._asked

    @override
    def reload(self) -> None:
        rows = self._coalitions.rows()
        self._stack.setCurrentIndex(1 if rows else 0)
        self._filters.show_view(self._view)
        if rows:
            self._ask()

    @override
    def show_record(self, key: object) -> None:
        """Bring the coalitions of a dossier, or one coalition, in front; or ring an actor in what is drawn."""
        if isinstance(key, tuple):
            kind, number = key
            if kind == "dossier":
                self._look(NetworkView(dossier=DossierId(number), people=self._view.people))
            elif kind == "coalition":
                self._look(NetworkView(focal=CoalitionId(number), people=self._view.people))
            elif kind == "actor":
                self._wanted = number
                if self._drawn == self._asked:
                    self._ring_wanted()

    @override
    def resume(self, form: FormRef) -> None:
        key = CoalitionId(form.about[0].key)
        self.edit(self._coalitions.get(key) if key else None)

    @override
    def commands(self) -> list[QAction]:
        return self._actions

    @override
    def front(self) -> QWidget:
        return self.table if self._mode.at == _TABLE else self.canvas

    def _make_controls(self) -> None:
        self.canvas = CoalitionCanvas()
        self.panel = SuspectsPanel()
        self._card = ActorCard(self.canvas)
        self._model, self.table = actor_table(self.tr("Actoren in de gekozen coalities"))
        self._mode = Segments(self.tr("Weergave"), (self.tr("Netwerk"), self.tr("Tabel")))
        self._mode.choose(_NETWORK)
        self._filters = CoalitionFilters(self._coalitions, self._dossiers)
        self._find = QLineEdit(placeholderText=self.tr("Vind actor  /"))
        self._find.setAccessibleName(self.tr("Vind actor"))
        self._find.setProperty("dense", "true")
        self._hidden = Button("", kind=Kind.TEXT)
        self._hidden.hide()
        self._rearrange = Button(self.tr("Opnieuw ordenen"))
        self._export = Button(self.tr("Exporteren"), "upload")
        self._new = Button(self.tr("Coalitie"), "plus", Kind.PRIMARY)
        table = QAction(self.tr("Netwerk of tabel"), self)
        table.setShortcut("Ctrl+T")
        table.triggered.connect(lambda: self._show_mode(1 - self._mode.at))
        new = QAction(self.tr("Nieuwe coalitie"), self)
        new.triggered.connect(lambda: self.edit(None))
        change = QAction(self.tr("Coalitie wijzigen"), self)
        change.triggered.connect(self._edit_focal)
        self._actions = [table, new, change]
        self.addAction(table)

    def _lay_out(self) -> None:
        self._head = PageHead(self.tr("Coalities"))
        filters = WrapRow()
        filters.setContentsMargins(SIZES.page_margin, 4, SIZES.gap, 3)
        filters.add(self._filters)
        filters.add(self._hidden)
        filters.add_stretch()
        filters.add(self._find, least=_FIND)
        self._modes = QStackedWidget()
        self._modes.addWidget(WithLegend(self.canvas))
        self._modes.addWidget(self.table)
        main = QWidget()
        left = QVBoxLayout(main)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(0)
        left.addLayout(filters)
        left.addWidget(Rule())
        left.addWidget(self._modes, 1)
        row = QWidget()
        sides = QHBoxLayout(row)
        sides.setContentsMargins(0, 0, 0, 0)
        sides.setSpacing(0)
        sides.addWidget(main, 1)
        beside = QWidget()
        line_first = QHBoxLayout(beside)
        line_first.setContentsMargins(0, 0, 0, 0)
        line_first.setSpacing(0)
        line_first.addWidget(Rule(vertical=True))
        line_first.addWidget(self.panel)
        sides.addWidget(beside)
        SideWidth(self, self.panel, WIDTH, folds=True)
        self.fold = SideFold(self, main, beside, self.tr("Suspects"), self.front)
        self._actions.append(self.fold.command)
        for widget in (self._mode, self._rearrange, self._export, self.fold.button, self._new):
            self._head.add(widget, stays=widget is self.fold.button)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._emptiness())
        self._stack.addWidget(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(self._stack, 1)

    def _emptiness(self) -> QWidget:
        make = Button(self.tr("Coalitie maken"), "plus", Kind.PRIMARY)
        make.clicked.connect(lambda _checked=False: self.edit(None))
        frame = QWidget()
        column = QVBoxLayout(frame)
        column.setContentsMargins(SIZES.page_margin, SIZES.page_margin, SIZES.page_margin, 0)
        text = self.tr("Leg vast wie met wie optrekt; dan ziet u wie er onverwacht bij is en waarom.")
        column.addWidget(EmptyState("own-coalition", self.tr("Nog geen coalities"), text, make))
        column.addStretch(1)
        return frame

    def _connect(self) -> None:
        self._mode.chosen.connect(self._show_mode)
        self._rearrange.clicked.connect(lambda _checked=False: self._order_anew())
        self._export.clicked.connect(lambda _checked=False: self._export_menu())
        self._new.clicked.connect(lambda _checked=False: self.edit(None))
        self._filters.chosen.connect(self._look)
        self._hidden.clicked.connect(lambda _checked=False: self.canvas.show_all())
        self._find.textChanged.connect(self._find_actor)
        self._find.returnPressed.connect(lambda: self.canvas.setFocus(Qt.FocusReason.OtherFocusReason))
        slash = QShortcut(QKeySequence("/"), self.canvas)
        slash.setContext(Qt.ShortcutContext.WidgetShortcut)
        slash.activated.connect(lambda: self._find.setFocus(Qt.FocusReason.ShortcutFocusReason))
        find = QShortcut(QKeySequence("Ctrl+F"), self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(lambda: self._find.setFocus(Qt.FocusReason.ShortcutFocusReason))
        self.canvas.hovered.connect(self._hover)
        self.canvas.selected.connect(self._select)
        self.canvas.cleared.connect(self.panel.light)
        self.canvas.opened.connect(self._open)
        self.canvas.moved.connect(self._move)
        self.canvas.hiding_changed.connect(self._tell_hidden)
        self.panel.chosen.connect(self._choose)
        self.panel.pointed.connect(self.canvas.hold)
        self.panel.opened.connect(self._open)
        self.panel.turned.connect(self._turn)
        self.table.picked.connect(self.canvas.select)
        self.table.opened.connect(self._open)

    def _ask(self) -> None:
        """Read what the view needs here, and let the lane think; an answer that came too late is dropped."""
        self._asked += 1
        number = self._asked
        think = self._coalitions.prepare(self._view, self._perspective)
        self._lane.run(lambda _ticket: think(), partial(self._take, number), owner=self, failed=self._failed)

    def _take(self, number: int, drawing: Drawing) -> None:
        if number != self._asked:
            return
        self._drawn = number
        self._drawing = drawing
        self.canvas.set_picture(drawing.picture, animated=True)
        self.panel.show_suspects(drawing.suspects)
        self._model.set_rows(actor_lines(drawing))
        coalitions = counted(len(drawing.groups), "coalities")
        actors = counted(len(drawing.picture.refs), "actoren")
        self._head.set_subtitle(f"{coalitions}, {actors}")
        self.set_record(drawing.suspects.name if drawing.suspects else "")
        self._ring_wanted()

    def _ring_wanted(self) -> None:
        """Ring the actor that somebody came for, or say that it is not drawn."""
        wanted, self._wanted = self._wanted, None
        if wanted is None or self._drawing is None:
            return
        if wanted in self._drawing.picture.refs:
            self._choose(wanted)
        else:
            self.say(self.tr("Deze actor staat in geen coalitie die nu in beeld is."))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, UserError | StoreError):
            raise error
        self.complain(str(error))

    def _look(self, view: NetworkView) -> None:
        self._view = view
        self._filters.show_view(self._view)
        self._ask()

    def _show_mode(self, at: int) -> None:
        self._mode.choose(at)
        self._modes.setCurrentIndex(at)
        front = self.table if at == _TABLE else self.canvas
        front.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turn(self, view: View) -> None:
        self._perspective = view
        self._ask()

    def _find_actor(self, typed: str) -> None:
        if typed.strip():
            self.canvas.find_actor(typed)

    def _hover(self, ref: ActorRef | None, at: QPoint) -> None:
        self.panel.light(ref)
        self._card.show_facts(None if ref is None else self._facts(ref), at)

    def _select(self, ref: ActorRef) -> None:
        self.panel.light(ref)
        self.table.choose(ref)

    def _choose(self, ref: ActorRef) -> None:
        self.canvas.select(ref)
        self._select(ref)

    def _open(self, ref: ActorRef) -> None:
        self.go("people" if ref.is_person else "organisations", ref.key)

    def _facts(self, ref: ActorRef) -> ActorFacts | None:
        drawing = self._drawing
        actor = next((each for each in drawing.network.actors if each.ref == ref), None) if drawing else None
        if drawing is None or actor is None:
            return None
        names = {each.ref: each.label for each in drawing.network.actors}
        near = [tie.b if tie.a == ref else tie.a for tie in drawing.network.ties if ref in (tie.a, tie.b)]
        knows = ", ".join(names[each] for each in near[:_KNOWS_SHOWN] if each in names)
        dossier = drawing.groups[0].dossier_id if drawing.groups else None
        ledger = self._positions.ledger(ref, DossierId(dossier)) if dossier else ()
        last = ledger[-1] if ledger else None
        row = next((each for each in drawing.suspects.rows if each.actor == ref), None) if drawing.suspects else None
        return ActorFacts(
            name=actor.name,
            sector=actor.sector,
            person=ref.is_person,
            influence=actor.influence,
            stance=last.stance if last else None,
            source=f"{last.source.title}, {last.day:%d-%m-%Y}" if last else "",
            knows=f"{knows} …" if len(near) > _KNOWS_SHOWN else knows,
            coalitions=", ".join(group.name for group in drawing.groups if ref in group.members),
            points=row.points if row else None,
        )

    def _move(self, ref: ActorRef, x: float, y: float) -> None:
        self._note(self._coalitions.move_node(self._view.dossier, ref, {**self._places(), ref: (x, y)}))

    def _order_anew(self) -> None:
        if self._drawing is None:
            return
        dossier = self._view.dossier
        think = self._coalitions.prepare_order(self._view, self._places())
        self._lane.run(
            lambda _ticket: think(),
            lambda places: self._note(self._coalitions.keep_order(dossier, places)),
            owner=self,
            failed=self._failed,
        )

    def _places(self) -> dict[ActorRef, tuple[float, float]]:
        """Give where the nodes stand in the picture that is shown."""
        picture = self._drawing.picture if self._drawing else None
        return {} if picture is None else dict(zip(picture.refs, map(tuple, picture.xy.tolist()), strict=True))

    def _note(self, change: Change) -> None:
        self.note(change, undoable=change.deed_id is not None)

    def _tell_hidden(self, count: int) -> None:
        self._hidden.setText(self.tr("%1 verborgen, toon alles").replace("%1", str(count)))
        self._hidden.setVisible(count > 0)

    def _edit_focal(self) -> None:
        if self._drawing is not None and self._drawing.suspects is not None:
            self.edit(self._coalitions.get(self._drawing.suspects.coalition))

    def edit(self, coalition: Coalition | None) -> CoalitionForm:
        """Open the form of a coalition, or of a new one."""
        form = CoalitionForm(
            self._dossiers.names(),
            self._organisations.rows(),
            self._settings.today(),
            lambda made: self.note(self._coalitions.put(made), undoable=True),
            coalition,
            self,
        )
        form.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        form.open()
        return form

    def _export_menu(self) -> None:
        menu = QMenu(self)
        for kind in ("svg", "png", "pdf"):
            menu.addAction(kind.upper(), partial(self._save, kind))
        drop_down(menu, self._export)

    def _save(self, kind: str) -> None:
        asked = self.tr("Waar komt het netwerk?")
        chosen, _ = QFileDialog.getSaveFileName(self, asked, f"coalities.{kind}", f"{kind.upper()} (*.{kind})")
        if chosen and self._drawing is not None:
            drawing, path = self._drawing, Path(chosen)
            self._lane.run(
                lambda _ticket: self._coalitions.save_picture(drawing, path),
                lambda saved: self.say(self.tr("Het netwerk staat in %1").replace("%1", str(saved))),
                owner=self,
                failed=self._failed,
            )
