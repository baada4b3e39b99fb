"""Emergency salvage (Noodherstel): read what can be read of a damaged file into a new one, and tell what is missing."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from threading import Timer
from typing import Any

from ipo_crm.domain import errors
from ipo_crm.domain.counts import counted, dotted
from ipo_crm.domain.errors import DamagedFileError, StoreError, UserError, WrongPassphraseError
from ipo_crm.domain.salvage import LeftOut, SalvageReport, SavedTable
from ipo_crm.services import erased_again
from ipo_crm.services.backups import backups_of
from ipo_crm.store import backup_restore, backup_rewrite, backups, damaged, keys, recovery
from ipo_crm.store.backup_keys import with_secret
from ipo_crm.store.file_format import PLAIN_HEADER, SALT_BYTES
from ipo_crm.store.keys import Secret
from ipo_crm.store.salvage import FOLDER
from ipo_crm.store.workspace import Workspace

TIME_LIMIT = 1800.0  # seconds; a file of 200,000 people takes a tenth of that
_SHOWN = 40
_KINDS = {kind.__name__: kind for kind in vars(errors).values() if isinstance(kind, type)}
_STOPPED = (
    "Het bestand is zo beschadigd dat het lezen ervan vastliep. Het is ongewijzigd gelaten, en er is geen nieuw "
    "bestand gemaakt. Zet een reservekopie terug."
)
_WORDS = {
    "person": "personen",
    "contact_point": "contactgegevens",
    "role": "functies",
    "relation": "relaties",
    "organisation": "organisaties",
    "seats": "zetels",
    "dossier": "dossiers",
    "dossier_phase": "fasen",
    "message": "boodschappen",
    "calendar_date": "kalenderdagen",
    "ask": "inzet",
    "allocation": "verdeling van geld",
    "meeting": "contactmomenten",
    "participant": "deelnemers",
    "meeting_dossier": "dossiers bij contactmomenten",
    "promise": "toezeggingen",
    "position": "standpunten",
    "impression": "persoonlijke indrukken",
    "coalition": "coalities",
    "coalition_member": "leden van coalities",
    "motion": "moties",
    "motion_signer": "ondertekenaars",
    "vote": "stemmen",
    "visit": "werkbezoeken",
    "visit_stop": "programma van werkbezoeken",
    "task": "acties",
    "instrument": "instrumenten",
    "scope": "belangen van provincies",
    "trajectory": "trajecten",
    "trajectory_event": "momenten van trajecten",
    "product": "producten",
    "attachment": "bijlagen",
    "attachment_content": "inhoud van bijlagen",
    "tag": "labels",
    "tagging": "labels bij gegevens",
    "saved_filter": "bewaarde filters",
    "source": "bronnen",
    "identifier": "kenmerken elders",
    "node_place": "plaatsen in het netwerk",
    "setting": "instellingen",
    "merged_record": "samengevoegde gegevens",
    "draft": "concepten",
    "erasure": "register van gewiste personen",
    "meta": "kenmerken van het bestand",
    "deed": "handelingen in de geschiedenis",
    "deed_row": "wijzigingen in de geschiedenis",
}

Progress = Callable[[float, str], object]


def salvage(
    path: Path,
    new_file: Path,
    secret: Secret | None,
    *,
    take_from_backup: bool = False,
    progress: Progress = lambda _share, _text: None,
    time_limit: float = TIME_LIMIT,
) -> SalvageReport:
    """Salvage a damaged file in a process of its own; the damaged file is only read.

    Raises UserError or StoreError, also when the process dies or takes too long; then there is no new file.
    """
    task = {
        "damaged": str(path.resolve()),
        "new_file": str(new_file.resolve()),
        "secret": None if secret is None else [secret.key.hex(), bytes(secret.salt).hex()],
        "backup": _newest(path, secret),
        "take_from_backup": take_from_backup,
    }
    command = [sys.executable, "-m", "ipo_crm.services.salvage_child"]
    paths = {**os.environ, "PYTHONPATH": os.pathsep.join(each for each in sys.path if each)}
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=paths) as child:
        watch = Timer(time_limit, child.kill)
        watch.start()
        try:
            answer = _listen(child, task, progress)
        except BaseException:
            child.kill()
            raise
        finally:
            watch.cancel()
            if child.wait():
                _sweep(new_file)
    report = _outcome(answer)
    if take_from_backup:
        try:
            with Workspace.open_with_secret(new_file, secret) as workspace:
                erased_again.reapply(workspace)  # the back-up may be from before somebody was erased
        except BaseException:
            backup_rewrite.drop(new_file)
            raise
    return report


def key_for(path: Path, passphrase: str | None) -> Secret | None:
    """Give the key of a damaged file, None for a plain one: the passphrase is tried on every page that is whole.

    Where the first bytes are gone, those of the back-ups serve. Raises UserError without a passphrase where one is
    needed, and WrongPassphraseError when it fits nothing.
    """
    try:
        with path.open("rb") as file:
            salt = file.read(SALT_BYTES)
    except OSError as error:
        raise StoreError(f"{path.name} kan niet worden gelezen. Controleer de schijf en de rechten.") from error
    if len(salt) < SALT_BYTES:
        raise DamagedFileError(f"{path.name} is leeg; daar valt niets aan te redden. Zet een reservekopie terug.")
    if salt == PLAIN_HEADER:
        return None
    if passphrase is None:
        raise UserError(f"{path.name} is versleuteld. Geef de wachtzin.")
    known = (backup_restore.salt_of(backup) for backup in backups_of(path))
    for each in dict.fromkeys((salt, *(one for one in known if one is not None))):
        secret = Secret(keys.derive(passphrase, each), each)
        if damaged.fits(path, secret):
            return secret
    raise WrongPassphraseError(
        "De wachtzin past op geen enkele bladzijde van dit bestand. Let op hoofdletters en spaties, of gebruik de "
        "herstelcode. Het bestand is ongewijzigd."
    )


def key_by_code(path: Path, code: str) -> Secret:
    """Give the key of a damaged file from its recovery code; WrongPassphraseError when it fits no page."""
    secret = recovery.read(code)
    if not damaged.fits(path, secret):
        raise WrongPassphraseError(
            "Deze herstelcode past op geen enkele bladzijde van dit bestand. Zoek het papier met de laatste code."
        )
    return secret


def key_of_typed(path: Path, typed: str) -> Secret | None:
    """Give the key from what somebody typed: a passphrase, or the recovery code when it reads as one."""
    try:
        recovery.read(typed)
    except UserError:
        return key_for(path, typed)
    return key_by_code(path, typed)


def proposed_name(path: Path) -> Path:
    """Give a name for the new file beside the damaged one that no file bears yet."""
    number, made = 1, path.with_name(f"{path.stem}-hersteld{path.suffix}")
    while made.exists():
        number += 1
        made = path.with_name(f"{path.stem}-hersteld-{number}{path.suffix}")
    return made


def told(report: SalvageReport) -> tuple[str, ...]:
    """Tell a salvage in lines that a person reads: the outcome first, then what to look at, then every table."""
    kept = counted(report.kept, "rijen")
    lines = [f"In {report.new_file.name} staan nu {kept}. Het beschadigde bestand is ongewijzigd gelaten."]
    if report.damaged_pages is not None:
        lines.append(f"Beschadigd: {dotted(len(report.damaged_pages))} van {counted(report.pages, 'bladzijden')}.")
    missing = f"Er ontbreken gegevens: {counted(report.missing, 'rijen')}."
    lines.append(missing if report.missing else "Voor zover bekend ontbreekt er niets.")
    if report.only_in_backup:
        lines.append(f"Alleen nog in de nieuwste reservekopie: {counted(report.only_in_backup, 'rijen')}.")
    for table in report.tables:
        lines.extend(_lines(table))
    lines += [f"Weggelaten: {_word(each)} {each.key}, {each.why}." for each in report.left_out[:_SHOWN]]
    if len(report.left_out) > _SHOWN:
        lines.append(f"En nog {dotted(len(report.left_out) - _SHOWN)} weggelaten.")
    if report.missing or any(table.doubtful for table in report.tables):
        lines.append("Wat vóór het noodherstel is gedaan, kan niet meer ongedaan worden gemaakt.")
    lines += [f"Controle van het nieuwe bestand: {each}" for each in report.faults[:_SHOWN]]
    return tuple(lines)


def _lines(table: SavedTable) -> list[str]:
    word = _WORDS.get(table.name, table.name)
    lines = []
    if table.missing:
        lines.append(f"Ontbreekt in {word}: {_listed(table, table.missing)}.")
    if table.from_history:
        lines.append(f"Uit de geschiedenis teruggehaald in {word}: {dotted(table.from_history)}.")
    if table.from_backup:
        lines.append(f"Uit de reservekopie gehaald in {word}: {dotted(table.from_backup)}.")
    if table.doubtful:
        lines.append(f"Nakijken in {word}, want van een beschadigde bladzijde: {_listed(table, table.doubtful)}.")
    return lines


def _listed(table: SavedTable, found: tuple[int, ...]) -> str:
    """Count rows, and give their numbers; those of the history say nothing to anybody."""
    if table.name == "deed_row":
        return dotted(len(found))
    shown = ", ".join(str(key) for key in found[:_SHOWN])
    return f"{dotted(len(found))} ({shown}{' ...' if len(found) > _SHOWN else ''})"


def _word(left: LeftOut) -> str:
    return _WORDS.get(left.table, left.table)


def _newest(path: Path, secret: Secret | None) -> str | None:
    """Give the newest back-up that passes its check under the same key."""
    secret_for = with_secret(secret)
    for backup in backups_of(path):
        try:
            backups.verify(backup, secret_for)
        except (StoreError, UserError):
            continue
        return str(backup)
    return None


def _listen(child: "subprocess.Popen[str]", task: dict[str, Any], progress: Progress) -> dict[str, Any]:
    """Hand the task over, pass on how far it is, and give the last answer; none when the process died."""
    if child.stdin is None or child.stdout is None:
        raise RuntimeError("a child without pipes")
    with suppress(BrokenPipeError):  # it ended already: what it answered tells, or that it did not
        child.stdin.write(json.dumps(task) + "\n")
        child.stdin.close()
    answer: dict[str, Any] = {}
    for line in child.stdout:
        answer = json.loads(line)
        if "share" in answer:
            progress(answer["share"], _WORDS.get(answer["text"], answer["text"]))
    return answer


def _outcome(answer: dict[str, Any]) -> SalvageReport:
    if "error" in answer:
        raise _KINDS[answer["error"]](answer["said"])
    if "report" not in answer:
        raise DamagedFileError(_STOPPED)
    found = answer["report"]
    pages = found["damaged_pages"]
    tables = [
        {**each, "doubtful": tuple(each["doubtful"]), "missing": tuple(each["missing"])} for each in found["tables"]
    ]
    return SalvageReport(
        **{
            **found,
            "new_file": Path(found["new_file"]),
            "damaged_pages": None if pages is None else tuple(pages),
            "tables": tuple(SavedTable(**each) for each in tables),
            "left_out": tuple(LeftOut(**each) for each in found["left_out"]),
            "backup": None if found["backup"] is None else Path(found["backup"]),
            "faults": tuple(found["faults"]),
        }
    )


def _sweep(new_file: Path) -> None:
    """Take away what a process that died left half-written."""
    part = new_file.with_name(new_file.name + ".part")
    for leftover in (part, backups.journal_of(part)):
        leftover.unlink(missing_ok=True)
    for folder in new_file.parent.glob(f"{FOLDER}*"):
        shutil.rmtree(folder, ignore_errors=True)
