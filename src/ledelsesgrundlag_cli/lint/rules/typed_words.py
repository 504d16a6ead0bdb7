"""What typing and pasting leaves behind, and words that stand twice with good reason."""

from __future__ import annotations

from typing import Final

from ledelsesgrundlag_cli.lint.rules.word_sets import words

TWICE_IN_SPITE: Final = words(
    "der det den de så er har var på om over af ud op ind ned meget mange langt rigtig lidt igen",
    "nej ja leder ledere aftaler møder samtaler former dem hver to som helt",
    "bedre mere hurtigt mindre ikke ved i",
)
"""Words that stand beside themselves in right Danish: ``den, der der er``, ``en leder leder``."""

ONCE: Final = words("og at en et vi du af på om er af")
"""Short words that never do."""

SMALL_WORDS: Final = (
    "og|eller|men|at|for|til|med|som|der|når|hvis|af|på|om|er|har|kan|skal|vil|ikke|så|i"
)

LEFT_BEHIND: Final = (
    (
        r"(?<!\w)(?:todo|fixme|tbd|x{2,}|lorem ipsum[^.?!]*|dolor sit amet|asdf\w*|qwerty\w*|"
        r"placeholder|dummy(?:tekst)?|(?:bla[ ,.]*){2,}|blabla\w*|testtest|test test|"
        r"prøvetekst|eksempeltekst|fyldtekst)(?!\w)"
    ),
    (
        r"\[(?:indsæt|skriv|navn|dato|tekst|rolle|udfyld|kommune|titel|mangler|skal|her|tbd|"
        r"todo|xx|område|organisation|pejlemærke|forvaltning|afdeling|eksempel|beskriv|\.\.\.|"
        r"…|_)[^\]]*\]"
    ),
    "<(?:indsæt|skriv|navn|dato|tekst|rolle|udfyld|kommune|titel)[^>]*>",
    r"\{\{?[^}]*\}?\}|\(\?\)|\?{3,}|_{3,}|(?<!\w)\[\s*\](?!\w)|\[…\]|\[\.\.\.\]",
    (
        r"\((?:mangler|skal udfyldes|udfyldes(?: senere)?|kommer senere|indsæt[^)]*|tjek[^)]*|"
        r"skrives senere|tekst mangler|xx+|note[^)]*|obs[^)]*|rettes[^)]*)\)"
    ),
    (
        r"(?<!\w)(?:indsæt (?:tekst|navn|citat|dato|eksempel|rolle|her|titel|billede|link)(?: "
        "her)?|tekst (?:følger|mangler|kommer)(?: senere| her)?|(?:skal|bør) (?:skrives|"
        "udfyldes|rettes til|uddybes) (?:senere|her|inden|af)|(?:udfyldes|skrives|kommer|"
        "følger) senere|her (?:mangler|skal der stå|indsættes)(?: [a-zæøå]+)?|skriv (?:tekst|"
        "noget) her|skriv her|mangler tekst|din tekst her|tekst her|note til (?:mig selv|os|"
        "HR)|obs:|nn(?= skal| er| har)|husk at rette[^.?!]*|udkast til (?:tekst|"
        r"formulering))(?!\w)"
    ),
)
"""What is left behind by one who meant to come back."""

GLUED_IN_SPITE: Final = words(
    "Drive Point Tube Book Office Soft Net Phone Pad one power micro you face Hub Lab Line "
    "Works Point",
)
"""Halves of names such as ``OneDrive`` and ``PowerPoint``."""
