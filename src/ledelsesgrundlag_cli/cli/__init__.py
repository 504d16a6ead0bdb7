"""The command line. The only room that prints, reads the environment and exits."""

from __future__ import annotations


def main() -> None:
    """Run ``lg``: the console script, and ``python -m ledelsesgrundlag_cli``."""
    from ledelsesgrundlag_cli.cli.startup import end_quickly, quicken

    quicken()
    from ledelsesgrundlag_cli.cli.run import run

    code = run()
    end_quickly()
    raise SystemExit(code)
