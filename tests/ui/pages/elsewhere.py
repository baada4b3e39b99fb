"""A page that stands for all the others."""

from ipo_crm.ui.page import Page


class Elsewhere(Page):
    """A page that only notes what it was asked to show."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[object] = []

    def show_record(self, key: object) -> None:
        self.shown.append(key)
