"""Finding a framework folder and reading its files, within limits and without surprises."""

from __future__ import annotations

import errno
import os
import re
import stat
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

FRAMEWORK_FILE = "framework.yaml"
ENVIRONMENT_VARIABLE = "LG_FRAMEWORK"
MAX_BYTES = 128 * 1024
"""The largest YAML file that is read; the largest in the box is under 10 KiB."""
MAX_TOML_BYTES = 32 * 1024
"""The largest settings: ``tomllib`` takes the square of the parts of a key."""
MAX_OTHER_BYTES = 1024 * 1024
"""The largest of other files: the adopted text, change logs, templates, pictures."""


_ON_NETWORK = re.compile(r"\s*(?:[\\/]{2}|[\\/]\?\?[\\/])")
"""How Windows knows what is no folder here: two strokes of any kind, or its own ``\\??\\``."""


class Origin(StrEnum):
    """How the framework in use was found."""

    OPTION = "option"
    ENVIRONMENT = "environment"
    FOLDER = "folder"
    BUNDLED = "bundled"


class Location(NamedTuple):
    """A framework folder and how it was found."""

    directory: Path
    origin: Origin


class SourceFile(NamedTuple):
    """A file as read: its name within the framework, the name to show, and its bytes."""

    name: str
    shown_as: str
    raw: bytes


class NotAFrameworkError(Exception):
    """A named folder holds no framework. ``directory`` is the folder as it was named."""

    def __init__(self, directory: str) -> None:
        super().__init__(directory)
        self.directory = directory


def bundled(kind: str) -> Path:
    """Return the folder shipped with the package: ``framework`` or ``templates``.

    In an installed wheel it lies inside the package; in a source checkout at the top level.
    """
    package = Path(__file__).resolve().parents[1]
    inside = package / "bundled" / kind
    return inside if inside.is_dir() else package.parents[1] / kind


def is_framework(directory: Path) -> bool:
    """Tell whether a folder holds a ``framework.yaml``."""
    try:
        return (directory / FRAMEWORK_FILE).is_file()
    except (OSError, ValueError):
        return False


def find_framework(
    named: str | None, environment: Mapping[str, str], working_folder: Path
) -> Location:
    """Find the framework in use.

    In order: the folder named on the command line, the one in ``LG_FRAMEWORK``, the nearest
    ``framework/`` at or above the working folder, and the one shipped with the package.
    A named folder may also be the one that holds ``framework/``.

    Raises:
        NotAFrameworkError: the folder named by option or environment holds no framework.
    """
    for text, origin in (
        (named, Origin.OPTION),
        (environment.get(ENVIRONMENT_VARIABLE) or None, Origin.ENVIRONMENT),
    ):
        if text is not None:
            named_folder = absolute(text, working_folder)
            for candidate in (named_folder, named_folder / "framework"):
                if is_framework(candidate):
                    return Location(candidate, origin)
            raise NotAFrameworkError(text)
    for folder in (working_folder, *working_folder.parents):
        if is_framework(folder / "framework"):
            return Location(folder / "framework", Origin.FOLDER)
    return Location(bundled("framework"), Origin.BUNDLED)


def is_there(path: Path) -> bool:
    """Tell whether there is a file, readable or not; a name no file can have is not there."""
    try:
        return path.is_file()
    except PermissionError:
        return True
    except (OSError, ValueError):
        return False


def absolute(written: str, working_folder: Path) -> Path:
    """Return the whole path of what somebody wrote.

    A link is not followed: it keeps its neighbours, such as ``templates/``, where it lies.
    """
    return Path(os.path.abspath(working_folder / written))  # noqa: PTH100 - resolve() follows links


def shown_name(shown_as: str, name: str) -> str:
    """Name a framework's file as a person would, by how its folder is named: ``.`` not at all."""
    return name if shown_as in {"", "."} else f"{shown_as}/{name}"


def shown_path(path: Path, working_folder: Path) -> str:
    """Name a path as a person in the working folder would: relative when it lies inside."""
    try:
        return path.absolute().relative_to(working_folder).as_posix()
    except ValueError:
        return str(path)


def yaml_files(
    directory: Path, refused: Callable[[str, OSError], None] | None = None
) -> Iterator[str]:
    """Yield the names of the framework's YAML files, sorted, with ``/`` between folders.

    Only the top level and its direct folders are read: a framework has no deeper ones.
    Hidden files and links to folders are passed over. ``refused`` is told of a folder inside
    that cannot be listed, and the others are gone on with.

    Raises:
        OSError: the folder cannot be listed; without ``refused`` also one inside it.
    """
    for entry in sorted(os.scandir(directory), key=lambda found: found.name):
        if entry.name.startswith("."):
            continue
        if entry.is_dir(follow_symlinks=False):
            try:
                inside = sorted(os.listdir(entry.path))  # noqa: PTH208 - names are enough
            except OSError as error:
                if refused is None:
                    raise
                refused(entry.name, error)
                continue
            yield from (f"{entry.name}/{inner}" for inner in inside if is_yaml_name(inner))
        elif is_yaml_name(entry.name):
            yield entry.name


def is_yaml_name(name: str) -> bool:
    """Tell whether a file name is that of a YAML file (``.yml`` too, so that it is noticed)."""
    return not name.startswith(".") and name.lower().endswith((".yaml", ".yml"))


