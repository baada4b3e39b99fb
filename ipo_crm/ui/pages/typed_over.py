"""Which fields were filled from a paste: those may be filled anew, what somebody typed may not."""

from PySide6.QtWidgets import QLineEdit, QWidget


class TypedOver:
    """Remembers what was put in each field; a field that holds something else was typed in."""

    def __init__(self) -> None:
        self._put: dict[QWidget, str] = {}

    def forget(self) -> None:
        """Begin anew: what stands in the fields was not put there from a paste."""
        self._put.clear()

    def may_put(self, editor: QWidget, present: str) -> bool:
        """Tell whether a field is empty, or holds what was put there before."""
        return present in ("", self._put.get(editor, ""))

    def note(self, editor: QWidget, text: str) -> None:
        """Remember what is put in a field."""
        self._put[editor] = text

    def put(self, editor: QLineEdit, text: str) -> None:
        """Fill a field, unless somebody typed in it."""
        if self.may_put(editor, editor.text()):
            self.note(editor, text)
            editor.setText(text)
