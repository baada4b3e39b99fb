"""Writing past the journal and past the checks: how a fault gets into a file that the program itself would not make."""

from sqlalchemy import Connection

from ipo_crm.domain.coalitions import Coalition
from ipo_crm.domain.dossiers import Dossier
from ipo_crm.domain.names import PersonName
from ipo_crm.domain.organisations import Organisation, OrganisationKind
from ipo_crm.domain.people import Person
from ipo_crm.store import coalitions, dossiers, organisations, people
from ipo_crm.store.workspace import Workspace

MEETING = (
    "INSERT INTO meeting (id, uuid, kind, status, day, precision) "
    "VALUES (1, '00000000-0000-0000-0000-000000000001', 'bilateraal', 'held', '2026-01-05', 'day')"
)
MOTION = (
    "INSERT INTO motion (id, uuid, kind, chamber, number, title, result, roll_call) "
    "VALUES (1, '00000000-0000-0000-0000-000000000002', 'motion', 'tk', '99999-1', 'Verzonnen', 'open', 1)"
)


def furnish(workspace: Workspace) -> None:
    """Put one invented record of each kind in, each with key 1; two people and two fracties."""
    with workspace.transaction("Verzonnen gegevens") as tx:
        for name in ("Proef", "Toets"):
            people.put(tx.connection, Person(name=PersonName(initials="A.", family_name=name)))
            fractie = Organisation(name=f"Fractie {name}", kind=OrganisationKind.FRACTIE)
            organisations.put(tx.connection, fractie)
        dossiers.put(tx.connection, Dossier(title="Verzonnen dossier"))
        coalitions.put(tx.connection, Coalition(name="Verzonnen coalitie"))
        tx.connection.exec_driver_sql(MEETING)
        tx.connection.exec_driver_sql(MOTION)


def write(connection: Connection, *statements: str) -> None:
    """Write without a deed and without the checks of the schema."""
    connection.exec_driver_sql("PRAGMA ignore_check_constraints = ON")
    connection.exec_driver_sql("UPDATE journal_state SET replaying = 1")
    for statement in statements:
        connection.exec_driver_sql(statement)
    connection.exec_driver_sql("UPDATE journal_state SET replaying = 0")
    connection.exec_driver_sql("PRAGMA ignore_check_constraints = OFF")


def allow_twice(connection: Connection, table: str, unique: str) -> None:
    """Take a UNIQUE out of a table and its index with it, as no program of ours ever would."""
    connection.exec_driver_sql("PRAGMA writable_schema = ON")
    connection.exec_driver_sql("DELETE FROM sqlite_schema WHERE name = ?", (f"sqlite_autoindex_{table}_1",))
    query = "UPDATE sqlite_schema SET sql = replace(sql, ?, '') WHERE name = ?"
    connection.exec_driver_sql(query, (f",\n  {unique}", table))
    connection.exec_driver_sql("PRAGMA writable_schema = RESET")
