"""Spelling, LG59x: a Danish dictionary of hunspell's, when there is one.

It is an extra (``pip install 'ledelsesgrundlag-cli[spelling]'``) and needs a dictionary on the
machine; without either, one note says how to get it and nothing fails.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from unicodedata import normalize

from ledelsesgrundlag_cli.diagnostics import Diagnostic, Severity, Span
from ledelsesgrundlag_cli.lint.finding import TextFinding
from ledelsesgrundlag_cli.model.terms import TermsFile
from ledelsesgrundlag_cli.names import nearest
from ledelsesgrundlag_cli.plain import WORD

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ledelsesgrundlag_cli.lint.checked import Checked

_ENDING = re.compile(r"['’](?:en|et|er|erne|s|ens|ets|ernes)?$")
USUAL_PLACES = (
    "/usr/share/hunspell",
    "/usr/share/myspell/dicts",
    "/usr/local/share/hunspell",
    "/Library/Spelling",
    "/opt/homebrew/share/hunspell",
    "C:/Program Files/LibreOffice/share/extensions/dict-da",
)
"""Where Debian, macOS and LibreOffice keep ``da_DK.dic``."""
DICTIONARY = "da_DK"


class Speller(Protocol):
    """What is asked of a dictionary."""

    def spell(self, word: str) -> bool:
        """Tell whether the dictionary knows a word."""
        ...


def find_dictionary(named: str | None) -> Path | None:
    """Return the folder that holds ``da_DK.dic`` and ``da_DK.aff``: the named one, or a usual."""
    for place in (named,) if named else USUAL_PLACES:
        folder = Path(place)
        if (folder / f"{DICTIONARY}.dic").is_file() and (folder / f"{DICTIONARY}.aff").is_file():
            return folder
    return None


def open_dictionary(folder: Path) -> Speller | None:
    """Open the dictionary in a folder; None when the extra is not installed."""
    try:
        from hunspell import Hunspell
    except ImportError:
        return None
    speller: Speller = Hunspell(DICTIONARY, hunspell_data_dir=str(folder))
    return speller


def check_spelling(checked: Checked, named: str | None) -> Iterator[Diagnostic]:
    """Look up every word of the texts; those the organisation lists in terms.yaml are known."""
    folder = find_dictionary(named)
    speller = open_dictionary(folder) if folder is not None else None
    if speller is None:
        yield _no_dictionary(checked)
        return
    own = _own_words(checked)
    verdicts: dict[str, bool] = {}
    for located in checked.read_closely:
        for match in WORD.finditer(located.item.text):
            word = normalize("NFC", match.group()).replace("\xad", "")
            if word not in verdicts:
                verdicts[word] = word.casefold() in own or _known(speller, word)
            if not verdicts[word]:
                found = _misspelt(word, match.start(), match.end(), checked, verdicts)
                yield checked.diagnostic(located, found)


def _known(speller: Speller, word: str) -> bool:
    """Try the word as it is, without an ending after an apostrophe, and part by part."""
    bare = _ENDING.sub("", word).strip("-")
    if len(bare) < 2 or speller.spell(word) or speller.spell(bare):
        return True
    parts = re.split(r"['’-]", bare)
    return len(parts) > 1 and all(not part or speller.spell(part) for part in parts)


def _misspelt(
    word: str, start: int, end: int, checked: Checked, verdicts: dict[str, bool]
) -> TextFinding:
    """Word a finding; the suggestion is a word the framework itself uses, if one is near."""
    known = [other for other in sorted(checked.words) if verdicts.get(other, False)]
    near = nearest(word.casefold(), known, most=1)
    hint = f' Mente du "{near[0]}"?' if near else ""
    return TextFinding(
        "LG591",
        start,
        end,
        f'Ordbogen kender ikke "{word}".{hint}',
        "Ret ordet. Er det rigtigt, så skriv det under words i terms.yaml.",
        Severity.WARNING,
    )


def _own_words(checked: Checked) -> frozenset[str]:
    files = [part for part in checked.parts.values() if isinstance(part, TermsFile)]
    return frozenset(
        word.casefold()
        for file in files
        for word in (*file.words, *(term.use for term in file.preferred))
    )


def _no_dictionary(checked: Checked) -> Diagnostic:
    about = checked.sources.get("framework.yaml") or next(iter(checked.sources.values()))
    span = Span(about.file.shown_as, 1, 1, 1, 1)
    how = (
        "Installér en dansk ordbog, fx pakken hunspell-da"
        if sys.platform.startswith("linux")
        else "Installér LibreOffice med dansk ordbog"
    )
    return Diagnostic(
        "LG599",
        Severity.NOTE,
        "Stavningen er ikke tjekket, for der er ingen ordbog.",
        span,
        f"{how}, og hent lg med tillægget spelling. Ordbogens mappe kan også stå i lg.toml: "
        'ordbog = "mappe".',
    )
