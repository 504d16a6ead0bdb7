"""``lg lus --from``: a list becomes a folder of sheets, and what is told on the way."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from tests.long import some
from tests.programs import hear_signals

from ledelsesgrundlag_cli.cli import batch as cli_batch
from ledelsesgrundlag_cli.cli.progress import progress
from ledelsesgrundlag_cli.documents.request import SheetRequest
from ledelsesgrundlag_cli.documents.sheet import sheet_document
from ledelsesgrundlag_cli.render.formats import FORMATS, Format, render_bytes
from ledelsesgrundlag_cli.sets.manifest import Entry, Manifest
from ledelsesgrundlag_cli.words.danish import number
from ledelsesgrundlag_cli.write import folder
from ledelsesgrundlag_cli.write.file import write_file
from ledelsesgrundlag_cli.write.turns import taking_turns

if TYPE_CHECKING:
    from tests.conftest import Lg, RunLg

    from ledelsesgrundlag_cli.loading.framework import Framework
    from ledelsesgrundlag_cli.render.templates import Templates

REPOSITORY = Path(__file__).resolve().parents[2]
POSIX = pytest.mark.skipif(sys.platform == "win32", reason="signals and terminals are POSIX's")
DIVIDES = pytest.mark.skipif(
    not sys.platform.startswith("linux"), reason="processes are divided on Linux"
)
MANY = 36
"""PDFs that are made by several processes, which take long enough to be killed on the way."""
HEADINGS = "Navn;Rolle;Nærmeste leder;Dato;Enhed"


class Place:
    """A folder with a list in it, and the folder that the sheets go to."""

    def __init__(self, folder: Path) -> None:
        self.list = folder / "ledere.csv"
        self.folder = folder / "ark"

    def write(self, *rows: str, headings: str = HEADINGS, encoding: str = "utf-8") -> None:
        """Write the list."""
        text = "".join(f"{row}\r\n" for row in (headings, *rows))
        self.list.write_bytes(text.encode(encoding))

    def write_many(self, count: int) -> None:
        """Write a list with several roles, and the same name now and then."""
        roles = ("centerchef", "leder af ledere", "direktør og centerchef")
        self.write(*(f"Leder {at // 2};{roles[at % 3]};Leder Å;1.12.2026;" for at in range(count)))

    def words(self, *more: str) -> list[str]:
        """Return the command line."""
        return ["lus", "--from", str(self.list), "-o", str(self.folder), *more]

    def files(self) -> list[str]:
        """Return what lies in the folder, its folders and hidden files too."""
        paths = self.folder.rglob("*") if self.folder.exists() else ()
        return sorted(path.relative_to(self.folder).as_posix() for path in paths)

    def sheets(self) -> list[str]:
        """Return the files that have a sheet's name."""
        return [name for name in self.files() if not name.startswith(".")]


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """An empty folder to work in."""
    return Place(tmp_path)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252"])
def test_each_row_becomes_a_sheet(encoding: str, place: Place, lg: Lg) -> None:
    place.write(
        "Leder Å;direktør;Leder B;1.12.2026;Center Ø",
        "Leder B;leder af ledere + centerchef;;;",
        encoding=encoding,
    )
    assert lg(*place.words("--format", "html")) == (
        0,
        "",
        f"Gemt: 2 filer i ”{place.folder}”\n",
    )
    assert place.files() == [
        ".lg-lus.json",
        "LUS Leder B leder-af-ledere+centerchef.html",
        "LUS Leder Å direktoer.html",
    ]
    text = (place.folder / "LUS Leder Å direktoer.html").read_text(encoding="utf-8")
    assert "Leder Å" in text
    assert "Leder B" in text
    assert "1. december 2026" in text


