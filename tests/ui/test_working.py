"""Long deeds on the window's thread: what shows when, how one gives up, and that nothing comes between."""

import threading
import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from ipo_crm.domain.errors import StoreError
from ipo_crm.domain.progress import Tick, unheard
from ipo_crm.ui.lane import CancelledError, Lane, Ticket
from ipo_crm.ui.qt import override
from ipo_crm.ui.widgets.page_head import PageHead
from ipo_crm.ui.widgets.progress import Progress
from ipo_crm.ui.working import beside, called, work


class Clock:
    """A second hand that is moved by hand."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Made:
    """A page in a window, and deeds of ten parts that take a while each."""

    def __init__(self, page: QWidget, line: QLineEdit) -> None:
        self.window, self.page, self.line, self.clock = page.window(), page, line, Clock()
        self.done = 0

    @property
    def progress(self) -> Progress | None:
        return next((each for each in self.page.findChildren(Progress) if each.isVisible()), None)

    def do(self, seconds: float, between: Callable[[int], object] = bool) -> int | None:
        """Do ten parts of so many seconds; `between` is called before each."""

        def deed(tick: Tick) -> int:
            for part in range(1, 11):
                self.clock.now += seconds
                between(part)
                tick(part, 10)
                self.done = part
            return self.done

        return work(self.page, "Tien dingen", deed, self.clock)


@pytest.fixture
def made(qtbot: QtBot) -> Made:
    window, page, line = QWidget(), QWidget(), QLineEdit()
    whole, column = QVBoxLayout(window), QVBoxLayout(page)
    whole.addWidget(page)
    column.addWidget(PageHead("Gegevens"))
    column.addWidget(line)
    column.addStretch(1)
    window.resize(900, 500)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    line.setFocus()
    return Made(page, line)


class _Resizes(QObject):
    """Notes each size that a window hears of."""

    def __init__(self, heard: list[int]) -> None:
        super().__init__()
        self._heard = heard

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Resize:
            self._heard.append(1)
        return False


def _press(widget: QWidget, key: Qt.Key) -> None:
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.postEvent(widget, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, "x"))


def _click(widget: QWidget) -> None:
    at = QPointF(widget.rect().center())
    left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
    for kind, held in ((QEvent.Type.MouseButtonPress, left), (QEvent.Type.MouseButtonRelease, none)):
        event = QMouseEvent(kind, at, widget.mapToGlobal(at), left, held, Qt.KeyboardModifier.NoModifier)
        QApplication.postEvent(widget, event)


def test_what_is_done_soon_shows_nothing(made: Made) -> None:
    seen: list[Progress | None] = []

    assert made.do(0.02, lambda _part: seen.append(made.progress)) == 10

    assert set(seen) == {None}


def test_a_bar_comes_first_then_a_text_then_a_way_out(made: Made) -> None:
    seen: dict[int, tuple[bool, bool]] = {}

    def look(part: int) -> None:
        progress = made.progress
        if progress is not None:
            seen[part] = (progress.height() > 10, progress.cancel.isVisible())

    made.do(0.5, look)

    assert seen == {
        2: (False, False),
        **dict.fromkeys((3, 4, 5, 6), (True, False)),
        **dict.fromkeys((7, 8, 9, 10), (True, True)),
    }
    assert made.progress is None


def test_it_says_how_far_it_is_under_the_head_of_the_page(made: Made) -> None:
    said: list[tuple[str, int]] = []

    made.do(1.0, lambda _part: said.extend((each.accessibleName(), each.y()) for each in [made.progress] if each))

    head = made.page.findChildren(PageHead)[0]
    assert said[3] == ("Tien dingen: 4 van 10", head.geometry().bottom() + 1)


def test_the_button_ends_it(made: Made) -> None:
    def give_up(part: int) -> None:
        if part == 5 and made.progress is not None:
            _click(made.progress.cancel)

    given = made.do(1.0, give_up)

    assert (given, made.done, made.progress) == (None, 4, None)


def test_escape_ends_it_once_that_is_offered(made: Made) -> None:
    given = made.do(1.0, lambda part: _press(made.line, Qt.Key.Key_Escape) if part in (2, 6) else None)

    assert (given, made.done) == (None, 5)


def test_nothing_else_can_be_pressed_or_typed_meanwhile(made: Made) -> None:
    pressed: list[str] = []
    action = QAction("Ongedaan maken", made.page)
    action.setShortcut("Ctrl+Z")
    action.triggered.connect(lambda: pressed.append("Ctrl+Z"))
    made.page.addAction(action)

    made.do(1.0, lambda _part: _press(made.line, Qt.Key.Key_X))

    assert (made.line.text(), pressed) == ("", [])
    QTest.keyClick(made.line, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(made.line, "weer")
    assert made.line.text() == "weer"


def test_a_timer_waits_until_it_is_done(qtbot: QtBot, made: Made) -> None:
    fired: list[int] = []
    QTimer.singleShot(1, made.page, lambda: fired.append(made.done))

    def wait_for_real(_part: int) -> None:
        QTest.qSleep(2)

    made.do(1.0, wait_for_real)

    assert fired == []
    qtbot.waitUntil(lambda: fired == [10])


def test_what_a_lane_gives_waits_until_it_is_done(qtbot: QtBot, made: Made) -> None:
    lane, given = Lane(), list[int]()
    lane.run(lambda _ticket: 1, lambda _one: given.append(made.done))
    lane._engine.pool.waitForDone()

    made.do(1.0)

    assert given == []
    qtbot.waitUntil(lambda: given == [10])
    lane.close()


def test_closing_the_window_gives_up_and_then_closes_it(qtbot: QtBot, made: Made) -> None:
    window = made.window

    given = made.do(1.0, lambda part: QApplication.postEvent(window, QCloseEvent()) if part == 2 else None)

    assert (given, window.isVisible()) == (None, True)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_another_size_is_laid_out_when_it_is_done(made: Made) -> None:
    heard: list[int] = []
    made.window.installEventFilter(watcher := _Resizes(heard))

    def between(part: int) -> None:
        heard.append(0)
        if part == 2:
            QApplication.postEvent(made.window, QResizeEvent(made.window.size(), made.window.size()))

    made.do(1.0, between)
    made.window.removeEventFilter(watcher)

    assert heard == [0] * 10 + [1]


def test_a_deed_within_a_deed_shows_nothing_of_its_own(made: Made) -> None:
    bars: set[int] = set()

    def inside(_part: int) -> None:
        work(made.page, "Binnen", lambda tick: tick(1, 2), made.clock)
        bars.add(len(made.page.findChildren(Progress)))

    assert made.do(1.0, inside) == 10
    assert bars == {0, 1}


def test_a_fault_takes_the_bar_away_and_is_raised(made: Made) -> None:
    def fail(part: int) -> None:
        if part == 5:
            raise ValueError("stuk")

    with pytest.raises(ValueError, match="stuk"):
        made.do(1.0, fail)

    assert made.progress is None
    assert made.do(0.01) == 10


@pytest.fixture(autouse=True)
def _nothing_is_held(qapp: QApplication) -> Iterator[None]:
    yield
    assert qapp.property("at_work") is not True
    assert qapp.property("lanes_held") is not True


def test_a_part_under_a_name_of_its_own_is_shown_by_that_name(made: Made) -> None:
    seen: list[str] = []

    def deed(tick: Tick) -> None:
        made.clock.now += 2
        with called(tick, "Reservekopie maken"):
            tick(1, 100)
            seen.extend(label.text() for label in made.page.findChildren(QLabel) if "van 100" in label.text())
        made.clock.now += 2
        tick(2, 10)
        seen.extend(label.text() for label in made.page.findChildren(QLabel) if "van 10" in label.text())

    work(made.page, "Tien dingen", deed, made.clock)

    assert seen == ["Reservekopie maken: 1 van 100", "Tien dingen: 2 van 10"]


def test_what_is_done_beside_gives_what_it_gives_and_says_how_far_it_is() -> None:
    heard: list[tuple[int, int]] = []
    told = threading.Event()

    def tick(done: int, total: int) -> None:
        heard.append((done, total))
        told.set()

    def job(ticket: Ticket) -> str:
        ticket.progress(0.4)
        told.clear()
        assert told.wait(10)
        return "klaar"

    assert beside(job, tick) == "klaar"
    assert (40, 100) in heard


def test_what_is_done_beside_hears_that_somebody_gave_up() -> None:
    def tick(_done: int, _total: int) -> None:
        raise CancelledError

    def job(ticket: Ticket) -> None:
        while True:
            ticket.check()
            time.sleep(0.001)

    with pytest.raises(CancelledError):
        beside(job, tick)


def test_what_goes_wrong_beside_goes_wrong_here() -> None:
    def job(_ticket: Ticket) -> None:
        raise StoreError("De schijf is vol.")

    with pytest.raises(StoreError, match="vol"):
        beside(job, unheard)
