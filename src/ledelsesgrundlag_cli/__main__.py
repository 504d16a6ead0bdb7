"""Run the toolkit as ``python -m ledelsesgrundlag_cli``."""

from ledelsesgrundlag_cli.cli import main

if __name__ == "__main__":
    main()