def read(directory: Path, name: str, shown_as: str) -> SourceFile | Diagnostic:
    """Read one file, or tell in Danish why it cannot be read.

    Refused are what is not a regular file (a pipe would hang), what is over the limit, and what a
    link leads to outside the directory: it may be somebody's secrets.
    """

    def refuse(code: str, message: str, remedy: str) -> Diagnostic:
        return Diagnostic(code, Severity.ERROR, message, Span(shown_as, 1, 1, 1, 1), remedy)

    path = f"{directory}/{name}"
    if leaves(directory, name):
        return refuse(
            "LG016",
            "Filen er en genvej ud af mappen, og den bliver ikke læst.",
            "Læg selve filen i mappen i stedet for genvejen.",
        )
    try:
        status = os.stat(path)  # noqa: PTH116 - a Path for each of 10,000 files costs more
        if not stat.S_ISREG(status.st_mode):
            return refuse(
                "LG012",
                "Det er ikke en almindelig fil.",
                "Læg en almindelig tekstfil i stedet, eller flyt den ud af mappen.",
            )
        with open(path, "rb") as stream:  # noqa: PTH123 - as above
            raw = stream.read(most_bytes(name) + 1)
    except OSError as error:
        nowhere = isinstance(error, FileNotFoundError) and Path(path).is_symlink()
        reason = "Genvejen peger på noget, der ikke findes" if nowhere else danish_reason(error)
        return refuse(
            "LG013",
            f"Filen kan ikke læses: {reason}.",
            "Se efter, at filen findes, og at du har lov til at læse den.",
        )
    return within_limit(SourceFile(name, shown_as, raw))


def ordinary(path: Path) -> bytes:
    """Return the bytes of a file that somebody named, or that lg made; it may be a link.

    Raises:
        OSError: it cannot be read, or is a pipe or a device, which would be waited for.
    """
    if path.exists() and not path.is_file() and not path.is_dir():
        raise OSError(errno.ENODEV, os.strerror(errno.ENODEV), str(path))
    return path.read_bytes()


def leaves(directory: Path, name: str) -> bool:
    """Tell whether a link on the way to a file leads out of a directory (itself one, or not).

    So does one into a hidden folder or to a hidden file within: they are never a framework's,
    and may be secret, as what git keeps in ``.git/config`` of the machine that checks a change.
    """
    at = str(directory)
    for part in name.split("/"):
        at = f"{at}/{part}"
        if os.path.islink(at) and _leads_out(at, directory):  # noqa: PTH114 - a Path for each of 10,000 files costs more
            return True
    return False


def _leads_out(link: str, directory: Path) -> bool:
    if on_network(os.readlink(link)):  # noqa: PTH115 - before anything asks the network for it
        return True
    inside, real = os.path.realpath(directory), os.path.realpath(link)
    try:
        if os.path.commonpath((inside, real)) != inside:
            return True
    except ValueError:  # on another drive
        return True
    return any(part.startswith(".") for part in Path(real).relative_to(inside).parts)


def on_network(written: str) -> bool:
    r"""Tell whether a path names a computer, as Windows does: ``\\server\folder``.

    To look there, Windows sends the name of who asks, and a proof of the password. A drive with
    a letter is local, wherever it is.
    """
    return _ON_NETWORK.match(written) is not None


def read_text(directory: Path, name: str) -> str | None:
    """Return a file's text, whatever is no UTF-8 in it replaced; None when it cannot be read."""
    file = read(directory, name, name)
    return None if isinstance(file, Diagnostic) else file.raw.decode("utf-8", "replace")


def most_bytes(name: str) -> int:
    """Return how many bytes a file of this name may have."""
    ending = name.lower().rpartition(".")[2]
    return {"yaml": MAX_BYTES, "yml": MAX_BYTES, "toml": MAX_TOML_BYTES}.get(
        ending, MAX_OTHER_BYTES
    )


def within_limit(file: SourceFile) -> SourceFile | Diagnostic:
    """Refuse a file over its limit, also one that was sent in and not read from disk."""
    most = most_bytes(file.name)
    if len(file.raw) <= most:
        return file
    return Diagnostic(
        "LG004",
        Severity.ERROR,
        f"Filen fylder mere end {'1 MB' if most == MAX_OTHER_BYTES else f'{most // 1024} kB'}.",
        Span(file.shown_as, 1, 1, 1, 1),
        "Del indholdet på flere filer. En fil fylder sjældent over 50 kB.",
    )


_REASONS: tuple[tuple[type[OSError], str], ...] = (
    (FileNotFoundError, "Den findes ikke"),
    (PermissionError, "Der mangler adgang til den"),
    (IsADirectoryError, "Det er en mappe"),
    (NotADirectoryError, "En del af stien er ikke en mappe"),
    (FileExistsError, "Der findes allerede noget med det navn"),
)
_REASONS_BY_NAME = {
    "ENOSPC": "Disken er fuld",
    "EROFS": "Drevet kan kun læses",
    "ENAMETOOLONG": "Navnet er for langt",
    "ELOOP": "Genvejen peger i ring",
    "EDQUOT": "Pladsen er brugt op",
    "ENODEV": "Det er ikke en almindelig fil",
    "EXDEV": "En genvej fører ud af mappen",
}


def danish_reason(error: OSError) -> str:
    """Say in a few Danish words why the operating system refused."""
    for kind, text in _REASONS:
        if isinstance(error, kind):
            return text
    name = errno.errorcode.get(error.errno or 0, "")
    return _REASONS_BY_NAME.get(name, f"Systemet svarede {name or 'ukendt fejl'}")
