"""The real files to test with, beside the checkout; a test that needs them skips where they are absent."""

from pathlib import Path

import pytest

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
NEEDS_DATA = pytest.mark.skipif(not DATA.is_dir(), reason="the real files in ../shared/data are not on this machine")


def parliament() -> tuple[Path, ...]:
    """Give real responses of parliament's open data, of every kind that is imported."""
    folder = DATA / "tk_odata"
    names = (
        "Persoon_active_2025-10-03_redacted.json",
        "Fractie_2025-10-03.json",
        "FractieZetelPersoon_active_2025-10-03.json",
        "Stemming_hoofdelijk.json",
        "Activiteit_thema.json",
        "raw_Persoon_top3.json",
    )
    return tuple(folder / name for name in names)


def cards(count: int) -> tuple[Path, ...]:
    """Give so many real vCard files, versions 2.1 to 4.0 among them."""
    folder = DATA / "vcard"
    first = ("kcontacts__vcard10.vcf", "ez-vcard__rfc2426-example.vcf", "ez-vcard__rfc6350-example.vcf")
    rest = sorted(path for path in folder.glob("*.vcf") if path.name not in first)
    return (*(folder / name for name in first), *rest[: count - len(first)])