@pytest.mark.slow
@pytest.mark.parametrize(
    ("made_as", "fill_in"),
    [(made_as.name, False) for made_as in FORMATS if made_as.usual]
    + [(made_as, True) for made_as in ("pdf", "docx", "html")],
)
def test_each_file_is_the_same_as_the_single_one(
    made_as: str, fill_in: bool, place: Place, lg: Lg
) -> None:
    place.write(" Leder  Å ;direktør og centerchef;=1+1;1. december 2026;", '"Leder\nB";direktør')
    more = ["--fill-in"] if fill_in else []
    assert lg(*place.words("--for", "begge", "--format", made_as, *more))[0] == 0
    alone = place.folder.parent / "alene"
    options = ["--for", "begge", "--format", made_as, *more, "-o", str(alone)]
    for stem, words in (
        (
            "LUS Leder Å direktoer+centerchef",
            ["direktør", "centerchef", "--name", "Leder Å", "--leader", "=1+1", "--date",
             "2026-12-01"],
        ),
        ("LUS Leder B direktoer", ["direktør", "--name", "Leder B"]),
    ):  # fmt: skip
        [found] = place.folder.glob(f"{stem}.*")
        assert lg("lus", *words, *options, "--overwrite")[0] == 0
        assert found.read_bytes() == alone.read_bytes()
        assert len(found.read_bytes()) > 500


def test_several_formats_go_side_by_side(place: Place, lg: Lg) -> None:
    place.write("Leder A;direktør")
    code, out, err = lg(*place.words("--format", "html, MD,.txt,json,html"))
    assert (code, out) == (0, "")
    assert err == f"Gemt: 4 filer i ”{place.folder}”\n"
    assert place.sheets() == [
        f"LUS Leder A direktoer.{ending}" for ending in ("html", "json", "md", "txt")
    ]


def test_a_template_gives_names_and_folders(place: Place, lg: Lg) -> None:
    place.write(
        "Leder A;direktør;;1.12.2026;Center Ø",
        "../../x;centerchef;;;CON",
        "Leder A;direktør;;1.12.2026;Center Ø",
        "CON;centerchef;;;",
        f"{'Å' * 300};centerchef;;;",
    )
    words = ["--format", "md", "--name-template", "{enhed}/{navn} {dato}"]
    assert lg(*place.words(*words))[0] == 0
    assert place.sheets() == [
        "Center Ø",
        "Center Ø/Leder A 2026-12-01 (2).md",
        "Center Ø/Leder A 2026-12-01.md",
        "_CON",
        "_CON.md",
        "_CON/_.._x.md",
        f"{'Å' * 36}.md",
    ]
    assert sorted(path.name for path in place.folder.parent.iterdir()) == ["ark", "ledere.csv"]


def test_every_bad_row_is_named_before_anything_is_written(place: Place, lg: Lg) -> None:
    place.write(
        "Leder A;direktør",
        ";tryllekunstner;;31.2.2026;",
        '"Leder\r\nB";direktør',
        "Leder C;direktøren;;i morgen;;for meget",
    )
    code, out, err = lg(*place.words("--format", "html"))
    assert (code, out) == (1, "")
    where = str(place.list)
    assert err.splitlines() == [
        f"{where}, linje 3, kolonne 1 (Navn): Navnet mangler.",
        (
            f"{where}, linje 3, kolonne 2 (Rolle): Der er ikke nogen rolle, der hedder "
            "”tryllekunstner”. Vælg mellem: direktoer, centerchef, leder-af-ledere, "
            "leder-af-medarbejdere."
        ),
        f"{where}, linje 3, kolonne 4 (Dato): Datoen ”31.2.2026” findes ikke.",
        (
            f"{where}, linje 6, kolonne 2 (Rolle): Der er ikke nogen rolle, der hedder "
            "”direktøren”. Mente du direktoer?"
        ),
        (
            f"{where}, linje 6, kolonne 4 (Dato): ”i morgen” er ikke en dato. Skriv den fx som "
            "1.12.2026."
        ),
        f"{where}, linje 6, kolonne 6: Der står mere på linjen, end der er overskrifter til.",
        (
            "Der er fejl i 2 rækker, så der er ikke lavet nogen ark. Ret listen, eller skriv "
            "--skip-bad for at lave resten."
        ),
    ]
    assert not place.folder.exists()


