"""What a release says of itself: its section of CHANGELOG.md, once the tag has been found to fit.

Run with the tag: ``python scripts/release_notes.py v0.2.0``. It needs nothing installed.
"""

from __future__ import annotations

import re
import runpy
import sys
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
VERSION_FILE = REPOSITORY / "src" / "ledelsesgrundlag_cli" / "__init__.py"
SECTION = re.compile(
    r"^## \[(?P<version>[^\]]+)\](?: - (?P<date>\d{4}-\d{2}-\d{2}))?$", re.MULTILINE
)


def notes(tag: str, version: str, changelog: str) -> str:
    """Return the text below the version's heading in the change log.

    Args:
        tag: the tag that is released, ``v`` and the version.
        version: what the package says its version is.
        changelog: the text of CHANGELOG.md.

    Raises:
        ValueError: the tag is another version's, or the change log has no dated section for it,
            or one that says nothing.
    """
    if tag != f"v{version}":
        raise ValueError(f"the tag is {tag}, but the package is version {version}")
    headings = list(SECTION.finditer(changelog))
    for heading, following in zip(headings, [*headings[1:], None], strict=True):
        if heading["version"] != version:
            continue
        text = changelog[heading.end() : following.start() if following else None].strip()
        if not heading["date"]:
            raise ValueError(f"the section of {version} in CHANGELOG.md has no date")
        if not text:
            raise ValueError(f"the section of {version} in CHANGELOG.md says nothing")
        return text
    raise ValueError(f"CHANGELOG.md has no section for {version}")


def main() -> None:
    """Print the notes, or say why there are none."""
    [tag] = sys.argv[1:]
    version = runpy.run_path(str(VERSION_FILE))["__version__"]
    changelog = (REPOSITORY / "CHANGELOG.md").read_text(encoding="utf-8")
    try:
        print(notes(tag, version, changelog))
    except ValueError as error:
        raise SystemExit(f"No release: {error}.") from None


if __name__ == "__main__":
    main()
