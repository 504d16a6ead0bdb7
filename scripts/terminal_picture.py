"""Make docs/lg-role.svg from what `lg role leder-af-ledere` really prints.

python scripts/terminal_picture.py
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from rich.text import Text

REPOSITORY = Path(__file__).resolve().parents[1]
TARGET = REPOSITORY / "docs" / "lg-role.svg"
COLUMNS = 84
COMMAND = ("role", "leder-af-ledere")

FRAME = """\
<svg class="rich-terminal" viewBox="0 0 {width} {height}" xmlns="http://www.w3.org/2000/svg"
 role="img" aria-label="lg role leder-af-ledere">
<style>
.{unique_id}-matrix {{ font-family: ui-monospace, "DejaVu Sans Mono", Consolas, monospace;
 font-size: {char_height}px; line-height: {line_height}px; }}
.{unique_id}-title {{ font-size: 18px; font-family: system-ui, sans-serif; }}
{styles}
</style>
<defs>
<clipPath id="{unique_id}-clip-terminal">
<rect x="0" y="0" width="{terminal_width}" height="{terminal_height}" />
</clipPath>
{lines}
</defs>
{chrome}
<g transform="translate({terminal_x}, {terminal_y})" clip-path="url(#{unique_id}-clip-terminal)">
{backgrounds}
<g class="{unique_id}-matrix">
{matrix}
</g>
</g>
</svg>
"""
"""rich's own frame fetches a font from the network; this one does not."""


def picture() -> str:
    """Run the command in colour and draw what it printed."""
    printed = subprocess.run(
        [sys.executable, "-m", "ledelsesgrundlag_cli", *COMMAND],
        cwd=REPOSITORY,
        env={**os.environ, "COLUMNS": str(COLUMNS), "FORCE_COLOR": "1", "PYTHONUTF8": "1"},
        check=True,
        capture_output=True,
    ).stdout.decode("utf-8")
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, force_terminal=True)
        console.print(Text(f"$ lg {' '.join(COMMAND)}", style="bold"))
        console.print(Text.from_ansi(printed))
        drawn = console.export_svg(
            title="lg", theme=DEFAULT_TERMINAL_THEME, code_format=FRAME, unique_id="lg"
        )
    return "".join(f"{line.rstrip()}\n" for line in drawn.splitlines() if line.strip())


if __name__ == "__main__":
    TARGET.write_text(picture(), encoding="utf-8", newline="\n")
