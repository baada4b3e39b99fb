"""The style sheet: only what a palette cannot say, written from the tokens of a theme."""

from string import Template

from ipo_crm.assets import resource
from ipo_crm.ui.tokens import SIZES, TYPES, TextRole, Tokens, mix

_BOX, _DOT, _DROP, _LINE = 14, 6, 26, 18  # px at text size 100 %

_SHEET = Template(
    """
QToolTip { background: $surface; color: $ink; border: 1px solid $ctl; padding: 4px 6px; }
QWidget[ground="bg"] { background: $bg; }
QWidget[ground="surface"] { background: $surface; }
QWidget[ground="notice"] { background: $accent_soft; }
QWidget[ground="floating"] { background: $surface; border: 1px solid $ctl; }
QWidget[ground="boxed"] { background: $surface; border: 1px solid $line; }
QFrame[rule="h"] { background: $line; min-height: 1px; max-height: 1px; border: none; }
QFrame[rule="v"] { background: $line; min-width: 1px; max-width: 1px; border: none; }
QLabel { background: transparent; }

QPushButton, QToolButton { background: $surface; color: $ink; border: 1px solid $ctl; border-radius: ${radius}px;
  padding: 0 11px; min-height: ${button_in}px; outline: none; }
QPushButton:hover, QToolButton:hover { background: $sunken; }
QPushButton:pressed, QToolButton:pressed { background: $line; }
QPushButton:disabled, QToolButton:disabled { color: $unk; }
QPushButton:checked { background: $accent_soft; color: $accent; border-color: $accent; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[kind="primary"]:hover { background: $accent_hover; border-color: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_down; border-color: $accent_down; }
QPushButton[kind="primary"]:disabled { background: $accent_soft; border-color: $accent_soft; color: $muted; }
QPushButton[kind="text"] { background: transparent; border: none; color: $accent; padding: 0 6px;
  min-height: ${target}px; }
QPushButton[kind="text"]:hover { text-decoration: underline; }
QPushButton[kind="text"]:disabled { color: $unk; }
QPushButton[kind="crumb"] { background: transparent; border: none; color: $muted; padding: 0;
  min-height: ${target}px; }
QPushButton[kind="crumb"]:hover { color: $accent; text-decoration: underline; }
QPushButton[kind="plain"], QToolButton[kind="icon"] { background: transparent; border: none; }
QPushButton[kind="plain"]:hover, QToolButton[kind="icon"]:hover { background: $sunken; }
QPushButton[kind="plain"]:pressed, QToolButton[kind="icon"]:pressed { background: $line; }
QPushButton[kind="plain"] { padding: 0 6px; min-height: ${button}px; }
QToolButton[kind="icon"] { padding: 0; min-width: ${button}px; min-height: ${button}px;
  max-width: ${button}px; max-height: ${button}px; }
QToolButton[kind="icon"][small="true"] { min-width: ${target}px; min-height: ${target}px;
  max-width: ${target}px; max-height: ${target}px; }
QPushButton::menu-indicator, QToolButton::menu-indicator { image: none; width: 0; }

QLineEdit, QPlainTextEdit, QComboBox { background: $surface; color: $ink; border: 1px solid $ctl;
  border-radius: ${radius}px; selection-background-color: $accent; selection-color: $on_accent;
  placeholder-text-color: $muted; }
QLineEdit, QComboBox { padding: 0 8px; min-height: ${field_in}px; }
QPlainTextEdit { padding: 4px; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover { border-color: $ink; }
QLineEdit:focus, QPlainTextEdit:focus, QComboBox:focus { border: 2px solid $accent; }
QLineEdit:focus, QComboBox:focus { padding: 0 7px; min-height: ${field_focus}px; }
QPlainTextEdit:focus { padding: 3px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled { background: $sunken; border-color: $line;
  color: $muted; }
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] { border: 2px solid $neg; }
QLineEdit[wrong="true"], QComboBox[wrong="true"] { padding: 0 7px; min-height: ${field_focus}px; }
QLineEdit[wrong="true"]:focus, QPlainTextEdit[wrong="true"]:focus, QComboBox[wrong="true"]:focus {
  border-width: 3px; }
QLineEdit[wrong="true"]:focus, QComboBox[wrong="true"]:focus { padding: 0 6px; min-height: ${field_wrong}px; }
QPlainTextEdit[wrong="true"]:focus { padding: 2px; }
QLineEdit[dense="true"] { min-height: ${filter_in}px; }
QLineEdit[dense="true"]:focus { min-height: ${filter_focus}px; }
QLineEdit[bare="big"] { border: none; padding: 0; background: transparent; min-height: 0; font-size: ${big}px; }
QLineEdit[bare="true"] { border: none; padding: 0; background: transparent; min-height: 0; }
QLineEdit QToolButton { border: none; background: transparent; padding: 0; min-height: 0; }
QComboBox::drop-down { border: none; width: ${drop}px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${arrow}px; height: ${arrow}px; }
QComboBox QAbstractItemView { background: $surface; color: $ink; border: 1px solid $ctl; outline: none;
  selection-background-color: $accent_soft; selection-color: $ink; }

QRadioButton { spacing: 8px; min-height: ${target}px; background: transparent; }
QRadioButton::indicator { width: ${box}px; height: ${box}px; border: 1px solid $ctl; border-radius: ${round}px;
  background: $surface; }
QRadioButton::indicator:checked { width: ${dot}px; height: ${dot}px; border: ${ring}px solid $accent;
  border-radius: ${round}px; background: $on_accent; }
QCheckBox { spacing: 8px; min-height: ${target}px; background: transparent; }
QCheckBox::indicator { width: ${box}px; height: ${box}px; border: 1px solid $ctl; border-radius: 3px;
  background: $surface; }
QCheckBox::indicator:hover { border-color: $ink; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QCheckBox::indicator:disabled { border-color: $line; }

QMenuBar { background: $surface; border-bottom: 1px solid $line; }
QMenuBar::item { padding: 5px 10px; background: transparent; }
QMenuBar::item:selected { background: $accent_soft; }
QMenu { background: $surface; color: $ink; border: 1px solid $ctl; padding: 4px 0; }
QMenu::item { padding: 5px 24px 5px 10px; min-height: ${line_in}px; border-left: 3px solid transparent; }
QMenu::item:selected { background: $accent_soft; border-left-color: $accent; }
QMenu::item:disabled { color: $unk; }
QMenu::icon { padding-left: 8px; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0; }

QTabBar { background: transparent; }
QTabBar::tab { background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
  padding: 6px 2px; margin-right: 14px; min-height: ${line_in}px; }
QTabBar::scroller { width: 52px; }
QTabBar QToolButton { background: $surface; border: none; padding: 0; min-height: 0; }
QTabBar::tab:hover { color: $ink; }
QTabBar::tab:selected { color: $ink; font-weight: 600; border-bottom-color: $accent; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTableView, QListView { background: $surface; border: none; outline: none; }
QListWidget { border: 1px solid $ctl; }
QListWidget:focus { border: 2px solid $accent; }
QListWidget::indicator { width: ${box}px; height: ${box}px; border: 1px solid $ctl; border-radius: 3px;
  background: $surface; }
QListWidget::indicator:checked { background: $accent; border-color: $accent; image: url("$tick"); }
QTableWidget { border: 1px solid $line; selection-background-color: $accent_soft; selection-color: $ink; }
QTableWidget:focus { border: 2px solid $accent; }
QTableWidget::item { padding: 0 8px; }
QTableWidget QHeaderView::section { background: $surface; color: $muted; border: none;
  border-bottom: 1px solid $line; padding: 6px 8px; }
QListWidget::item { color: $ink; min-height: ${target}px; border-left: 3px solid transparent; padding-left: 4px; }
QListWidget::item:selected { background: $accent_soft; color: $ink; border-left-color: $accent; }
QScrollArea { border: none; background: transparent; }
QScrollArea > QWidget > QWidget { background: transparent; }
QScrollArea > QWidget { background: transparent; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }

QScrollBar { background: transparent; border: none; }
QScrollBar:vertical { width: 10px; }
QScrollBar:horizontal { height: 10px; }
QScrollBar::handle { background: $ctl; border-radius: 3px; margin: 2px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $surface; border-bottom: 1px solid $line; }
QCalendarWidget QToolButton { border: none; background: transparent; font-weight: 600; padding: 0 6px; }
QCalendarWidget QToolButton:hover { background: $sunken; }
QCalendarWidget QTableView { alternate-background-color: $surface; selection-background-color: $accent;
  selection-color: $on_accent; }
"""
)


