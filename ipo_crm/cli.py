"""The command line: the same deeds and questions without a window, with `--json` where a program may read them."""

import argparse
import json
import sys
import traceback
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from types import TracebackType

from ipo_crm import cli_erase
from ipo_crm.cli_keys import add_change_options, add_key_options, change_passphrase, show_code
from ipo_crm.cli_keys import key_of as _key_of
from ipo_crm.cli_keys import opened as _opened
from ipo_crm.cli_keys import passphrase as _passphrase
from ipo_crm.cli_parliament import Tell, add_commands
from ipo_crm.domain import labels
from ipo_crm.domain.counts import counted, dotted
from ipo_crm.domain.dates import read_moment
from ipo_crm.domain.errors import StoreError, UserError
from ipo_crm.domain.health import Check, Repair
from ipo_crm.domain.ids import CoalitionId, DossierId, MeetingId, PersonId
from ipo_crm.domain.imports import ImportReport
from ipo_crm.domain.meetings import MeetingRow, MeetingStatus, Side
from ipo_crm.domain.names import fold
from ipo_crm.domain.network_view import NetworkView
from ipo_crm.domain.suspects import View
from ipo_crm.services import salvage
from ipo_crm.services.backup_shelf import NO_KEY, STANDING, Standing
from ipo_crm.services.backups import Attempt, Reason, ask_passphrase, backups_of, newest_sound, restore
from ipo_crm.services.desk import Desk, create_desk
from ipo_crm.services.files import write_whole
from ipo_crm.services.showcase import print_graph, showcase

_MEANS_TROUBLE = 2
_PAPERS = ("pdf", "docx", "md")
_SHOWN_OMISSIONS = 20
_SHOWN_FINDINGS = 5


def run(arguments: Sequence[str]) -> int:
    """Run one command; give the exit code: 0 done, 1 something was found wrong, 2 it could not be done."""
    parsed = _parser().parse_args(arguments)
    command: Callable[[argparse.Namespace], int] = parsed.command
    try:
        return command(parsed)
    except (UserError, StoreError) as error:
        print(error, file=sys.stderr)
        return _MEANS_TROUBLE


