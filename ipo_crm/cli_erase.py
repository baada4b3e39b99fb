"""What a person may ask, on the command line: what is kept of them, where they are, and to be wiped with proof."""

import argparse
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path

from ipo_crm.cli_parliament import Answer, Tell
from ipo_crm.domain.counts import counted, dotted
from ipo_crm.domain.erasure import BackupChoice, Preview, Proof
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.labels import BACKUP_FATE
from ipo_crm.domain.names import fold
from ipo_crm.domain.people import PersonRow
from ipo_crm.services.access import markdown
from ipo_crm.services.desk import Desk

_SHOWN = 20


def add_commands(add: Callable[[str, Tell, str], argparse.ArgumentParser]) -> None:
    """Add the commands; `add` makes one that opens a workspace and says the answer."""
    access = add("access", _access, "geef alles wat over een persoon is vastgelegd (inzage)")
    access.add_argument("--person", required=True, metavar="naam", help="(deel van) de naam; er mag er maar één zijn")
    access.add_argument("--out", type=Path, help="bestand om naar te schrijven (.md of .json); anders op het scherm")
    erase = add("erase", _erase, "toon waar een persoon overal staat, en wis alles met bewijs")
    erase.add_argument("--person", required=True, metavar="naam", help="(deel van) de naam; er mag er maar één zijn")
    erase.add_argument("--confirm", metavar="naam", help="de hele naam: wis nu; dit kan niet ongedaan worden gemaakt")
    erase.add_argument(
        "--backups",
        type=BackupChoice,
        choices=list(BackupChoice),
        default=BackupChoice.REWRITE,
        help="wat er met reservekopieën gebeurt: herschrijven, verwijderen of laten staan",
    )
    erase.add_argument(
        "--drop-unreadable", action="store_true", help="verwijder ook reservekopieën onder een andere wachtzin"
    )


def _access(desk: Desk, arguments: argparse.Namespace) -> Answer:
    row = _the_one(desk, arguments.person)
    report = desk.access.report(row.id)
    if arguments.out is None:
        return asdict(report), markdown(report)
    path = desk.access.write(row.id, arguments.out)
    return {"path": str(path)}, f"De inzage van {report.name} staat in {path}."


def _erase(desk: Desk, arguments: argparse.Namespace) -> Answer:
    row = _the_one(desk, arguments.person)
    preview = desk.erasure.preview(row.id)
    if arguments.confirm is None:
        return asdict(preview), "\n".join(_places(preview))
    if fold(arguments.confirm) != fold(preview.name):
        raise UserError(f"Geef bij --confirm de hele naam: {preview.name}. Er is niets gewist.")
    proof = desk.erasure.erase([row.id], backups_become=arguments.backups, drop_unreadable=arguments.drop_unreadable)
    return asdict(proof), "\n".join(_proof(proof))


def _the_one(desk: Desk, wanted: str) -> PersonRow:
    found = [row for row in desk.people.rows() if fold(wanted) in fold(row.name.full)]
    exact = [row for row in found if fold(row.name.full) == fold(wanted)]
    found = exact if len(exact) == 1 else found
    if not found:
        raise UserError(f"Er is geen persoon met {wanted} in de naam. Kijk met: list.")
    if len(found) > 1:
        names = ", ".join(row.name.full for row in found[:_SHOWN])
        raise UserError(f"Er zijn {dotted(len(found))} personen met {wanted} in de naam: {names}. Geef de hele naam.")
    return found[0]


def _places(preview: Preview) -> list[str]:
    lines = [f"{preview.name} staat hier:"]
    for each in preview.pointers:
        becomes = "gaat mee" if each.goes else "blijft, zonder deze persoon"
        lines.append(f"  {each.subject}, {each.label} ({dotted(each.count)}): {becomes}")
    for text in preview.mentions[:_SHOWN]:
        doubt = "" if text.certain else " (alleen de achternaam; kijk na)"
        lines.append(f"  {text.subject} {text.name}, {text.label}: {text.fragment}{doubt}")
    if len(preview.mentions) > _SHOWN:
        lines.append(f"  en nog {counted(len(preview.mentions) - _SHOWN, 'teksten')}")
    lines.append(
        f"  geschiedenis: {counted(preview.lines, 'regels')}, {counted(preview.titles, 'titels')}, "
        f"{counted(preview.drafts, 'concepten')}; {counted(preview.backups, 'reservekopieën')}"
    )
    return [
        *lines,
        "Er is niets gewist. Wissen kan niet ongedaan worden gemaakt; geef daarvoor de hele naam bij --confirm.",
    ]


def _proof(proof: Proof) -> list[str]:
    counts = proof.counts
    rows = sum(counts.rows.values())
    lines = [
        f"Gewist op {proof.at:%d-%m-%Y %H:%M}: {counted(rows, 'rijen')}, {counted(counts.texts, 'teksten')}, "
        f"{counted(counts.lines_dropped + counts.lines_rewritten, 'regels')} geschiedenis, "
        f"{counted(counts.drafts, 'concepten')}.",
        f"Wat deze persoon nog noemt: {counted(proof.left, 'plaatsen')}.",
    ]
    return lines + [f"  {name}: {BACKUP_FATE[fate]}" for name, fate in proof.backups]
