"""Where a file lies: in a folder of the cloud, on a share of the network, beside a copy that a conflict left."""

import os
import re
import sys
from pathlib import Path

_CLOUDS = (
    *("onedrive", "dropbox", "google drive", "googledrive", "icloud", "com~apple~clouddocs", "cloudstorage"),
    *("nextcloud", "owncloud", "pcloud", "proton drive", "syncthing", "seafile", "tresorit"),
)
_CLOUDS_WHOLE = frozenset(("stack", "box", "box sync", "mega", "megasync", "drive", "sync"))
_SHARES = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ncpfs", "ceph", "lustre", "gfs2", "ocfs2", "davfs"),
        *(
            "fuse.sshfs",
            "fuse.davfs2",
            "fuse.rclone",
            "fuse.gvfsd-fuse",
            "fuse.glusterfs",
            "fuse.s3fs",
            "fuse.smbnetfs",
        ),
    )
)
_REMOTE_DRIVE = 4  # DRIVE_REMOTE of GetDriveTypeW
_MOUNTS = Path("/proc/self/mounts")
_COPY = re.compile(
    r"[ _.-]*(\(\d+\)|\(?.*conflict.*|[( _-]*kopie.*|[( _-]*copy.*|-(laptop|desktop|pc)[-\w]*)", re.IGNORECASE
)
_SHOWN = 3


def notices(path: Path, mounts: Path = _MOUNTS) -> tuple[str, ...]:
    """Tell what somebody should know of the place of a file before working in it; empty where all is well."""
    told = []
    if in_cloud(path):
        told.append(
            "Dit bestand staat in een map die met de cloud wordt gedeeld. Open het nooit op twee plekken tegelijk "
            "en bewaar een reservekopie elders."
        )
    if on_share(path, mounts):
        told.append(
            "Dit bestand staat op een netwerkschijf. Valt de verbinding weg, dan kan er even niets worden bewaard. "
            "Werk bij voorkeur op de eigen schijf en zet de reservekopieën op het netwerk."
        )
    copies = conflict_copies(path)
    if copies:
        names = ", ".join(copy.name for copy in copies[:_SHOWN])
        more = f" en nog {len(copies) - _SHOWN}" if len(copies) > _SHOWN else ""
        told.append(
            f"Naast dit bestand staat een kopie die er misschien door twee computers tegelijk kwam: {names}{more}. "
            "Kijk welke het nieuwste is voordat u verder werkt."
        )
    return tuple(told)


def in_cloud(path: Path) -> bool:
    """Tell whether a folder on the way to the file bears the name of a service that copies it to the cloud."""
    folders = [part.casefold() for part in path.absolute().parent.parts]
    return any(folder in _CLOUDS_WHOLE or any(cloud in folder for cloud in _CLOUDS) for folder in folders)


def on_share(path: Path, mounts: Path = _MOUNTS) -> bool:
    """Tell whether the file lies on another computer, as far as the system says so."""
    if sys.platform == "win32":
        import ctypes

        drive = path.absolute().drive
        return drive.startswith("\\\\") or ctypes.windll.kernel32.GetDriveTypeW(f"{drive}\\") == _REMOTE_DRIVE
    return _kind(path, mounts) in _SHARES


def conflict_copies(path: Path) -> tuple[Path, ...]:
    """Give the files beside it whose names are that of the file with what sync services and file managers add."""
    try:
        beside = sorted(each for each in path.parent.iterdir() if each.suffix == path.suffix and each.name != path.name)
    except OSError:
        return ()
    return tuple(each for each in beside if _is_copy(each.stem, path.stem))


def _is_copy(stem: str, of: str) -> bool:
    if stem.casefold().startswith(("kopie van ", "copy of ")):
        return stem.split(" ", 2)[2].casefold() == of.casefold()
    return stem.startswith(of) and _COPY.fullmatch(stem[len(of) :]) is not None


def _kind(path: Path, mounts: Path) -> str:
    """Give the kind of file system that holds the file: that of the longest mount point on the way to it."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines()
    except OSError:
        return ""
    real, best, kind = os.path.realpath(path), -1, ""
    for line in lines:
        point, found = (_spelled(part) for part in line.split()[1:3])
        if len(point) >= best and os.path.commonpath((real, point)) == point.rstrip("/" if len(point) > 1 else ""):
            best, kind = len(point), found
    return kind


def _spelled(part: str) -> str:
    """Read a field of the list of mounts, in which a space is written as an octal number."""
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), part)
