"""The only door to this checkout: set it up where needed, then run, test, check, measure or draw.

Standard library only: it has to work on a machine that holds nothing but Python.
"""

import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

# Stands before everything else, and in syntax that an old Python can read, so that it is what its user gets to see.
if sys.version_info < (3, 11):
    sys.exit(
        "ipo_crm needs Python 3.11 or newer; this is Python {}.{}.\n"
        "Windows: install it from python.org and type  py -3.11 dev.py run\n"
        "macOS: install it from python.org, or with  brew install python\n"
        "Debian, Ubuntu: Debian 12 and Ubuntu 24.04 have it; before that, look for the package python3.11".format(
            *sys.version_info[:2]
        )
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
SHOWCASE = "ipo_crm-voorbeeld"

USAGE = """Usage: python3 dev.py COMMAND   (Windows: py dev.py COMMAND)

  run [ARGUMENTS]             start the program; without a screen: write its sample briefing and graph
  test [ARGUMENTS]            run the tests, on all cores; -n0 runs them in one process
  test --nightly [ARGUMENTS]  run the reliability tests at length, and write their figures in docs/reliability.md
  check                       lint, format, types and the import rules
  bench [ARGUMENTS]           measure, each figure beside its limit in the same run
  shots                       draw every page in both themes into docs/shots

The first time, this makes .venv and installs what is needed; after that nothing touches the network."""

# What Qt asks of the system: the library it loads, and the Debian package that holds it.
OFFSCREEN_LIBRARIES = {
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
}
SCREEN_LIBRARIES = OFFSCREEN_LIBRARIES | {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}


# Stands before what the user types, as the last one counts: -n0 brings all back into one process. Files stay whole, for
# their fixtures and their windows, and the longest begin first (tests/conftest.py); long tests do not, or the last file
# would keep all cores but one waiting.
SPREAD = ("-n", "auto", "--dist", "loadfile")
SPREAD_LONG = ("-n", "auto", "--dist", "worksteal")


class SetupError(Exception):
    """The set-up cannot go on; the text says what was seen and what to do."""


# Commands ----------------------------------------------------------------------------------------------------------


def run(arguments: Sequence[str]) -> int:
    """Start the program, or write the showcase where nothing can be shown."""
    screen = has_screen(os.environ, sys.platform)
    prepare(libraries=SCREEN_LIBRARIES if screen else OFFSCREEN_LIBRARIES)
    if screen or arguments:
        return call(PYTHON, "-m", "ipo_crm", *arguments, folder=Path.cwd())
    folder = Path.cwd() / SHOWCASE
    print("There is no screen here, so no window can open.", flush=True)
    print(f"The briefing (PDF) and the coalition graph of the sample are written to {folder}", flush=True)
    return call(PYTHON, "-m", "ipo_crm", "showcase", "--out", folder, offscreen=True)


def test(arguments: Sequence[str]) -> int:
    """Run the tests off screen; or, when asked, those of reliability at length, and write their figures in docs/."""
    prepare("dev", libraries=OFFSCREEN_LIBRARIES)
    rest = [argument for argument in arguments if argument != "--nightly"]
    if rest == list(arguments):
        return call(PYTHON, "-m", "pytest", *SPREAD, *rest, offscreen=True)
    notes = VENV / "figures.jsonl"
    notes.write_text("", encoding="utf-8")
    os.environ["IPO_CRM_FIGURES"] = str(notes)
    code = call(PYTHON, "-m", "pytest", "-m", "figures or nightly", *SPREAD_LONG, *rest, offscreen=True)
    return call(PYTHON, "-m", "tests.reliability.figures", notes) or code


def check(_arguments: Sequence[str]) -> int:
    """Run every check, also after one failed, and tell which did."""
    prepare("dev")
    steps: dict[str, tuple[str | Path, ...]] = {
        "lint": (PYTHON, "-m", "ruff", "check", "--quiet", "."),
        "format": (PYTHON, "-m", "ruff", "format", "--check", "--quiet", "."),
        "types": (PYTHON, "-m", "mypy"),
        "imports": (BIN / "lint-imports",),
    }
    failed = []
    for name, command in steps.items():
        start = time.monotonic()
        done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", errors="replace", check=False)
        print(f"{name:8} {'ok' if done.returncode == 0 else 'FAILED'}  ({time.monotonic() - start:.1f} s)", flush=True)
        if done.returncode != 0:
            failed.append(name)
            print(done.stdout + done.stderr, flush=True)
    if failed:
        print(f"check failed: {', '.join(failed)}")
    return len(failed)


def bench(arguments: Sequence[str]) -> int:
    """Measure; the table at the end gives each figure beside the bare limit of its group, in the same run."""
    prepare("dev", libraries=OFFSCREEN_LIBRARIES)
    own = ("-o", "addopts=-q --strict-markers --import-mode=importlib -p no:cacheprovider", "--timeout=600")
    shown = ("--benchmark-columns=min,median,max,rounds", "--benchmark-group-by=group", "--benchmark-sort=mean")
    return call(PYTHON, "-m", "pytest", *own, "tests/bench", "-m", "bench", *shown, *arguments, offscreen=True)


def shots(_arguments: Sequence[str]) -> int:
    """Draw every page in both themes."""
    prepare("dev", libraries=OFFSCREEN_LIBRARIES)
    return call(PYTHON, "-m", "tests.shots", "--out", ROOT / "docs" / "shots", offscreen=True)


COMMANDS: dict[str, Callable[[Sequence[str]], int]] = {
    "run": run,
    "test": test,
    "check": check,
    "bench": bench,
    "shots": shots,
}


def call(*command: str | Path, offscreen: bool = False, folder: Path = ROOT) -> int:
    """Run a program that talks to our terminal, and give its exit code."""
    environment = os.environ | ({"QT_QPA_PLATFORM": "offscreen"} if offscreen else {})
    return subprocess.run(command, cwd=folder, env=environment, check=False).returncode


def has_screen(environment: Mapping[str, str], system: str) -> bool:
    """Tell whether a window can be seen: Windows and macOS always, elsewhere where a display is named."""
    plugin = environment.get("QT_QPA_PLATFORM", "")
    if plugin.startswith(("offscreen", "minimal")):
        return False
    if plugin or system in ("win32", "darwin"):
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


# Set-up ------------------------------------------------------------------------------------------------------------


def prepare(extras: str = "", libraries: Mapping[str, str] | None = None) -> None:
    """Bring the machine and .venv to what pyproject.toml asks, and do nothing where they are there already.

    Raises SetupError, with advice, when it cannot.
    """
    packages = []
    if sys.platform == "linux" and libraries:
        packages = [package for name, package in libraries.items() if not loads(name)]
    if is_ready(extras):
        install_packages(packages)
        return
    if importlib.util.find_spec("ensurepip") is None:
        packages.append(f"python{sys.version_info[0]}.{sys.version_info[1]}-venv")
    install_packages(packages)
    start = time.monotonic()
    print("Setting up .venv; this happens once and takes about a minute ...", flush=True)
    make_venv()
    install_program(extras)
    stamp_file(extras).write_text(stamp(extras), encoding="utf-8")
    print(f"Ready in {time.monotonic() - start:.0f} s.", flush=True)


def loads(name: str) -> bool:
    """Tell whether the system can load this shared library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def install_packages(packages: Sequence[str]) -> None:
    """Install Debian packages; SetupError with the command to type where we may not."""
    if not packages:
        return
    names = " ".join(packages)
    typed = f"apt-get install --no-install-recommends {names}"
    if shutil.which("apt-get") is None:
        raise SetupError(
            f"This system lacks some libraries that the program needs. On Debian they are called:\n  {names}\n"
            "Install their likes with the package manager of this system, and run this command again."
        )
    root = become_root()
    if root is None:
        raise SetupError(f"Some system libraries are missing. Type this, and run this command again:\n  sudo {typed}")
    print(f"Installing system packages: {names} ...", flush=True)
    command = [*root, "apt-get", "-o", "DPkg::Lock::Timeout=60"]
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    lists = quiet([*command, "update"], environment)
    done = quiet([*command, "install", "--yes", "--no-install-recommends", *packages], environment)
    if done.returncode != 0:
        raise SetupError(
            f"{lists.stdout}{done.stdout}\nThe system packages could not be installed; apt-get's words are above. "
            f"Check the network, or install them yourself, and run this command again:\n  sudo {typed}"
        )


def become_root() -> Sequence[str] | None:
    """Give what to put before a command to run it as root; None where that would ask for a password."""
    if os.geteuid() == 0:
        return ()
    if shutil.which("sudo") and quiet(["sudo", "-n", "true"]).returncode == 0:
        return ("sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive")
    return None


def make_venv() -> None:
    """Make .venv, or make it anew when it is broken or belongs to another Python."""
    version = "import pip, sys; print(*sys.version_info[:3])"
    if PYTHON.exists():
        answer = quiet([PYTHON, "-c", version])
        if answer.returncode == 0 and answer.stdout.split() == [str(part) for part in sys.version_info[:3]]:
            return
    done = quiet([sys.executable, "-m", "venv", "--clear", VENV])
    if done.returncode != 0:
        raise SetupError(
            f"{done.stdout}\nPython could not make its own folder {VENV}; its words are above. "
            "Check that this folder can be written and that the disk is not full."
        )


def install_program(extras: str) -> None:
    """Install the program and what it needs into .venv."""
    target = f"{ROOT}[{extras}]" if extras else str(ROOT)
    done = quiet([PYTHON, "-m", "pip", "install", "--no-input", "--disable-pip-version-check", "-e", target])
    if done.returncode != 0:
        raise SetupError(
            f"{done.stdout}\nInstalling the program's libraries failed; pip's words are above. "
            "The first time needs the network: check it (and a proxy, where there is one), and run this command again."
        )


def is_ready(extras: str) -> bool:
    """Tell whether .venv holds at least this; a set-up for developers serves users too."""
    return PYTHON.exists() and any(
        stamp_file(held).is_file() and stamp_file(held).read_text(encoding="utf-8") == stamp(held)
        for held in {extras, "dev"}
    )


def stamp_file(extras: str) -> Path:
    """Give the file that remembers what was set up."""
    return VENV / f"ready-{extras or 'run'}.txt"


def stamp(extras: str) -> str:
    """Give the hash of all that a set-up depends on; .venv does not survive a move, so the folder counts too."""
    parts = (ROOT.joinpath("pyproject.toml").read_bytes(), sys.version, platform.machine(), str(ROOT), extras)
    whole = b"\0".join(part if isinstance(part, bytes) else part.encode() for part in parts)
    return hashlib.sha256(whole).hexdigest()


def quiet(
    command: Iterable[str | Path], environment: Mapping[str, str] | None = None
) -> "subprocess.CompletedProcess[str]":
    """Run a program with its output, errors mixed in, kept back."""
    return subprocess.run(
        list(command),
        cwd=ROOT,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )


def main(arguments: Sequence[str]) -> int:
    """Do what is asked; 0 when it went well."""
    command = COMMANDS.get(arguments[0]) if arguments else None
    if command is None:
        print(USAGE)
        return 0 if arguments[:1] in (["help"], ["-h"], ["--help"]) else 2
    try:
        return command(arguments[1:])
    except SetupError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
