"""The recovery code: key and salt of a file on paper, in signs that one can read and type without mistakes.

Four lines of five groups of four signs (Crockford's base32: no I, L, O or U) hold twelve bytes each, with four bits
that tell a mistake in that line; a last group of four signs tells a mistake anywhere. The code is stored nowhere.
"""

import hashlib

from ipo_crm.domain.errors import UserError
from ipo_crm.store.keys import KEY_BYTES, Secret

GROUPS = 21
_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_ALIKE = str.maketrans({"O": "0", "I": "1", "L": "1"})
_LINES, _LINE_BYTES, _LINE_SIGNS = 4, 12, 20
_GROUP = 4


def write(secret: Secret) -> str:
    """Give the code: four lines of five groups, and the check group on a fifth."""
    whole = secret.key + secret.salt
    lines = [
        _signs(int.from_bytes(part) << 4 | _line_check(number, part), _LINE_SIGNS)
        for number, part in enumerate(_parts(whole))
    ]
    return "\n".join(" ".join(_grouped(line)) for line in (*lines, _whole_check(whole)))


def groups(code: str) -> tuple[str, ...]:
    """Give the groups of a code in order, as they are counted from 1 on paper."""
    return tuple(_grouped(_clean(code)))


def read(code: str) -> Secret:
    """Give key and salt back from what was typed, in any case and with any spaces.

    Raises UserError that names the line with a mistake.
    """
    clean = _clean(code)
    wanted = GROUPS * _GROUP
    if len(clean) != wanted:
        raise UserError(
            f"Een herstelcode heeft {GROUPS} groepen van vier tekens, samen {wanted}; dit zijn er {len(clean)}. "
            "Kijk of er een groep ontbreekt of dubbel staat."
        )
    whole = b"".join(_read_line(number, clean[number * _LINE_SIGNS :][:_LINE_SIGNS]) for number in range(_LINES))
    if _whole_check(whole) != clean[-_GROUP:]:
        raise UserError("Er zit een typefout in de herstelcode. Vergelijk alle groepen met het papier, ook de laatste.")
    return Secret(whole[:KEY_BYTES], whole[KEY_BYTES:])


def _read_line(number: int, line: str) -> bytes:
    wrong = UserError(
        f"In regel {number + 1} van de herstelcode zit een typefout. Vergelijk die vijf groepen met het papier."
    )
    if any(sign not in _SIGNS for sign in line):
        raise wrong
    value = 0
    for sign in line:
        value = value << 5 | _SIGNS.index(sign)
    part = (value >> 4).to_bytes(_LINE_BYTES)
    if value & 15 != _line_check(number, part):
        raise wrong
    return part


def _clean(code: str) -> str:
    return "".join(sign for sign in code.upper() if sign.isalnum()).translate(_ALIKE)


def _parts(whole: bytes) -> list[bytes]:
    return [whole[start : start + _LINE_BYTES] for start in range(0, len(whole), _LINE_BYTES)]


def _grouped(line: str) -> list[str]:
    return [line[start : start + _GROUP] for start in range(0, len(line), _GROUP)]


def _signs(value: int, length: int) -> str:
    return "".join(_SIGNS[value >> 5 * place & 31] for place in reversed(range(length)))


def _line_check(number: int, part: bytes) -> int:
    """Give four bits of a line and its place, so that lines in the wrong order are seen too."""
    return hashlib.sha256(bytes([number]) + part).digest()[0] & 15


def _whole_check(whole: bytes) -> str:
    return _signs(int.from_bytes(hashlib.sha256(whole).digest()[:3]) >> 4, _GROUP)
