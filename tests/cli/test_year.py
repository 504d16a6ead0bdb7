"""The leader's year at the command line: ``--previous``, ``lg samtale``, a letter, an overview."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ledelsesgrundlag_cli.cli import ask

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tests.conftest import Lg

REPOSITORY = Path(__file__).resolve().parents[2]
AGREED = {"faelles-aftaler-prioriteringer_1": "Ro på vagtplanen"}
LEADER = {"leder-lykkedes": "Vi fik ro på vagtplanen"}
CHOSEN = {
    "leder-vigtigste-forventninger_ll-faglige-maal": True,
    "leder-vigtigste-forventninger_ll-udvikling-og-drift": True,
}
NEAREST = {"naermeste-leder-lederen-lykkes": "Du lytter"}


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, lg: Lg) -> Path:  # noqa: ARG001 - after it has gone to a folder of its own
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LG_FRAMEWORK", str(REPOSITORY / "framework"))
    return tmp_path


def save(name: str, answers: Mapping[str, object], **head: object) -> str:
    """Save a file of answers as the page does, with another head where it is given."""
    whole = {
        "format": "ledelsesgrundlag-svar/1",
        "document": {"kind": "lus", "id": "lus"},
        "framework": "odsherred",
        "organisation": "Odsherred Kommune",
        "version": "1.0.0",
        "roles": ["leder-af-ledere"],
        "talk": "2026-12-01",
        "shared": False,
        **head,
        "answers": answers,
    }
    Path(name).write_text(json.dumps(whole), encoding="utf-8")
    return name


def made(lg: Lg, *words: str) -> tuple[dict[str, Any], str]:
    code, out, err = lg(*words, "--format", "json")
    assert code == 0, err
    found: dict[str, Any] = json.loads(out)
    return found, err


def carried(document: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for one in document["blocks"] if one["type"] == "carried"]


def test_agreements_come_along_from_another_role(lg: Lg) -> None:
    file = save("sidst.json", AGREED | LEADER, roles=["leder-af-medarbejdere"])
    document, err = made(lg, "lus", "leder-af-ledere", "--previous", file)
    [block] = carried(document)
    assert block["origin"] == "Aftalt 1. december 2026, da du var leder af medarbejdere."
    assert block["items"][0]["said"][0]["text"] == "Ro på vagtplanen"
    assert LEADER["leder-lykkedes"] not in json.dumps(document, ensure_ascii=False)
    assert err == ""


def test_the_follow_up_takes_its_role_from_the_file(lg: Lg) -> None:
    document, _ = made(lg, "ark", "opfølgning", "--previous", save("sidst.json", AGREED))
    assert document["head"]["roles"] == ["leder-af-ledere"]
    assert len(carried(document)[0]["items"]) == 1


def test_a_former_nearest_leader_is_not_named(lg: Lg) -> None:
    file = save("sidst.json", AGREED | {"leder-naermeste-leder": "Chef X"})
    document, _ = made(lg, "lus", "leder-af-ledere", "--previous", file, "--leader", "Chef Y")
    assert carried(document)[0]["origin"] == (
        "Aftalt 1. december 2026 med en tidligere nærmeste leder."
    )
    assert "Chef X" not in json.dumps(document)


def test_without_agreements_the_sheet_is_made_all_the_same(lg: Lg) -> None:
    document, err = made(lg, "lus", "leder-af-ledere", "--previous", save("tom.json", LEADER))
    assert err == "Der står ingen aftaler i filen. Arket bliver lavet uden.\n"
    assert carried(document) == []


def chosen(document: dict[str, Any]) -> list[str]:
    [block] = [one for one in document["blocks"] if one["type"] == "expectations"]
    return [one["expectation"] for one in block["items"] if one["chosen"]]


def test_the_plan_begins_with_what_was_chosen_for_the_talk(lg: Lg) -> None:
    file = save("lus.json", {**CHOSEN, **AGREED, **LEADER})
    document, err = made(lg, "ark", "udviklingsplan", "--previous", file)
    assert err == ""
    assert document["head"]["roles"] == ["leder-af-ledere"]
    assert chosen(document) == ["ll-udvikling-og-drift", "ll-faglige-maal"]
    told = json.dumps(document, ensure_ascii=False)
    assert LEADER["leder-lykkedes"] not in told
    assert "Ro på vagtplanen" not in told


@pytest.mark.slow
@pytest.mark.parametrize("words", [("lus.docx",), ("lus.pdf", "--fill-in")])
def test_choices_are_read_from_word_and_pdf_too(words: tuple[str, ...], lg: Lg) -> None:
    code, _, err = lg("lus", "--answers", save("lus.json", CHOSEN), "-o", *words)
    assert code == 0, err
    document, err = made(lg, "ark", "udviklingsplan", "--previous", words[0])
    assert err == ""
    assert chosen(document) == ["ll-udvikling-og-drift", "ll-faglige-maal"]


def test_what_the_role_does_not_have_is_told(lg: Lg) -> None:
    file = save("lus.json", CHOSEN)
    document, err = made(lg, "ark", "udviklingsplan", "centerchef", "--previous", file)
    assert chosen(document) == ["c-udvikling-og-drift"]  # it has the same words
    assert err == (
        "Det er valgt i filen, men står ikke i rollen: ”Sætter faglige mål sammen med lederne”.\n"
    )


def test_without_choices_the_plan_is_made_all_the_same(lg: Lg) -> None:
    file = save("tom.json", AGREED)
    document, err = made(lg, "ark", "udviklingsplan", "--previous", file)
    assert err == "Der er ikke valgt nogen forventninger i filen. Arket bliver lavet uden.\n"
    assert chosen(document) == []


def test_somebody_elses_choices_are_refused_where_nobody_answers(lg: Lg) -> None:
    file = save("lus.json", {**CHOSEN, "leder-navn": "Leder A"})
    code, _, err = lg("ark", "udviklingsplan", "--previous", file, "--name", "Leder B")
    assert code == 1
    assert "De valgte forventninger i filen hører til Leder A. Arket her er til Leder B." in err


def test_a_list_gives_each_the_choices_of_each(lg: Lg, here: Path) -> None:
    save("a.json", CHOSEN)
    save("b.json", LEADER)
    rows = (
        "navn;rolle;aftaler fra sidst\nLeder A;leder af ledere;a.json\nLeder B;centerchef;b.json\n"
    )
    (here / "ledere.csv").write_text(rows, encoding="utf-8")
    code, _, err = lg(
        "ark", "udviklingsplan", "--from", "ledere.csv", "--format", "json", "-o", "planer"
    )
    assert code == 0, err
    assert "Leder B: Der er ikke valgt nogen forventninger i filen." in err
    found = [
        chosen(json.loads(one.read_text())) for one in sorted((here / "planer").glob("[!.]*.json"))
    ]
    assert found == [["ll-udvikling-og-drift", "ll-faglige-maal"], []]


@pytest.mark.parametrize(
    ("answers", "head", "words", "said"),
    [
        (
            AGREED,
            {"framework": "nordmarken", "organisation": "Nordmarken"},
            (),
            "Aftalerne i filen hører til Nordmarkens ledelsesgrundlag.",
        ),
        (
            AGREED | {"leder-navn": "Leder A"},
            {},
            ("--name", "Leder B"),
            "Aftalerne i filen hører til Leder A. Arket her er til Leder B.",
        ),
    ],
)
def test_somebody_elses_are_asked_about_and_refused_where_nobody_answers(
    answers: Mapping[str, str],
    head: Mapping[str, str],
    words: tuple[str, ...],
    said: str,
    lg: Lg,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = save("sidst.json", answers, **head)
    command = ("lus", "leder-af-ledere", "--previous", file, *words)
    code, out, err = lg(*command)
    assert (code, out) == (1, "")
    assert said in err
    assert "Vil du tage dem med alligevel?" in err
    monkeypatch.setattr(ask, "can_ask", lambda: True)
    monkeypatch.setattr(ask, "drop_rest", lambda: None)
    for answer, wanted in (("nej", 1), ("ja", 0)):
        monkeypatch.setattr(ask, "ask", lambda *_, answer=answer: answer)
        assert lg(*command, "--format", "json")[0] == wanted


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("lus", "centerchef", "--previous", "findes-ikke.json"), 1, "kan ikke læses"),
        (("lus", "centerchef", "--previous", "rod.txt"), 1, "Filen er ikke et ark fra lg."),
        (
            ("lus", "centerchef", "--name", "Leder A", "--leader", "leder  a"),
            2,
            "Leder og nærmeste leder er den samme person.",
        ),
        (("lus", "--from", "x.csv", "--previous", "y"), 2, "Med --from står det hele i listen."),
        (("lus", "centerchef", "--letter"), 2, "sammen med --from LISTE"),
        (("samtale",), 2, "Skriv to filer"),
        (("samtale", "a", "b", "c"), 2, "Skriv to filer"),
        (("samtale", "findes-ikke.json", "b"), 1, "kan ikke læses"),
    ],
)
def test_bad_use_is_told(words: tuple[str, ...], code: int, said: str, lg: Lg) -> None:
    Path("rod.txt").write_text("Hej", encoding="utf-8")
    found = lg(*words)
    assert (found[0], found[1]) == (code, "")
    assert said in found[2]


def shared(name: str, answers: Mapping[str, object], **head: object) -> str:
    return save(name, answers, **{"shared": True, **head})


def test_the_order_of_the_files_is_the_same_page(lg: Lg) -> None:
    first, second = shared("a.json", LEADER), shared("b.json", NEAREST)
    one, two = (made(lg, "samtale", *files) for files in ((first, second), (second, first)))
    assert one == two
    assert one[0]["kind"] == "til-samtalen"
    assert one[1] == ""


@pytest.mark.parametrize(
    ("first", "second", "said"),
    [
        (
            {"shared": False},
            {},
            "Filen er hele arket.\nVælg selv, hvad du vil dele: lg svar ”a.json” --share …",
        ),
        ({"roles": ["centerchef"]}, {}, "De to filer er ikke til samme rolle."),
        ({"framework": "nordmarken", "organisation": "Nordmarken"}, {}, "Nordmarkens"),
        ({"document": {"kind": "tus", "id": "tus"}}, {}, "fra hver sit ark"),
        (
            {},
            {"answers": LEADER},
            "Begge filer er fra lederen.\nVælg én fra lederen og én fra nærmeste leder.",
        ),
        ({"answers": {"leder-navn": "A"}}, {}, "Der er ikke delt noget i filen."),
        ({"answers": LEADER | NEAREST}, {}, "svar fra både lederen og nærmeste leder"),
        ({"talk": "2026-11-01"}, {}, "1. november 2026 og 1. december 2026"),
    ],
)
def test_what_is_no_pair_is_refused(
    first: dict[str, Any], second: dict[str, Any], said: str, lg: Lg
) -> None:
    names = (
        shared("a.json", first.pop("answers", LEADER), **first),
        shared("b.json", second.pop("answers", NEAREST), **second),
    )
    code, out, err = lg("samtale", *names)
    assert (code, out) == (1, "")
    assert said in err


def test_what_has_no_place_is_told(lg: Lg) -> None:
    names = shared("a.json", LEADER | {"leder-borte": "Gammelt"}), shared("b.json", NEAREST)
    assert lg("samtale", *names)[2] == "1 svar har ingen plads på siden:\n”Gammelt”\n"


def test_the_shared_page_can_be_had_alone(lg: Lg) -> None:
    document, _ = made(lg, "lus", "leder-af-ledere", "--for", "faelles")
    assert [one["text"] for one in document["blocks"] if one["type"] == "title"] == [
        "Vores aftaler"
    ]
    assert document["answers"] == "lus-svar-leder-af-ledere-faelles"


def test_a_list_takes_agreements_letters_and_overviews(lg: Lg, here: Path) -> None:
    folder = here / "lister"
    folder.mkdir()
    (folder / "sidst.json").write_bytes(Path(save("x.json", AGREED)).read_bytes())
    (folder / "ledere.csv").write_text(
        "Navn;Rolle;Nærmeste leder;Dato;Sidste\n"
        "Leder A;leder af ledere;Chef C;3.12.2027;sidst.json\n"
        "Leder B;centerchef;Chef C;1.12.2027;\n"
        "Leder D;centerchef;;;\n",
        encoding="utf-8",
    )
    words = ("--from", "lister/ledere.csv", "--format", "md", "-o", "ark")
    code, _, err = lg("lus", *words, "--letter", "--overview")
    assert code == 0, err
    assert err.startswith("Én række har ingen nærmeste leder")
    files = sorted(one.name for one in (here / "ark").glob("*.md"))
    assert files == [
        "LUS Leder A leder-af-ledere følgebrev.md",
        "LUS Leder A leder-af-ledere.md",
        "LUS Leder B centerchef følgebrev.md",
        "LUS Leder B centerchef.md",
        "LUS Leder D centerchef følgebrev.md",
        "LUS Leder D centerchef.md",
        "LUS oversigt Chef C.md",
    ]
    texts = {one: (here / "ark" / one).read_text(encoding="utf-8") for one in files}
    carrying = [one for one, text in texts.items() if "Ro på vagtplanen" in text]
    assert carrying == ["LUS Leder A leder-af-ledere.md"]
    overview = texts["LUS oversigt Chef C.md"]
    assert overview.index("Leder B") < overview.index("Leder A")
    assert "Leder D" not in overview


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        ("findes-ikke.json", "linje 2, kolonne 3 (Aftaler fra sidst): ”findes-ikke.json”"),
        ("anden.json", "Aftalerne i filen hører til Leder B. Arket her er til Leder A."),
    ],
)
def test_a_bad_file_in_a_list_is_told_with_its_line(cell: str, said: str, lg: Lg) -> None:
    save("anden.json", AGREED | {"leder-navn": "Leder B"})
    Path("l.csv").write_text(
        f"Navn;Rolle;Aftaler fra sidst\nLeder A;centerchef;{cell}\n", encoding="utf-8"
    )
    code, out, err = lg("lus", "--from", "l.csv", "--format", "md", "-o", "ark")
    assert (code, out) == (1, "")
    assert said in err
    assert not list(Path("ark").glob("*.md"))