def style_sheet(tokens: Tokens, zoom: float) -> str:
    """Give the style sheet of a theme at a text size (1.0 = 100 %)."""
    measures = {
        "button": SIZES.button,
        "button_in": SIZES.button - 2,
        "field_in": SIZES.field - 2,
        "field_focus": SIZES.field - 4,
        "field_wrong": SIZES.field - 6,
        "filter_in": SIZES.button - 2,
        "filter_focus": SIZES.button - 4,
        "target": SIZES.target,
        "big": TYPES[TextRole.RECORD].size,
        "box": _BOX,
        "dot": _DOT,
        "drop": _DROP,
        "arrow": SIZES.icon,
        "line_in": _LINE,
    }
    scaled = {name: round(value * zoom) for name, value in measures.items()}
    colours = {name: value for name in tokens.__slots__ if isinstance(value := getattr(tokens, name), str)}
    sheet = _SHEET.substitute(
        colours,
        **scaled,
        ring=(scaled["box"] + 2 - scaled["dot"]) // 2,
        round=scaled["box"] // 2 + 1,
        radius=SIZES.radius,
        accent_hover=mix(tokens.accent, tokens.ink, 0.08),
        accent_down=mix(tokens.accent, tokens.ink, 0.14),
        chevron=resource("themes", f"chevron-{tokens.name}.svg").as_posix(),
        tick=resource("themes", f"tick-{tokens.name}.svg").as_posix(),
    )
    return sheet + "".join(_label_rule(role, tokens, zoom) for role in TextRole)


def _label_rule(role: TextRole, tokens: Tokens, zoom: float) -> str:
    kind = TYPES[role]
    colour = getattr(tokens, kind.colour)
    size = round(kind.size * zoom)
    return f'QLabel[role="{role}"] {{ font-size: {size}px; font-weight: {kind.weight}; color: {colour}; }}\n'
