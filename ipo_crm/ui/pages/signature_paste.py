"""The field in which a name is typed or a whole signature pasted, and what is done with what was read."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication

from ipo_crm.domain.pasted import Pasted
from ipo_crm.ui.pages.signature_preview import SignaturePreview
from ipo_crm.ui.pages.typed_over import TypedOver
from ipo_crm.ui.widgets.text_area import TextArea

_LINES = 3


class SignaturePaste:
    """Reads what stands in `area`, hands it to `show` for the fields, and lists it in `preview`."""

    def __init__(
        self,
        read: Callable[[str], Pasted],
        show: Callable[[Pasted, TypedOver], object],
        to_notes: Callable[[Sequence[str]], object],
    ) -> None:
        self._read = read
        self._show = show
        self._over = TypedOver()
        self.area = TextArea(
            lines=_LINES,
            placeholder=QCoreApplication.translate("SignaturePaste", "mw. drs. A.B. van der Berg"),
        )
        self.preview = SignaturePreview(to_notes)

    def read(self, *, listed: bool) -> None:
        """Read what stands in the field, and fill what nobody typed in; `listed` shows what was understood."""
        pasted = self._read(self.area.toPlainText())
        self._show(pasted, self._over)
        if listed:
            self.preview.show_pasted(pasted)

    def forget(self) -> None:
        """Begin anew, for another person."""
        self._over.forget()
        self.preview.forget()
