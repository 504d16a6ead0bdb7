"""Make templates/fonts/*.woff2 from the PyPI package font-source-sans-pro.

The subset holds the letters of Danish and its neighbours, punctuation and a few signs. Source
Sans is under the SIL Open Font License with the reserved font name "Source"; a subset is a
modified version, so it goes by another name: LG Sans.

    python scripts/subset_fonts.py
"""

from __future__ import annotations

from pathlib import Path

import font_source_sans_pro
from fontTools import subset
from fontTools.ttLib import TTFont

SOURCE = Path(font_source_sans_pro.__file__).parent / "files"
TARGET = Path(__file__).resolve().parents[1] / "templates" / "fonts"
FAMILY = "LG Sans"
STYLES = {
    "Regular": ("SourceSansPro-Regular.ttf", "lg-sans-regular.woff2"),
    "SemiBold": ("SourceSansPro-Semibold.ttf", "lg-sans-semibold.woff2"),
    "Italic": ("SourceSansPro-It.ttf", "lg-sans-italic.woff2"),
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


def make(style: str, source: Path, target: Path) -> None:
    """Subset one style, rename it, and write it with its dates removed."""
    options = subset.Options()
    options.flavor = "woff2"
    options.layout_features = ["kern", "liga", "mark", "mkmk", "ccmp", "locl", "case"]
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    font = TTFont(source, recalcTimestamp=False)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    names = font["name"]
    full = f"{FAMILY} {style}"
    for name_id, text in {
        1: FAMILY if style in {"Regular", "Italic"} else full,
        2: style if style in {"Regular", "Italic"} else "Regular",
        3: full,
        4: full,
        6: full.replace(" ", ""),
    }.items():
        for record in list(names.names):
            if record.nameID == name_id:
                names.setName(text, name_id, record.platformID, record.platEncID, record.langID)
    font.flavor = "woff2"
    font.save(target)


def main() -> None:
    """Write all styles and the licence."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for style, (source, target) in STYLES.items():
        make(style, SOURCE / source, TARGET / target)
    licence = (SOURCE / "LICENSE.txt").read_text(encoding="utf-8")
    (TARGET / "OFL.txt").write_text(licence, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