def tell_bug(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say in plain words that something of ours went wrong, with the place of it but no values of records."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    place = traceback.extract_tb(trace)[-1] if trace is not None else None
    where = f" ({kind.__name__} in {Path(place.filename).name}, regel {place.lineno})" if place else ""
    print(f"Er ging iets mis in het programma{where}. Uw bestand is heel gebleven.", file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="ipo-crm", description="Relatiebeheer voor de lobby. Zonder opdracht opent het venster."
    )
    commands = parser.add_subparsers(metavar="opdracht", required=True)
    new = _workspace_command(commands, "new", _new, "maak een nieuw werkbestand")
    new.add_argument("--plain", action="store_true", help="niet versleuteld")
    brief = _workspace_command(commands, "brief", _brief, "maak de briefing voor een gesprek")
    brief.add_argument("--meeting", type=int, help="nummer van het gesprek; anders het eerstvolgende")
    brief.add_argument("--person", default="", help="(deel van) de naam van de gesprekspartner")
    brief.add_argument("--format", choices=_PAPERS, default="pdf")
    brief.add_argument("--out", type=Path, help="bestand om naar te schrijven")
    imports = _workspace_command(commands, "import", _import, "neem bestanden over: open data, vCards, gegevens")
    imports.add_argument("files", nargs="+", type=Path, metavar="bestand")
    imports.add_argument("--dry-run", action="store_true", help="proefdraai: vertel wat er zou gebeuren")
    suspects = _workspace_command(commands, "suspects", _suspects, "rangschik de unusual suspects van een coalitie")
    suspects.add_argument("--coalition", default="", help="(deel van) de naam; anders de laatste")
    suspects.add_argument("--whole", action="store_true", help="gezien vanuit de hele coalitie")
    graph = _workspace_command(commands, "graph", _graph, "teken het netwerk van coalities")
    graph.add_argument("--dossier", default="", help="(deel van) de titel van een dossier")
    graph.add_argument("--out", type=Path, required=True, help="bestand op .svg, .png of .pdf")
    export = _workspace_command(commands, "export", _export, "geef alle gegevens als JSON")
    export.add_argument("--out", type=Path, help="bestand om naar te schrijven; anders op het scherm")
    export.add_argument(
        "--private", action="store_true", help="alles: ook persoonlijke indrukken, en wie bezwaar maakte"
    )
    check = _workspace_command(commands, "check", _check, "controleer het werkbestand")
    check.add_argument("--repair", action="store_true", help="maak eerst index en opbouw opnieuw uit de inhoud")
    _workspace_command(commands, "list", _list, "toon personen, dossiers, coalities en gesprekken met hun nummers")
    backup = _workspace_command(commands, "backup", _backup, "maak een reservekopie, of bekijk en beproef ze")
    backup.add_argument("--list", action="store_true", help="toon de reservekopieën en of ze in orde zijn")
    backup.add_argument("--drill", action="store_true", help="zet de nieuwste op proef terug")
    back = _workspace_command(commands, "restore", _restore, "zet een reservekopie terug; wat er stond gaat opzij")
    back.add_argument(
        "--from", type=Path, dest="backup", metavar="reservekopie", help="anders de nieuwste die in orde is"
    )
    _changes_command(commands)
    for add in (add_commands, cli_erase.add_commands):
        add(lambda name, tell, help_text: _workspace_command(commands, name, _telling(tell), help_text))
    save = _workspace_command(commands, "salvage", _salvage, "noodherstel: red wat leesbaar is van een kapot bestand")
    save.add_argument("--out", type=Path, required=True, metavar="nieuw", help="het nieuwe bestand; nooit het oude")
    save.add_argument("--with-backup", action="store_true", help="vul aan uit de nieuwste reservekopie")
    _workspace_command(commands, "code", show_code, "toon de herstelcode en controleer of hij goed is overgeschreven")
    add_change_options(_workspace_command(commands, "passphrase", change_passphrase, "kies een andere wachtzin"))
    demo = commands.add_parser("demo", help="maak het voorbeeldbestand met verzonnen personen")
    demo.add_argument("workspace", type=Path, metavar="bestand")
    demo.add_argument("--scale", type=float, metavar="N", help="N x 600 verzonnen personen")
    demo.add_argument("--seed", type=int, default=1, help="zelfde getal, zelfde inhoud")
    demo.set_defaults(command=_demo)
    show = commands.add_parser("showcase", help="schrijf briefing en netwerk van het voorbeeld naar een map")
    show.add_argument("--out", type=Path, required=True, metavar="map")
    show.set_defaults(command=_showcase)
    return parser


def _workspace_command(
    commands: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    command: Callable[[argparse.Namespace], int],
    help_text: str,
) -> argparse.ArgumentParser:
    parser = commands.add_parser(name, help=help_text)
    parser.add_argument("workspace", type=Path, metavar="werkbestand")
    add_key_options(parser)
    parser.add_argument("--json", action="store_true", help="antwoord als JSON")
    parser.set_defaults(command=command)
    return parser


def _telling(tell: Tell) -> Callable[[argparse.Namespace], int]:
    """Give the command that opens the workspace, asks, and says the answer."""

    def command(arguments: argparse.Namespace) -> int:
        with _opened(arguments) as desk:
            _say(arguments, *tell(desk, arguments))
        return 0

    return command


def _new(arguments: argparse.Namespace) -> int:
    passphrase = None if arguments.plain else _passphrase(arguments, repeat=True)
    with create_desk(arguments.workspace, passphrase) as desk:
        _say(arguments, {"path": str(desk.path), "encrypted": desk.encrypted}, f"{desk.path.name} is gemaakt.")
    return 0


def _brief(arguments: argparse.Namespace) -> int:
    with _opened(arguments) as desk:
        meeting = _meeting(desk, arguments.meeting, arguments.person)
        content = desk.briefings.content(meeting.id, _about(desk, meeting, arguments.person))
        made = {
            "pdf": lambda: desk.briefings.pdf(content),
            "docx": lambda: desk.briefings.docx(content),
            "md": lambda: desk.briefings.markdown(content).encode(),
        }[arguments.format]()
        path = arguments.out or Path(f"briefing-{meeting.day.isoformat()}.{arguments.format}")
        write_whole(path, made)
        answer = {"meeting": meeting.id, "with": list(meeting.with_whom), "path": str(path), "bytes": len(made)}
        _say(arguments, answer, f"De briefing voor {', '.join(meeting.with_whom)} staat in {path}.")
    return 0


def _import(arguments: argparse.Namespace) -> int:
    files = tuple(arguments.files)
    with _opened(arguments) as desk:
        report = desk.imports.rehearse(files) if arguments.dry_run else _imported(desk, files)
        _say(arguments, asdict(report), _told(report))
    return 0


def _imported(desk: Desk, files: tuple[Path, ...]) -> ImportReport:
    return desk.imports.run(files, before=lambda: _warn(desk.backups.before(Reason.IMPORT)))[0]


def _suspects(arguments: argparse.Namespace) -> int:
    with _opened(arguments) as desk:
        rows = desk.coalitions.rows()
        found = _by_name([(row.id, row.name) for row in rows], arguments.coalition, "coalitie")
        ranked = desk.coalitions.suspects(CoalitionId(found), View.WHOLE if arguments.whole else None)
        lines = [f"{ranked.name}, {f'gezien vanuit {ranked.us}' if ranked.view is View.OURS else 'hele coalitie'}"]
        lines += [
            f"{row.rank or '-':>3} {row.points:>3} {'*' if row.highlighted else ' '} {row.name}: {row.sentence}"
            for row in ranked.rows
        ]
        _say(arguments, asdict(ranked), "\n".join(lines))
    return 0


def _graph(arguments: argparse.Namespace) -> int:
    with _opened(arguments) as desk:
        titles = [(row.id, f"{row.title} {row.short_title}") for row in desk.dossiers.names()]
        dossier = DossierId(_by_name(titles, arguments.dossier, "dossier")) if arguments.dossier else None
        made = print_graph(desk, NetworkView(dossier=dossier), arguments.out.suffix)
        write_whole(arguments.out, made)
        _say(arguments, {"path": str(arguments.out), "bytes": len(made)}, f"Het netwerk staat in {arguments.out}.")
    return 0


def _export(arguments: argparse.Namespace) -> int:
    with _opened(arguments) as desk:
        left = () if arguments.private else desk.objections.mentions()
        if left:
            where = "".join(f"\n- {each.where}" for each in left)
            print(
                f"De naam van wie bezwaar maakte gaat mee in {counted(len(left), 'teksten')}:{where}", file=sys.stderr
            )
        text = desk.exports.as_json(private=arguments.private)
        if arguments.out is None:
            print(text)
        else:
            write_whole(arguments.out, text.encode())
            _say(arguments, {"path": str(arguments.out)}, f"Alle gegevens staan in {arguments.out}.")
    return 0


def _check(arguments: argparse.Namespace) -> int:
    with _opened(arguments) as desk:
        if arguments.repair:
            for repair in Repair:
                desk.health.repair(repair)
        found = desk.health.check()
        lines = [f"{labels.CHECK_KIND[each.kind]}: {_standing(each)}" for each in found]
        _say(arguments, {each.kind.value: [asdict(one) for one in each.findings] for each in found}, "\n".join(lines))
        return 0 if all(each.sound for each in found) else 1


def _standing(check: Check) -> str:
    """Tell how a check came out: in order, so many things to fill in, or what is wrong."""
    if not check.findings:
        return "in orde"
    number = len(check.findings)
    shown = [f"\n  {each}" for each in check.wrong[:_SHOWN_FINDINGS]]
    rest = f"\n  en nog {dotted(number - _SHOWN_FINDINGS)}; alles staat in het antwoord met --json"
    return (
        f"{dotted(number)} {'open' if check.sound else 'niet in orde'}" + "".join(shown) + rest * (number > len(shown))
    )


def _list(arguments: argparse.Namespace) -> int:
    with _opened(arguments) as desk:
        answer: dict[str, dict[int, str]] = {
            "people": {row.id: row.name.full for row in desk.people.rows()},
            "dossiers": {row.id: row.title for row in desk.dossiers.names()},
            "coalitions": {row.id: row.name for row in desk.coalitions.rows()},
            "meetings": {row.id: _meeting_line(row) for row in desk.meetings.rows()},
        }
        lines = [f"{kind} {key}: {name}" for kind, rows in answer.items() for key, name in rows.items()]
        _say(arguments, answer, "\n".join(lines))
    return 0


def _backup(arguments: argparse.Namespace) -> int:
    with _opened(arguments) as desk:
        if arguments.list:
            rows = desk.backups.rows()
            lines = [f"{row.at:%d-%m-%Y %H:%M} UTC  {STANDING[row.standing]}  {row.path}" for row in rows]
            _say(arguments, [asdict(row) for row in rows], "\n".join(lines) or "Er zijn nog geen reservekopieën.")
            return 0 if all(row.standing is not Standing.DAMAGED for row in rows) else 1
        if arguments.drill:
            drill = desk.backups.drill()
            _say(arguments, asdict(drill), drill.text)
            return 0 if drill.ok else 1
        made = desk.backups.make()
        _warn(made)
        if made.path is None:
            return _MEANS_TROUBLE
        _say(arguments, {"path": str(made.path)}, f"De reservekopie is gecontroleerd en staat in {made.path}.")
        return 1 if made.notices else 0


def _restore(arguments: argparse.Namespace) -> int:
    path: Path = arguments.workspace
    found = (arguments.backup,) if arguments.backup else backups_of(path)
    if not found:
        raise UserError(f"Naast {path} staan geen reservekopieën. Wijs er een aan met --from.")
    key = _key_of(arguments) if ask_passphrase(found) else NO_KEY
    backup = arguments.backup or newest_sound(found, key)
    aside = restore(path, backup, key)
    told = f"{backup.name} is teruggezet als {path}." + (f" Wat er stond, staat in {aside}." if aside else "")
    _say(arguments, {"path": str(path), "from": str(backup), "quarantine": aside and str(aside)}, told)
    return 0


def _salvage(arguments: argparse.Namespace) -> int:
    path: Path = arguments.workspace
    if not path.is_file():
        raise UserError(f"Het bestand {path} is er niet. Controleer de naam.")
    try:
        secret = salvage.key_for(path, None)
    except UserError:
        secret = salvage.key_of_typed(path, _passphrase(arguments))
    report = salvage.salvage(path, arguments.out, secret, take_from_backup=arguments.with_backup)
    _say(arguments, asdict(report), "\n".join(salvage.told(report)))
    return 1 if report.missing or report.faults else 0


def _changes_command(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    changes = _workspace_command(commands, "changes", _changes, "vertel wat er sinds een dag of gesprek is gewijzigd")
    changes.add_argument("--since", default="", help="dag, zoals 3-12 of vorige week; anders het laatste gesprek")
    changes.add_argument("--person", default="", help="(deel van) de naam: alleen wat met deze persoon te maken heeft")


def _changes(arguments: argparse.Namespace) -> int:
    with _opened(arguments) as desk:
        names = [(row.id, row.name.full) for row in desk.people.rows()]
        person = PersonId(_by_name(names, arguments.person, "persoon")) if arguments.person else None
        if arguments.since:
            day = read_moment(arguments.since, desk.settings.today(), past=True).day
            found = desk.history.since(day, person)
        elif person is not None:
            found = desk.history.since_talk(person)
        else:
            raise UserError("Noem met --since een dag, of met --person iemand met wie het laatste gesprek telt.")
        lines = [f"{each.subject} {each.name}: {'; '.join(each.titles)}" for each in found]
        _say(arguments, [asdict(each) for each in found], "\n".join(lines) or "Er is niets gewijzigd.")
    return 0


def _warn(made: Attempt) -> None:
    for notice in made.notices:
        print(notice, file=sys.stderr)


def _demo(arguments: argparse.Namespace) -> int:
    with create_desk(arguments.workspace, None) as desk:
        if arguments.scale is None:
            desk.samples.fill()
        else:
            desk.samples.invent(arguments.scale, arguments.seed)
    print(f"Het voorbeeldbestand staat in {arguments.workspace}. Alle personen erin zijn verzonnen.")
    return 0


def _showcase(arguments: argparse.Namespace) -> int:
    for path in showcase(arguments.out):
        print(path)
    return 0


def _meeting(desk: Desk, key: int | None, name: str) -> MeetingRow:
    """Find the talk asked for: by number, else the first to come, else the last one held."""
    rows = desk.meetings.rows()
    wanted = [
        row
        for row in rows
        if (key is None or row.id == MeetingId(key))
        and all(fold(word) in fold(" ".join(row.with_whom)) for word in name.split())
    ]
    if not wanted:
        raise UserError("Dit gesprek is niet gevonden. Bekijk de nummers met: ipo-crm list WERKBESTAND")
    today = desk.settings.today()
    coming = [row for row in wanted if row.status is MeetingStatus.PLANNED and row.day >= today and row.with_whom]
    return min(coming, key=lambda row: (row.day, str(row.starts), row.id)) if coming else wanted[0]


def _about(desk: Desk, meeting: MeetingRow, name: str) -> PersonId | None:
    """Give the one who takes part that was asked for by (a part of) the name."""
    keys = [one.person_id for one in desk.meetings.get(meeting.id).participants if one.side is Side.THEIRS]
    known = ((key, desk.people.get(key)) for key in keys)
    words = [fold(word) for word in name.split()]
    named = (key for key, person in known if person and all(word in fold(person.name.full) for word in words))
    return next(named, None) if words else None


def _by_name(named: Sequence[tuple[int, str]], typed: str, what: str) -> int:
    found = [key for key, name in named if fold(typed) in fold(name)]
    if not found:
        raise UserError(f"Er is geen {what} met “{typed}” in de naam. Bekijk de namen met: ipo-crm list WERKBESTAND")
    return found[0]


def _meeting_line(row: MeetingRow) -> str:
    whom = ", ".join(row.with_whom) or row.title
    return f"{row.day.isoformat()} {labels.MEETING_KIND[row.kind]} {whom}"


def _told(report: ImportReport) -> str:
    """Tell an import in lines: per file what became of its rows, and each reason why some were left out."""
    lines = ["Proefdraai: er is niets gewijzigd." if report.rehearsed else "Geïmporteerd als één stap."]
    for file in report.files:
        lines.append(f"{file.name} ({file.holds}): {dotted(file.read)} gelezen")
        for word, counts in (("nieuw", file.made), ("gewijzigd", file.changed), ("ongewijzigd", file.same)):
            lines.extend(f"  {word}: {counted(number, nouns)}" for nouns, number in sorted(counts.items()))
        lines.extend(
            f"  overgeslagen, rij {each.row} ({each.what}): {each.reason}" for each in file.left_out[:_SHOWN_OMISSIONS]
        )
        rest = len(file.left_out) - _SHOWN_OMISSIONS
        if rest > 0:
            lines.append(f"  en nog {dotted(rest)} overgeslagen; alle redenen staan in het antwoord met --json")
        lines.extend(f"  {note}" for note in file.notes)
    return "\n".join(lines)


def _say(arguments: argparse.Namespace, answer: object, text: str) -> None:
    print(json.dumps(answer, ensure_ascii=False, indent=1, default=str) if arguments.json else text)
