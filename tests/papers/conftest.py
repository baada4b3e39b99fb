from collections.abc import Callable
from io import BytesIO

import pytest
from pypdf import PdfReader

from ipo_crm.papers.briefing import BriefingPress
from ipo_crm.papers.content import BriefingContent


@pytest.fixture(scope="session")
def press() -> BriefingPress:
    return BriefingPress()


@pytest.fixture
def printed(press: BriefingPress) -> Callable[[BriefingContent], PdfReader]:
    return lambda content: PdfReader(BytesIO(press.pdf(content)))