def test_the_good_rows_go_on_when_told(place: Place, lg: Lg) -> None:
    place.write("Leder A;direktør", ";direktør", "Leder C;direktør")
    code, _, err = lg(*place.words("--format", "md", "--skip-bad"))
    assert code == 0
    assert "linje 3, kolonne 1 (Navn): Navnet mangler.\nDer er sprunget én række over.\n" in err
    assert place.sheets() == ["LUS Leder A direktoer.md", "LUS Leder C direktoer.md"]


def test_no_good_rows_are_nothing_to_go_on_with(place: Place, lg: Lg) -> None:
    place.write(";direktør", "Leder A;")
    code, _, err = lg(*place.words("--format", "md", "--skip-bad"))
    assert code == 1
    assert err.endswith("Der er fejl i 2 rækker, så der er ikke lavet nogen ark. Ret listen.\n")
    assert not place.folder.exists()


def test_hundreds_of_bad_rows_are_all_named(place: Place, lg: Lg) -> None:
    place.write(*(f"Leder {at};x" for at in range(300)))
    code, _, err = lg(*place.words("--format", "md"))
    assert code == 1
    assert [int(one) for one in re.findall(r"linje (\d+)", err)] == list(range(2, 302))


def test_what_stands_in_a_list_is_shown_as_text(place: Place, lg: Lg) -> None:
    place.write("Leder A;\x1b[31mrød", headings="Navn;Rolle;\x1b[1mfed")
    err = lg(*place.words("--format", "md"))[2]
    assert "\x1b" not in err
    assert "”\\x1b[31mrød”" in err
    assert "kolonne 3 (\\x1b[1mfed): Overskriften ”\\x1b[1mfed” kendes ikke." in err


@pytest.mark.slow
def test_a_name_the_typeface_cannot_set_is_named_before_anything_is_written(
    place: Place, lg: Lg
) -> None:
    place.write(
        "Leder 漢;direktør", "Leder A;direktør;Leder 漢字", "Leder Ł;direktør", "漢;direktør"
    )
    code, _, err = lg(*place.words("--format", "html,pdf"))
    assert code == 1
    found = re.findall(r"linje (\d), kolonne (\d) \(([^)]*)\): Skrifttypen .* tegnet ”(.)”", err)
    assert found == [
        ("2", "1", "Navn", "漢"), ("3", "3", "Nærmeste leder", "漢"), ("5", "1", "Navn", "漢"),
    ]  # fmt: skip
    assert not place.folder.exists()
    assert lg(*place.words("--format", "html,pdf", "--skip-bad"))[0] == 0
    assert place.sheets() == ["LUS Leder Ł direktoer.html", "LUS Leder Ł direktoer.pdf"]


def test_html_needs_no_typeface_of_lgs(place: Place, lg: Lg) -> None:
    place.write("Leder 漢;direktør")
    assert lg(*place.words("--format", "html"))[0] == 0
    assert place.sheets() == ["LUS Leder 漢 direktoer.html"]


def test_a_broken_template_is_told_before_anything_is_written(place: Place, lg: Lg) -> None:
    own = place.folder.parent / "egne"
    (own / "html").mkdir(parents=True)
    (own / "html" / "document.html.j2").write_text("x\n{{ findes_ikke }}\n", encoding="utf-8")
    place.write("Leder A;direktør")
    code, _, err = lg(*place.words("--format", "md,html", "--templates", str(own)))
    assert code == 1
    assert "html/document.html.j2:2:1: " in err
    assert "”findes_ikke”" in err
    assert not place.folder.exists()


@pytest.mark.slow
def test_a_second_run_says_what_is_there(place: Place, lg: Lg) -> None:
    place.write("Leder A;direktør", "Leder B;direktør")
    words = place.words("--format", "md,html")
    lg(*words)
    before = [(path, path.stat().st_mtime_ns) for path in sorted(place.folder.iterdir())]
    assert lg(*words) == (0, "", "4 filer ligger der i forvejen og bliver ikke lavet om.\n")
    assert [(path, path.stat().st_mtime_ns) for path in sorted(place.folder.iterdir())] == before
    (place.folder / "LUS Leder B direktoer.md").unlink()
    assert lg(*words) == (
        0,
        "",
        (
            "3 filer ligger der i forvejen og bliver ikke lavet om.\n"
            f"Gemt: 1 fil i ”{place.folder}”\n"
        ),
    )
    assert len(place.sheets()) == 4


