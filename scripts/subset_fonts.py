"""Make templates/fonts/* from the PyPI package font-source-sans-pro.

The WOFF2 files lie inside every HTML page: they hold the letters of Danish and its neighbours,
punctuation and a few signs. The TTF files are for PDF, which takes what it needs of them: all
Latin, Greek and Cyrillic letters, for the names of people from anywhere in Europe. Source
Sans is under the SIL Open Font License with the reserved font name "Source"; a subset is a
modified version, so it goes by another name: LG Sans.

    python scripts/subset_fonts.py
"""

from __future__ import annotations

import json
from pathlib import Path

import font_source_sans_pro
from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = Path(font_source_sans_pro.__file__).parent / "files"
TARGET = Path(__file__).resolve().parents[1] / "templates" / "fonts"
FAMILY = "LG Sans"
STYLES = {
    "Regular": ("SourceSansPro-Regular.ttf", "lg-sans-regular"),
    "SemiBold": ("SourceSansPro-Semibold.ttf", "lg-sans-semibold"),
    "Italic": ("SourceSansPro-It.ttf", "lg-sans-italic"),
}
CHARACTERS = [
    *range(0x20, 0x7F),  # ASCII
    *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A
    *range(0x2010, 0x2028),  # hyphens, dashes, quotation marks, bullet, ellipsis
    *range(0x2030, 0x203B),
    0x20AC,
    0x2190,
    0x2192,
    0x2212,
    0x2713,
]
MORE_CHARACTERS = [
    *CHARACTERS,
    *range(0x180, 0x250),  # Latin Extended-B
    *range(0x2B0, 0x530),  # spacing modifiers, combining marks, Greek, Cyrillic
    *range(0x1E00, 0x2000),  # Latin Extended Additional (Vietnamese), Greek Extended
]


def make(
    style: str, source: Path, target: Path, characters: list[int], family: str = FAMILY
) -> None:
    """Subset one style, rename it, and write it with its dates removed."""
    options = subset.Options()
    flavor = "woff2" if target.suffix == ".woff2" else None
    options.flavor = flavor
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "case"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    names = font["name"]
    full = f"{family} {style}"
    for name_id, text in {
        1: family if style in {"Regular", "Italic"} else full,
        2: style if style in {"Regular", "Italic"} else "Regular",
        3: full,
        4: full,
        6: full.replace(" ", ""),
    }.items():
        for record in list(names.names):
            if record.nameID == name_id:
                names.setName(text, name_id, record.platformID, record.platEncID, record.langID)
    font.flavor = flavor
    font.save(target)


def make_form_font() -> None:
    """Write the typeface of fields in PDF, and beside it the measures a PDF must state.

    A simple font of the characters of Windows-1252, as PDF readers know how to type with.
    """
    target = TARGET / "lg-sans-felter.ttf"
    letters = [ord(bytes([code]).decode("cp1252", "replace")) for code in range(0x20, 0x100)]
    make("Regular", SOURCE / STYLES["Regular"][0], target, letters, "LG Felter")
    font = TTFont(target)
    to_glyph, widths = font.getBestCmap(), font["hmtx"]
    unit = 1000 / font["head"].unitsPerEm
    box = [getattr(font["head"], edge) for edge in ("xMin", "yMin", "xMax", "yMax")]
    measures = {
        "widths": [round(widths[to_glyph.get(one, ".notdef")][0] * unit) for one in letters],
        "box": [round(edge * unit) for edge in box],
        "ascent": round(font["hhea"].ascent * unit),
        "descent": round(font["hhea"].descent * unit),
        "capital": round(font["OS/2"].sCapHeight * unit),
    }
    text = json.dumps(measures, indent=None)
    target.with_suffix(".json").write_text(f"{text}\n", encoding="utf-8", newline="\n")


def main() -> None:
    """Write all styles and the licence."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for style, (source, target) in STYLES.items():
        make(style, SOURCE / source, TARGET / f"{target}.woff2", CHARACTERS)
        make(style, SOURCE / source, TARGET / f"{target}.ttf", MORE_CHARACTERS)
    make_form_font()
    licence = (SOURCE / "LICENSE.txt").read_text(encoding="utf-8")
    (TARGET / "OFL.txt").write_text(licence, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
