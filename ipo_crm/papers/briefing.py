"""The briefing on two A4 pages, set by Typst; its content goes in as data, never as markup."""

import json
from datetime import datetime

import typst

from ipo_crm.assets import resource
from ipo_crm.papers.content import BriefingContent
from ipo_crm.papers.sheet import Json, sheet

_NO_GLYPH = "could not be displayed with font"


class Press:
    """Prints words through one template; keep one: it holds fonts and template warm. Not for two threads at once."""

    def __init__(self, template: str) -> None:
        self._compiler = typst.Compiler(
            input=resource("templates", template),
            font_paths=[resource("fonts")],
            ignore_system_fonts=True,
        )

    def pdf(self, words: dict[str, Json], as_of: datetime) -> bytes:
        """Give a tagged PDF, PDF/UA-1 where every letter can be printed.

        A letter that no shipped font has, such as 王, is printed as an empty box and costs the file its PDF/UA claim.
        """
        inputs, made = _inputs(words), as_of.astimezone().replace(microsecond=0)
        try:
            pdf = self._compiler.compile(sys_inputs=inputs, timestamp=made, pdf_standards="ua-1")
        except typst.TypstError as error:
            if _NO_GLYPH not in error.message:
                raise
            pdf = self._compiler.compile(sys_inputs=inputs, timestamp=made)
        return b"".join(_parts(pdf))

    def pages_png(self, words: dict[str, Json], ppi: float) -> tuple[bytes, ...]:
        """Give a picture of each page, `ppi` pixels per inch."""
        return _parts(self._compiler.compile(sys_inputs=_inputs(words), format="png", ppi=ppi))


class BriefingPress:
    """Sets briefings; keep one, as a press. Not for two threads at once."""

    def __init__(self) -> None:
        self._press = Press("briefing.typ")

    def pdf(self, content: BriefingContent) -> bytes:
        """Give the briefing as a tagged PDF of two pages."""
        return self._press.pdf(sheet(content), content.data_as_of)

    def pages_png(self, content: BriefingContent, ppi: float = 144.0) -> tuple[bytes, ...]:
        """Give a picture of each page for a preview, `ppi` pixels per inch."""
        return self._press.pages_png(sheet(content), ppi)


def _inputs(words: dict[str, Json]) -> dict[str, str]:
    return {"content": json.dumps(words)}


def _parts(compiled: bytes | list[bytes] | None) -> tuple[bytes, ...]:
    """Give the pages of what Typst returns: bytes for one, a list for several, None only when it wrote a file."""
    return tuple(compiled) if isinstance(compiled, list) else (compiled or b"",)