def test_answers_are_not_written_over(place: Place, lg: Lg) -> None:
    place.write("Leder A;direktør", "Leder B;direktør")
    words = place.words("--format", "md")
    lg(*words)
    answered = place.folder / "LUS Leder A direktoer.md"
    answered.write_bytes(b"svar")
    assert lg(*words)[2] == "2 filer ligger der i forvejen og bliver ikke lavet om.\n"
    place.write("Leder A;direktør;Leder C", "Leder B;direktør", "Leder D;direktør")
    code, _, err = lg(*words)
    assert code == 1
    assert err == (
        "”LUS Leder A direktoer.md” findes i forvejen og kommer fra noget andet: en anden række, "
        "et andet ledelsesgrundlag eller andre skabeloner. Der kan stå svar i det.\n"
        "Vælg en anden mappe, eller skriv --overwrite for at erstatte det.\n"
    )
    assert answered.read_bytes() == b"svar"
    assert len(place.sheets()) == 2  # nothing new either
    assert lg(*words, "--overwrite")[0] == 0
    assert b"Leder C" in answered.read_bytes()
    assert len(place.sheets()) == 3
    assert lg(*words)[2] == "3 filer ligger der i forvejen og bliver ikke lavet om.\n"


def test_many_that_differ_are_counted(place: Place, lg: Lg) -> None:
    place.write(*(f"Leder {at};direktør" for at in range(9)))
    lg(*place.words("--format", "md"))
    err = lg(*place.words("--format", "md", "--for", "begge"))[2]
    assert "”LUS Leder 2 direktoer.md” og 6 filer til findes i forvejen" in err


@POSIX
def test_a_link_in_the_folder_is_not_followed(place: Place, lg: Lg) -> None:
    place.folder.mkdir()
    (place.folder / "LUS Leder A direktoer.md").symlink_to(place.folder.parent / "andet.md")
    place.write("Leder A;direktør")
    code, _, err = lg(*place.words("--format", "md", "--overwrite"))
    assert code == 1
    assert err.startswith("”LUS Leder A direktoer.md” kan ikke gemmes: ")
    assert not (place.folder.parent / "andet.md").exists()


