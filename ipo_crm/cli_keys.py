"""Keys on the command line: what opens a file there, its recovery code, and another passphrase."""

import argparse
import getpass
import json
import random
import sys
from pathlib import Path

from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.passphrases import LEAST_BITS, bits
from ipo_crm.services.backup_shelf import Key, by_code, by_passphrase
from ipo_crm.services.desk import Desk, asks_passphrase, open_desk, open_desk_with_code
from ipo_crm.services.keyring import Keyring

_TRIES = 3
_ASKED = 2


def add_key_options(parser: argparse.ArgumentParser) -> None:
    """Let a command be told what opens the file."""
    parser.add_argument("--passphrase-file", type=Path, help="bestand met de wachtzin; - leest van de invoer")
    parser.add_argument("--code-file", type=Path, help="bestand met de herstelcode, in plaats van de wachtzin")


def add_change_options(parser: argparse.ArgumentParser) -> None:
    """Let the command `passphrase` be told what the new key is."""
    parser.add_argument("--new-passphrase-file", type=Path, help="bestand met de nieuwe wachtzin")
    parser.add_argument("--plain", action="store_true", help="haal de versleuteling weg")
    parser.add_argument("--confirm", metavar="NAAM", help="bij --plain: de naam van het bestand, zonder te vragen")


def opened(arguments: argparse.Namespace) -> Desk:
    """Open the file of a command with what was given, or ask the passphrase."""
    asked = arguments.code_file is None and asks_passphrase(arguments.workspace)
    return _opened_with(arguments, passphrase(arguments) if asked else None)


def key_of(arguments: argparse.Namespace) -> Key:
    """Give what opens back-ups: the recovery code that was given, or the passphrase, asked where it was not."""
    return by_code(_read(arguments.code_file)) if arguments.code_file else by_passphrase(passphrase(arguments))


def passphrase(arguments: argparse.Namespace, *, repeat: bool = False) -> str:
    """Give the passphrase that a command was given, or ask it; twice for one that is chosen."""
    if arguments.passphrase_file is not None:
        return _first_line(arguments.passphrase_file)
    return _ask("Wachtzin: ", repeat=repeat)


def show_code(arguments: argparse.Namespace) -> int:
    """Print the recovery code and have two groups typed back; 1 when they were not."""
    with opened(arguments) as desk:
        code = desk.keys.code()
        if arguments.json:
            print(json.dumps({"code": code.splitlines()}))
            return 0
        print(code)
        print("\nSchrijf de code over en bewaar het papier apart van de laptop. Wie het heeft, kan alles lezen.")
        kept = all(_typed_back(desk, number) for number in sorted(random.SystemRandom().sample(range(1, 21), _ASKED)))
        if kept:
            desk.keys.confirm_code()
            print("De code staat goed op papier.")
        else:
            print("De code geldt als nog niet bewaard. Doe dit later nog eens.", file=sys.stderr)
        return 0 if kept else 1


def change_passphrase(arguments: argparse.Namespace) -> int:
    """Give the file another passphrase, or take encryption away."""
    path: Path = arguments.workspace
    old = passphrase(arguments) if arguments.code_file is None and asks_passphrase(path) else None
    with _opened_with(arguments, old) as desk:
        mark = desk.keys.mark
        new = None if arguments.plain else _new_passphrase(arguments)
        if new is None:
            _confirm_plain(arguments)
        with desk.change_key(old, new) as changed:
            if mark:
                Keyring().forget(mark)
            _tell_change(arguments, changed)
    return 0


def _opened_with(arguments: argparse.Namespace, given: str | None) -> Desk:
    """Open the file; what to know of its place is said aside."""
    path: Path = arguments.workspace
    code = arguments.code_file
    desk = open_desk(path, given) if code is None else open_desk_with_code(path, _read(code))
    for notice in desk.notices:
        print(notice, file=sys.stderr)
    return desk


def _tell_change(arguments: argparse.Namespace, changed: Desk) -> None:
    for notice in changed.notices:
        print(notice, file=sys.stderr)
    name = changed.path.name
    if arguments.json:
        print(json.dumps({"path": str(changed.path), "encrypted": changed.encrypted}))
    elif changed.encrypted:
        print(f"{name} gaat nu open met de nieuwe wachtzin. De oude herstelcode geldt niet meer.")
        print(f"Bewaar de nieuwe: ipo-crm code {changed.path}")
    else:
        print(f"{name} is niet meer versleuteld: wie bij het bestand kan, leest alles.")


def _new_passphrase(arguments: argparse.Namespace) -> str:
    given: Path | None = arguments.new_passphrase_file
    new = _ask("Nieuwe wachtzin: ", repeat=True) if given is None else _first_line(given)
    if bits(new) < LEAST_BITS:
        raise UserError("Deze wachtzin is te kort of te makkelijk te raden. Neem vier woorden zonder verband.")
    return new


def _confirm_plain(arguments: argparse.Namespace) -> None:
    name = arguments.workspace.stem
    typed = arguments.confirm
    if typed is None:
        print("Zonder versleuteling leest wie bij het bestand kan alles, en valt beschadiging minder snel op.")
        typed = _line(f"Typ {name} om de versleuteling weg te halen: ")
    if typed.strip() != name:
        raise UserError("Er is niets gewijzigd: de naam van het bestand is niet getypt.")


def _typed_back(desk: Desk, number: int) -> bool:
    row, column = divmod(number - 1, 5)
    for _ in range(_TRIES):
        typed = _line(f"Groep {number} (regel {row + 1}, de {column + 1}e groep): ")
        if not desk.keys.wrong_groups({number: typed}):
            return True
        print("Deze groep klopt niet. Kijk nog eens op het papier.", file=sys.stderr)
    return False


def _line(question: str) -> str:
    try:
        return input(question)
    except EOFError:
        return ""


def _ask(question: str, *, repeat: bool = False) -> str:
    typed = getpass.getpass(question)
    if repeat and getpass.getpass("Nog een keer: ") != typed:
        raise UserError("De twee wachtzinnen zijn niet gelijk. Probeer het opnieuw.")
    return typed


def _first_line(path: Path) -> str:
    text = sys.stdin.readline() if str(path) == "-" else _read(path)
    return text.splitlines()[0] if text else ""


def _read(path: Path) -> str:
    if str(path) == "-":
        return sys.stdin.read()
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeError) as error:
        raise StoreError(f"Het bestand {path} kan niet worden gelezen. Controleer de naam en de rechten.") from error
