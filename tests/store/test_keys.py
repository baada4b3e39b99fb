"""The secret of a file: it shows itself to nobody and can be wiped."""

from ipo_crm.store.keys import Secret, fresh_secret

PASSPHRASE = "vier losse woorden samen"


def test_a_secret_does_not_show_itself() -> None:
    secret = Secret(b"k" * 32, b"s" * 16)

    assert "kkk" not in f"{secret} {secret!r}"


def test_a_wiped_secret_holds_nothing() -> None:
    secret = Secret(b"k" * 32, b"s" * 16)

    secret.wipe()

    assert secret.key == bytes(32)


def test_only_its_own_passphrase_fits() -> None:
    secret = fresh_secret(PASSPHRASE)

    assert secret.fits(PASSPHRASE)
    assert not secret.fits(PASSPHRASE.upper())


def test_two_ways_to_type_a_letter_are_one() -> None:
    secret = fresh_secret("caf\u00e9 met vier woorden")

    assert secret.fits("cafe\u0301 met vier woorden")