@pytest.mark.parametrize("words", [("--format", "md"), ("--format", "html", "--overwrite")])
def test_two_at_once_in_one_folder_are_told_so(
    words: tuple[str, ...], place: Place, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(folder, "_ENDING", 0)
    place.write("Leder A;centerchef")
    place.folder.mkdir()
    (place.folder / ".Leder A.md.0123abcd.tmp").write_bytes(b"the other one's, in use")
    before = place.files()
    with taking_turns(place.folder):
        code, out, err = lg(*place.words(*words))
    assert (code, out) == (1, "")
    assert err == (
        f"En anden lg er ved at lave filer i ”{place.folder}”.\n"
        "Vent, indtil den er færdig, og prøv igen.\n"
    )
    assert place.files() == before
    assert lg(*place.words(*words))[0] == 0


@POSIX
def test_a_folder_swapped_for_a_link_on_the_way_gets_no_names(
    place: Place, lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write(*(f"Leder {at};direktør" for at in range(5)))
    (tmp_path / "ude").mkdir()
    note = Manifest.note

    def swap(manifest: Manifest, file: str, entry: Entry) -> None:
        if file.startswith("LUS Leder 2"):
            place.folder.rename(tmp_path / "flyttet")
            place.folder.symlink_to(tmp_path / "ude")
        note(manifest, file, entry)

    monkeypatch.setattr(Manifest, "note", swap)
    code, _, err = lg(*place.words("--format", "md"))
    assert code == 1
    assert "En genvej fører ud af mappen" in err
    assert [path.name for path in (tmp_path / "ude").rglob("*.md")] == []
    assert len(list((tmp_path / "flyttet").glob("*.md"))) == 2


def test_a_folder_shared_by_git_is_warned_of(place: Place, lg: Lg) -> None:
    (place.folder.parent / ".git").mkdir()
    place.write("Leder A;direktør")
    err = lg(*place.words("--format", "md"))[2]
    assert "Pas på: Der står navne på arkene, og mappen deles med andre gennem git." in err


def test_columns_that_are_not_used_are_told(place: Place, lg: Lg) -> None:
    place.write("Leder A;direktør;x;y", headings="Navn;Rolle;Datoo;Telefon")
    code, _, err = lg(*place.words("--format", "md"))
    assert code == 0
    assert err.splitlines()[:2] == [
        (
            f"{place.list}, linje 1, kolonne 3 (Datoo): Overskriften ”Datoo” kendes ikke. "
            "Kolonnen bruges ikke. Mente du dato?"
        ),
        (
            f"{place.list}, linje 1, kolonne 4 (Telefon): Overskriften ”Telefon” kendes ikke. "
            "Kolonnen bruges ikke."
        ),
    ]


def test_a_list_that_is_none_is_told(place: Place, lg: Lg) -> None:
    place.write("Leder A;1.12.2026", headings="Navn;Dato")
    code, _, err = lg(*place.words("--format", "md"))
    assert code == 1
    assert err == (
        f"{place.list}, linje 1: Der mangler en kolonne med overskriften rolle.\n"
        "Overskrifterne er navn, rolle, nærmeste leder, dato, enhed og aftaler fra "
        "sidst. De to første skal være der.\n"
    )
    assert not place.folder.exists()


def test_a_list_that_is_too_large_is_told(
    place: Place, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write("Leder A;direktør")
    monkeypatch.setattr("ledelsesgrundlag_cli.sets.people.MAX_BYTES", 10)
    code, _, err = lg(*place.words("--format", "md"))
    assert code == 1
    assert "fylder mere end 1 MB" in err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--from", "{list}", "--format", "md"], "Skriv, hvilken mappe arkene skal ligge i"),
        (["--from", "{list}", "--format", "md", "-o", "-"], "Skriv, hvilken mappe"),
        (["--from", "{list}", "-o", "{folder}"], "Skriv, hvilke formater arkene skal have"),
        (["--from", "{list}", "-o", "{folder}", "--format", ","], "Skriv, hvilke formater"),
        (["--from", "{list}", "-o", "{folder}", "--format", "md,pdff"], "Mente du pdf?"),
        (["--from", "{list}", "-o", "{list}", "--format", "md"], "er en fil. Skriv fx -o ark"),
        (["--from", "{list}", "-o", "{folder}.pdf", "--format", "pdf"], "er en fil."),
        (["--from", "{list}", "-o", "a\0b", "--format", "md"], "kan ikke bruges."),
        (["--from", "a\0b", "-o", "{folder}", "--format", "md"], "navn kan ikke bruges."),
        (["--from", "findes-ikke.csv", "-o", "{folder}", "--format", "md"], "Den findes ikke"),
        (["--from", ".", "-o", "{folder}", "--format", "md"], "”.” er ikke en fil."),
        (["direktør", "--from", "{list}", "-o", "{folder}"], "Tag roller ud af kommandoen."),
        (["--name", "", "--leader", "x", "--from", "{list}"], "Tag --name og --leader ud af"),
        (["--date", "x", "--from", "{list}"], "Tag --date ud af kommandoen."),
        (["--focus", "x", "--from", "{list}"], "Tag --focus ud af kommandoen."),
        (["direktør", "--skip-bad"], "Skriv --skip-bad sammen med --from LISTE."),
        (["direktør", "--name-template", ""], "Skriv --name-template sammen med --from LISTE."),
        (["--from", "{list}", "-o", "{folder}", "--format", "md,html", "--fill-in"],
         "--fill-in kan ikke bruges til markdown."),
        (["direktør", "--fill-in"], "--fill-in kan ikke bruges til terminal."),
        (["direktør", "--fill-in", "--format", "json"], "--fill-in kan ikke bruges til json."),
        (["--from", "{list}", "-o", "{folder}", "--format", "md", "--name-template", "{nvn}"],
         "--name-template kan ikke bruge {nvn}."),
        (["--from", "{list}", "-o", "{folder}", "--format", "md", "--name-template", "../{navn}"],
         "må ikke føre ud af mappen"),
        (["--from", "{list}", "-o", "{folder}", "--format", "md", "--for", "hr"],
         "leder, naermeste-leder, faelles, begge"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_wrong_use_is_told_in_danish(words: list[str], said: str, place: Place, lg: Lg) -> None:
    place.write("Leder A;direktør")
    places = {"{list}": str(place.list), "{folder}": str(place.folder)}
    filled = [
        re.sub(r"\{list\}|\{folder\}", lambda found: places[found[0]], word) for word in words
    ]
    code, out, err = lg("lus", *filled)
    assert (code, out) == (2, "")
    assert said in err
    assert not place.folder.exists()


def test_a_template_may_only_use_what_the_list_has(place: Place, lg: Lg) -> None:
    place.write("Leder A;direktør", headings="Navn;Rolle")
    words = ["--format", "md", "--name-template", "{enhed}/{navn}"]
    code, _, err = lg(*place.words(*words))
    assert (code, err) == (2, "--name-template bruger {enhed}, men listen har ingen enhed.\n")


def test_a_folder_that_cannot_be_made_is_told(place: Place, lg: Lg) -> None:
    place.write("Leder A;direktør")
    place.folder = place.list / "ark"
    code, out, err = lg(*place.words("--format", "md"))
    assert (code, out) == (1, "")
    assert err == f"”{place.folder}” kan ikke bruges: En del af stien er ikke en mappe.\n"


@POSIX
def test_a_folder_that_is_missing_is_made(place: Place, lg: Lg) -> None:
    place.write("Leder A;direktør")
    place.folder = place.folder / "2026" / "efterår"
    assert lg(*place.words("--format", "md"))[0] == 0
    assert place.sheets() == ["LUS Leder A direktoer.md"]


def test_files_that_cannot_be_made_are_told_at_the_end(
    place: Place, lg: Lg, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.write(*(f"Leder {at};direktør" for at in range(5)))
    monkeypatch.setattr(cli_batch, "MOST_SHOWN", 1)

    def sometimes(path: Path, *rest: Any, **options: Any) -> None:
        if "Leder 1" in path.name or "Leder 3" in path.name:
            raise PermissionError(13, "x")
        write_file(path, *rest, **options)

    monkeypatch.setattr("ledelsesgrundlag_cli.sets.manifest.write_file", sometimes)
    code, _, err = lg(*place.words("--format", "md"))
    assert code == 1
    assert err.splitlines() == [
        (
            f"{place.list}, linje 3: ”LUS Leder 1 direktoer.md” kan ikke gemmes: Der mangler "
            "adgang til den."
        ),
        "… og 1 fil til.",
        f"Gemt: 3 filer i ”{place.folder}”",
        "Der mangler 2 filer. De andre er hele. Kør den samme kommando igen for at lave resten.",
    ]
    monkeypatch.undo()
    monkeypatch.chdir(REPOSITORY)
    assert "Gemt: 2 filer" in lg(*place.words("--format", "md"))[2]
    assert len(place.sheets()) == 5


# Whole processes


def started(place: Place, *more: str) -> subprocess.Popen[bytes]:
    """Start ``lg`` with a group of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "ledelsesgrundlag_cli", *place.words(*more)],
        cwd=REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        preexec_fn=hear_signals if os.name == "posix" else None,  # noqa: PLW1509 - one thread
    )


def wait_until_begun(place: Place, process: subprocess.Popen[bytes], files: int) -> None:
    """Wait until some of the sheets are there, and see that it has not ended."""
    end = time.monotonic() + 60
    while len(place.sheets()) < files:
        assert process.poll() is None
        assert time.monotonic() < end
        time.sleep(0.005)


def single(place: Place, framework: Framework, templates: Templates) -> dict[str, bytes]:
    """Make the sheets of ``write_many`` one by one, as ``lg lus`` does, by their names."""
    sheet = framework.sheet("lus")
    assert sheet is not None
    roles = {
        "centerchef": ("centerchef",),
        "leder af ledere": ("leder-af-ledere",),
        "direktør og centerchef": ("direktoer", "centerchef"),
    }
    found: dict[str, bytes] = {}
    for row in place.list.read_text(encoding="utf-8").splitlines()[1:]:
        name, role, leader, *_ = row.split(";")
        request = SheetRequest(roles[role], name=name, leader=leader, date=date(2026, 12, 1))
        document = sheet_document(framework, sheet, request)
        stem = f"LUS {name} {'+'.join(roles[role])}"
        assert f"{stem}.pdf" not in found
        found[f"{stem}.pdf"] = render_bytes(document, Format.PDF, templates, framework)
    return found


def gone(pids: list[int]) -> bool:
    """Tell whether none of some processes runs any more, within some seconds."""
    end = time.monotonic() + 30
    while time.monotonic() < end:
        if not any(Path(f"/proc/{pid}/exe").exists() for pid in pids):
            return True
        time.sleep(0.05)
    return False


def children(pid: int) -> list[int]:
    text = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii")
    return [int(one) for one in text.split()]


@pytest.mark.slow
@DIVIDES
@pytest.mark.parametrize(
    "whole_group",
    some([False, True], 2),
    ids=lambda one: "all at once" if one else "first process",
)
def test_a_kill_leaves_whole_files_and_the_next_run_goes_on(
    whole_group: bool, place: Place, run_lg: RunLg, framework: Framework, templates: Templates
) -> None:
    place.write_many(MANY)
    wanted = single(place, framework, templates)
    assert len(wanted) == MANY
    with started(place, "--format", "pdf") as process:
        wait_until_begun(place, process, 6)
        workers = children(process.pid)
        (os.killpg if whole_group else os.kill)(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert len(workers) >= 2
    assert gone(workers)  # nobody is left behind
    left = place.sheets()
    assert 6 <= len(left) < MANY
    times = {name: (place.folder / name).stat().st_mtime_ns for name in left}
    assert all((place.folder / name).read_bytes() == wanted[name] for name in left)
    done = run_lg(*place.words("--format", "pdf"))
    assert (done.code, done.out) == (0, "")
    assert f"{len(left)} filer ligger der i forvejen og bliver ikke lavet om." in done.err
    assert f"Gemt: {MANY - len(left)} filer i " in done.err
    assert place.files() == sorted([".lg-lus.json", *wanted])  # and nothing unfinished
    assert {name: (place.folder / name).read_bytes() for name in wanted} == wanted
    assert {name: (place.folder / name).stat().st_mtime_ns for name in left} == times


@pytest.mark.long
@DIVIDES
@pytest.mark.parametrize("seed", range(10))
def test_kills_at_any_moment_lose_nothing(
    seed: int, place: Place, run_lg: RunLg, framework: Framework, templates: Templates
) -> None:
    """Everything is killed again and again, and each run begins where the last was."""
    chance = Random(seed)  # noqa: S311 - a moment, no secret
    place.write_many(200)
    wanted = single(place, framework, templates)
    kills = 0
    for _ in range(10):
        with started(place, "--format", "pdf") as process:
            try:
                process.wait(chance.uniform(0.1, 2.5))
            except subprocess.TimeoutExpired:
                kills += 1
                os.killpg(process.pid, signal.SIGKILL)
        assert all((place.folder / one).read_bytes() == wanted[one] for one in place.sheets())
    assert kills
    assert run_lg(*place.words("--format", "pdf")).code == 0
    assert place.files() == sorted([".lg-lus.json", *wanted])
    assert all((place.folder / one).read_bytes() == wanted[one] for one in wanted)


@pytest.mark.slow
@POSIX
@pytest.mark.parametrize(
    ("sent", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 129)]
)
def test_an_interrupt_says_how_far_it_came(sent: int, code: int, place: Place) -> None:
    place.write_many(60)
    with started(place, "--format", "html") as process:
        wait_until_begun(place, process, 6)
        os.killpg(process.pid, sent) if sent == signal.SIGINT else process.send_signal(sent)
        out, err = process.communicate(timeout=60)
    assert (process.returncode, out) == (code, b"")
    made = place.sheets()
    assert 6 <= len(made) < 60
    lines = err.decode().splitlines()
    assert lines[-2] == f"Gemt: {len(made)} filer i ”{place.folder}”"
    assert lines[-1] == (
        f"Afbrudt. Der mangler {60 - len(made)} filer. De andre er hele. Kør den samme kommando "
        "igen for at lave resten."
    )
    assert place.files() == [".lg-lus.json", *made]
    assert all((place.folder / name).read_bytes().endswith(b"</html>\n") for name in made)


@pytest.mark.slow
@DIVIDES
def test_a_process_that_is_stopped_from_outside_is_told(place: Place, run_lg: RunLg) -> None:
    place.write_many(60)
    with started(place, "--format", "html") as process:
        wait_until_begun(place, process, 6)
        os.kill(children(process.pid)[0], signal.SIGKILL)
        _, err = process.communicate(timeout=60)
    assert process.returncode == 1
    assert "En af lg's processer blev standset udefra. Der mangler " in err.decode()
    assert run_lg(*place.words("--format", "html")).code == 0
    assert len(place.files()) == 61


@pytest.mark.slow
def test_lines_tell_how_far_it_is_when_nobody_watches(place: Place, run_lg: RunLg) -> None:
    place.write_many(24)
    done = run_lg(*place.words("--format", "md"))
    assert (done.code, done.out) == (0, "")
    *lines, last = done.err.splitlines()
    assert last == f"Gemt: 24 filer i ”{place.folder}”"
    counts = [int(line.removesuffix(" af 24 filer")) for line in lines]
    assert counts == sorted(set(counts))
    assert 5 <= len(counts) <= 9
    assert "\x1b" not in done.err
    assert "\r" not in done.err


@pytest.mark.slow
@POSIX
def test_a_bar_tells_how_far_it_is_on_a_terminal(place: Place) -> None:
    place.write_many(3)
    import pty

    ours, theirs = pty.openpty()
    variables = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
    with subprocess.Popen(
        [sys.executable, "-m", "ledelsesgrundlag_cli", *place.words("--format", "html")],
        cwd=REPOSITORY,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=theirs,
    ) as process:
        os.close(theirs)
        shown = b""
        while True:
            try:
                part = os.read(ours, 10_000)
            except OSError:  # how Linux says that the other end is closed
                break
            if not part:
                break
            shown += part
        assert process.communicate()[0] == b""
    os.close(ours)
    text = shown.decode()
    assert process.returncode == 0
    assert "0 af 3 filer" in text
    assert "tilbage" in text
    assert "━" in text
    assert f"Gemt: 3 filer i ”{place.folder}”"[:60] in text.replace("\r\n", " ")


@pytest.mark.parametrize(
    ("total", "steps", "said"),
    [
        (100, [10] * 10, [f"{at}0 af 100 x" for at in range(1, 10)]),
        (1000, [4] * 250, [f"{at}00 af 1.000 x" for at in range(1, 10)]),
        (20_000, [15_000, 5_000], ["15.000 af 20.000 x"]),
        (20, [7, 7, 6], ["7 af 20 x", "14 af 20 x"]),
        (19, [1] * 19, []),
        (1, [1], []),
    ],
)
def test_a_line_comes_for_every_tenth(
    total: int, steps: list[int], said: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with progress(total, "x") as advance:
        for more in steps:
            advance(more)
    assert capsys.readouterr() == ("", "".join(f"{line}\n" for line in said))


def test_numbers_are_written_as_danish_does() -> None:
    assert [number(one) for one in (0, 999, 1000, 20_000, 1_234_567)] == [
        "0", "999", "1.000", "20.000", "1.234.567",
    ]  # fmt: skip
