"""Access: gather all that is kept of a person, and write it down for them (AVG art. 15)."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from ipo_crm.domain.access import AccessReport, AccessSection, Fields
from ipo_crm.domain.errors import UserError
from ipo_crm.domain.field_labels import SUBJECT
from ipo_crm.domain.ids import PersonId, RecordRef
from ipo_crm.services.files import write_whole
from ipo_crm.services.settings import Settings
from ipo_crm.store import family, history, mentioned
from ipo_crm.store.access import rows_about
from ipo_crm.store.history import Line
from ipo_crm.store.readable import Reader
from ipo_crm.store.workspace import Workspace

_NOW = 2**62
_FIRST = ("person", "contact_point", "role", "position", "meeting", "promise", "impression", "relation", "tagging")


class Access:
    """The right to see what is kept; nothing is changed by it."""

    def __init__(self, workspace: Workspace, settings: Settings) -> None:
        self._workspace = workspace
        self._settings = settings

    def report(self, person: PersonId) -> AccessReport:
        """Gather what is kept of a person, private impressions too; UserError when they are gone."""
        connection = self._workspace.connection
        who = mentioned.target(connection, person)
        if who is None:
            raise UserError("Deze persoon is er niet meer. Zet hem eerst terug uit de prullenbak.")
        kinds = rows_about(connection, person)
        order = sorted(kinds, key=lambda subject: (_place(subject), subject))
        return AccessReport(
            name=who.name.full,
            made=self._settings.today(),
            sections=tuple(self._section(subject, kinds[subject]) for subject in order),
            mentions=tuple(
                (("waar", f"{each.subject} {each.name}"), ("veld", each.label), ("tekst", each.fragment))
                for each in mentioned.found(connection, who)
                if each.certain
            ),
            changes=len(history.lines_of(connection, RecordRef("person", person), who.uuid)),
        )

    def write(self, person: PersonId, path: Path) -> Path:
        """Write the report to a file: JSON by that suffix, else Markdown."""
        report = self.report(person)
        if path.suffix.lower() == ".json":
            text = json.dumps(asdict(report), ensure_ascii=False, indent=1, default=str)
        else:
            text = markdown(report)
        return write_whole(path, text.encode())

    def _section(self, subject: str, keys: Iterable[int]) -> AccessSection:
        connection = self._workspace.connection
        reader = Reader(connection)
        rows = family.present(connection, subject, keys)
        found = (self._fields(reader, subject, key, row) for key, row in rows.items())
        title = SUBJECT[subject]
        return AccessSection(title=title[:1].upper() + title[1:], records=tuple(filter(None, found)))

    def _fields(self, reader: Reader, subject: str, key: int, row: dict[str, object]) -> Fields:
        """Read a row as the history reads one that was added now."""
        now = Line(
            entry=_NOW,
            deed=0,
            title="",
            author="",
            at=datetime.now(UTC),
            ref=RecordRef(subject, key),
            was=None,
            became=row,
        )
        return tuple((each.label, each.became) for each in reader.change(now).fields)


def markdown(report: AccessReport) -> str:
    """Write a report as plain Markdown; what somebody wrote can not become markup."""
    lines = [
        f"# Inzage: {_plain(report.name)}",
        "",
        f"Wat over deze persoon is vastgelegd, op {report.made:%d-%m-%Y}.",
        "",
        "Kijk dit na voordat u het geeft: in verslagen kunnen ook anderen worden genoemd.",
    ]
    for section in (*report.sections, AccessSection(title="Genoemd in andere teksten", records=report.mentions)):
        if section.records:
            lines += ["", f"## {_plain(section.title)}"]
        for fields in section.records:
            lines += ["", *(f"- {_plain(label)}: {_plain(value)}" for label, value in fields)]
    lines += ["", f"In de geschiedenis van het bestand staan hierover {report.changes} regels.", ""]
    return "\n".join(lines)


def _place(subject: str) -> int:
    return _FIRST.index(subject) if subject in _FIRST else len(_FIRST)


def _plain(text: str) -> str:
    """Give a value on one line, with the signs that Markdown reads made plain."""
    line = " ".join(text.split())
    return "".join(f"\\{sign}" if sign in "\\`*_[]<>#|" else sign for sign in line)
