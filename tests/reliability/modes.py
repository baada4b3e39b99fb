"""The ways in which a workspace can be lost or leak: what each is, what stands against it, and what is promised."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Mode:
    """One failure mode, by the number that tests and table know it by."""

    what: str
    defence: str
    target: str


MODES = {
    1: Mode(
        "the program is killed",
        "one transaction per deed, acknowledged after COMMIT",
        "1,000 kills: 0 lost, 0 half, 0 unsound",
    ),
    2: Mode(
        "the power fails in the middle of a write",
        "journal TRUNCATE, synchronous EXTRA, lock EXCLUSIVE",
        "9,000 states: 0 lost, 0 half, 0 corrupt; with synchronous OFF it finds corruption",
    ),
    3: Mode(
        "back-up, export or new file at a power cut or kill",
        "temporary file beside it, fsync, rename, fsync of the folder; what is left is swept",
        "200 kills: 0 bad; order seen in what the process did",
    ),
    4: Mode(
        "the disk is full",
        "the deed is rolled back whole and told; nothing is deleted; the form keeps its text",
        "40 rounds: 0 lost, 0 half, 40 went on without a restart",
    ),
    5: Mode(
        "the disk gives errors, also at fsync",
        "the workspace takes no deeds any more until it is opened anew; reading stays",
        "100 runs of 60 deeds: 0 lost, 0 unsound",
    ),
    6: Mode("read-only file or folder", "opened for reading, with a notice that says what to do", "6 cases: 0 crashes"),
    7: Mode(
        "a program for the cloud copies the file while somebody works",
        "no side file between deeds; every page is sealed; a notice",
        "500 copies: at least 98 % complete, 0 stale, every torn one told",
    ),
    8: Mode("opened twice", "exclusive lock from opening to closing", "100 tries: 0 second writers"),
    9: Mode("killed during an import", "the whole import is one transaction", "200 kills: all or nothing"),
    10: Mode(
        "killed while a file is brought to a newer format",
        "back-up, then one transaction, with rows counted before and after",
        "200 kills: old or new, 0 mixed, 0 rows lost",
    ),
    11: Mode(
        "killed while the passphrase is changed",
        "a whole copy under the new key, compared row by row, put in place by one rename",
        "200 kills: opens with the old or the new one",
    ),
    12: Mode("bits fall over", "a seal (HMAC) on every page, checked at opening", "2,000 flips: 0 silent, 0 crashes"),
    13: Mode("a damaged file", "emergency salvage, row by row, into a new file", "median at least 99 % of the rows"),
    14: Mode(
        "wrong passphrase or damaged beginning?",
        "the passphrase is tried on the newest back-up",
        "50 cases: the right answer in all",
    ),
    15: Mode(
        "empty, cut off or foreign file", "looked at from the outside first", "each refused with a text of its own"
    ),
    16: Mode("restore over a crashed file", "file and side files go to quarantine first", "100 of 100 good"),
    17: Mode("file of a newer version", "version in user_version; refused, untouched", "6 cases"),
    18: Mode("back to an older version", "the back-up from before the change of format", "opens in the old version"),
    19: Mode("wrong clock", "order by number, back-ups aged by name", "6 cases: no back-up deleted"),
    20: Mode("odd text", "NFC, no NUL, no lone surrogates", "5,000 texts: exact round trip, 0 errors"),
    21: Mode("huge text", "limits in schema and form", "refused, nothing lost"),
    29: Mode("search text with operators", "each word quoted, values bound", "10,000 texts: 0 errors"),
    30: Mode(
        "personal data in logs",
        "parameters hidden, messages of errors not logged, nothing sent",
        "0 canaries in log, crash file and error output",
    ),
    31: Mode(
        "a fault in the program, or a crash of Qt",
        "excepthooks, a crash file that is told at the next start, drafts kept in the file",
        "the program goes on; the crash is told; draft back after 50 of 50 crashes",
    ),
    32: Mode("passphrase forgotten", "recovery code, asked back at creation", "opens the file, also without its salt"),
    33: Mode("keyring lost or changed", "only a copy; the passphrase is asked", "0 lock-outs"),
    34: Mode("memory after the lock", "the process is started anew", "0 hits of key, passphrase and note"),
    35: Mode("erased person still on the disk", "secure delete, also in index and journal", "100 names: 0 hits"),
    36: Mode("two SQLite libraries", "one driver; imports are checked", "0 others in the process"),
    37: Mode("the program touches the network", "no network code; runs without one", "0 sockets"),
    38: Mode(
        "undo gives something else back",
        "every row that a deed touches is journalled by triggers; undo and redo replay them",
        "300 runs: 0 differences, 0 unsound, after every step",
    ),
}
