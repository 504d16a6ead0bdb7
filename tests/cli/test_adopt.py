"""``lg adopt`` and ``lg status`` as people meet them."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from ledelsesgrundlag_cli.adoption.meant import EXAMPLE
from ledelsesgrundlag_cli.cli import doubts

if TYPE_CHECKING:
    from tests.cli.conftest import AtTerminal
    from tests.conftest import Lg

GIVEN = ("--by", "Direktionen", "--date", "2026-12-01")
ROLE = "framework/roles/leder-af-ledere.yaml"
WORDS = "Sætter faglige mål sammen med lederne"


@pytest.fixture
def workplace(framework_copy: Path) -> Path:
    """The folder beside a framework."""
    return framework_copy.parent


def replace(place: Path, file: str, old: str, new: str) -> None:
    text = (place / file).read_text(encoding="utf-8")
    assert old in text
    (place / file).write_text(text.replace(old, new, 1), encoding="utf-8")


def digest(place: Path) -> str:
    return hashlib.sha256(
        b"".join(
            path.name.encode() + path.read_bytes()
            for path in sorted(place.rglob("*"))
            if path.is_file()
        )
    ).hexdigest()


@pytest.mark.slow
def test_adopted_and_then_changed(lg: Lg, workplace: Path) -> None:
    code, out, err = lg("vedtag", *GIVEN)
    assert (code, out) == (0, "")
    assert err.splitlines() == [
        "Registreret: version 1.0.0. Vedtaget af Direktionen den 1. december 2026.",
        "Gemt: framework/source/odsherred-1.0.0.txt",
        "Gemt: framework/adopted.yaml",
        "Gemt: framework/framework.yaml",
    ]
    assert lg("status") == (
        0,
        (
            "Odsherred Kommune: Ledelsesgrundlag, version 1.0.0\n"
            "  Status:    vedtaget\n"
            "  Vedtaget:  version 1.0.0, 1. december 2026, af Direktionen\n"
            "  Siden da:  ingen ændringer\n"
            "  Tjek:      ikke noget, der skal rettes\n"
        ),
        "",
    )
    assert lg("role", "leder-af-ledere")[1].startswith("Rollekort · Odsherred Kommune\n")
    replace(workplace, ROLE, WORDS, "Sætter sociale mål sammen med lederne")
    out = lg("role", "leder-af-ledere")[1]
    assert out.startswith("Udkast – 1 forventning er ændret siden vedtagelsen\n\nRollekort")
    assert "  Ændret siden vedtagelsen\n" in out
    said = lg("status")[1].splitlines()
    assert said[3:] == [
        "  Siden da:  1 tekst ændret",
        "             ændret  roles/leder-af-ledere/ll-faglige-maal",
        "                     Før: Sætter [faglige] mål sammen med lederne",
        "                     Nu:  Sætter [sociale] mål sammen med lederne",
        "  Tjek:      1 fejl (se mere med lg tjek)",
    ]


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["\r\n", "\n"])
def test_lines_end_as_the_framework_s_do(ending: str, lg: Lg, workplace: Path) -> None:
    files = [*(workplace / "framework").rglob("*.yaml")]
    assert (workplace / "framework" / "adopted.yaml") in files
    for path in files:
        path.write_text(path.read_text(encoding="utf-8"), encoding="utf-8", newline=ending)
    (workplace / "framework" / "adopted.yaml").write_bytes(  # as 0.1.0 left it
        (workplace / "framework" / "adopted.yaml").read_bytes().replace(b"\r\n", b"\n", 9)
    )
    replace_raw(workplace / "framework/framework.yaml", b"version: 1.0.0", b"version: 1.1.0")
    assert lg("adopt", *GIVEN)[0] == 0
    for name in ("adopted.yaml", "framework.yaml", "source/odsherred-1.1.0.txt"):
        raw = (workplace / "framework" / name).read_bytes()
        assert raw.count(b"\n") > 5
        assert raw.count(b"\r\n") == (raw.count(b"\n") if ending == "\r\n" else 0)
    assert lg("lint", "--strict")[0] == 0


def replace_raw(file: Path, old: bytes, new: bytes) -> None:
    raw = file.read_bytes()
    assert old in raw
    file.write_bytes(raw.replace(old, new, 1))


NEW = ("--organisation", "Nordmarken Kommune")
TAUGHT = ("--role", "Direktør", "--pejlemaerke", "Mod")


@pytest.fixture
def begun(lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder by ``lg init``, to work in."""
    assert lg("init", str(tmp_path / "ny"), *NEW, *TAUGHT)[0] == 0
    monkeypatch.chdir(tmp_path / "ny")
    monkeypatch.delenv("LG_FRAMEWORK", raising=False)
    return tmp_path / "ny"


@pytest.mark.slow
def test_an_example_left_over_is_not_adopted_unless_it_is_meant(lg: Lg, begun: Path) -> None:
    before = digest(begun)
    code, out, err = lg("adopt", *GIVEN)
    assert (code, out) == (1, "")
    assert err == (
        "Her står der noget, som næppe skal vedtages:\n"
        "  framework/roles/direktoer.yaml:21:11: et eksempel fra lg\n"
        "Ret det først, eller skriv --anyway, hvis det er meningen.\n"
    )
    assert digest(begun) == before
    role = "framework/roles/direktoer.yaml"
    replace(begun, role, " (et eksempel, som I retter)", "")
    assert lg("adopt", *GIVEN)[0] == 0


@pytest.mark.slow
@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Samler lederne i Odder Kommune", "Odder Kommune"),
        ("Kender Københavns Kommunes retning", "Københavns Kommune"),
        ("Taler for Region Midtjylland", "Region Midtjylland"),
        ("Arbejder for Odsherreds bedste", "Odsherred"),
        ("Samler lederne i Nordmarken Kommune", None),
        ("Taler Nordmarken Kommunes sag", None),
        ("Kender vores kommune og dens borgere", None),
        ("Er en del af hele regionen", None),
        ("Fortæller, hvad Vores Kommune vil", None),
    ],
)
def test_another_organisation_s_name_is_asked_about(
    text: str, name: str | None, lg: Lg, begun: Path
) -> None:
    role = "framework/roles/direktoer.yaml"
    example = "Bruger pejlemærkerne, når der skal træffes valg (et eksempel, som I retter)"
    replace(begun, role, f"{example}\n    origin: editorial", f"{text}\n    origin: document")
    code, _, err = lg("adopt", *GIVEN)
    assert code == (0 if name is None else 1), err
    if name:
        assert f"{role}:21:11: en anden organisations navn, {name}\n" in err
        assert lg("adopt", *GIVEN, "--anyway")[0] == 0
        replace(begun, "framework/framework.yaml", "version: 0.1.0", "version: 0.2.0")
        assert lg("adopt", *GIVEN)[0] == 0  # it was meant, so it is not asked about again


@pytest.mark.slow
def test_another_s_words_under_a_new_name_are_asked_about(
    lg: Lg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert lg("init", str(tmp_path / "ny"), *NEW, "--from", "odsherred")[0] == 0
    monkeypatch.chdir(tmp_path / "ny")
    before = digest(tmp_path)
    code, _, err = lg("adopt", *GIVEN)
    assert code == 1
    assert ": ord for ord som hos Odsherred Kommune\n" in err
    assert ": en anden organisations navn, Odsherred Kommune\n" in err
    assert "\n  … og " in err
    assert digest(tmp_path) == before


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "code"), [("ja", 0), ("", 1), ("nej", 1)])
def test_it_is_asked_about_at_a_terminal(
    answer: str, code: int, at_terminal: AtTerminal, begun: Path
) -> None:
    ended, shown = at_terminal(["adopt", *GIVEN], [answer, "nej"][: 2 - code], begun)
    assert ended == code, shown
    assert "Skal det vedtages alligevel? [nej]: " in shown
    assert ("Registreret: version 0.1.0." in shown) is (code == 0)
    assert ("Der er ikke registreret noget." in shown) is (code == 1)


def test_what_is_saved_while_it_is_asked_about_is_adopted_as_it_is_then(
    lg: Lg, begun: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    role = "framework/roles/direktoer.yaml"
    asked = []

    def answered(*_: str) -> str:
        asked.append(1)
        if len(asked) == 1:  # somebody saves another text, which is doubtful too
            old, new = (
                f"{EXAMPLE})\n    origin: editorial",
                "i Odder Kommune)\n    origin: document",
            )
            replace(begun, role, old, new)
        return "ja"

    monkeypatch.setattr(doubts, "can_ask", lambda: True)
    monkeypatch.setattr(doubts, "ask", answered)
    assert lg("adopt", *GIVEN)[0] == 0
    assert len(asked) == 2
    assert "(i Odder Kommune)" in (begun / "framework/adopted.yaml").read_text("utf-8")


def test_a_second_adoption_is_none(lg: Lg, workplace: Path) -> None:
    assert lg("adopt", *GIVEN)[0] == 0
    before = digest(workplace)
    code, _, err = lg("adopt", *GIVEN)
    assert (code, err) == (0, "Vedtagelsen er allerede registreret. Der er ikke ændret noget.\n")
    assert digest(workplace) == before


def test_new_words_need_a_new_version(lg: Lg, workplace: Path) -> None:
    replace(workplace, ROLE, WORDS, "Sætter sociale mål sammen med lederne")
    before = digest(workplace)
    code, _, err = lg("adopt", *GIVEN)
    assert code == 1
    assert err.startswith("Teksten er ændret, men ledelsesgrundlaget hedder stadig version 1.0.0.")
    assert digest(workplace) == before
    replace(workplace, "framework/framework.yaml", "version: 1.0.0", "version: 1.1.0")
    assert lg("adopt", *GIVEN)[0] == 0
    assert (workplace / "framework/source/odsherred-1.1.0.txt").is_file()
    assert (workplace / "framework/source/ledelsesgrundlag.txt").is_file()
    assert lg("lint", "--strict")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--date", "2026-12-01"), "Skriv, hvem der har vedtaget det"),
        (("--by", "  ", "--date", "2026-12-01"), "Skriv, hvem der har vedtaget det"),
        (("--by", "a\x1bb", "--date", "2026-12-01"), "et tegn, der ikke kan vises"),
        (("--by", "Direktionen"), "Skriv datoen som år-måned-dag"),
        *(
            (("--by", "Direktionen", "--date", day), "Skriv datoen som år-måned-dag")
            for day in ("1/12-2026", "2026-02-30", "20261201", "2026-W49-2", "2026-12-01T10:00")
        ),
    ],
)
def test_what_is_missing_is_asked_for(
    arguments: tuple[str, ...], said: str, lg: Lg, workplace: Path
) -> None:
    before = digest(workplace)
    code, out, err = lg("vedtag", *arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert digest(workplace) == before


def test_a_framework_with_errors_is_not_adopted(lg: Lg, workplace: Path) -> None:
    replace(workplace, ROLE, "\norigin: document", "\noprindelse: document")
    before = digest(workplace)
    code, _, err = lg("vedtag", *GIVEN)
    assert code == 1
    assert "Sådan retter du" in err
    assert digest(workplace) == before


def test_the_framework_in_the_wheel_is_not_adopted(
    lg: Lg,
    workplace: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert workplace.is_dir()
    monkeypatch.chdir(tmp_path_factory.mktemp("tom"))
    code, _, err = lg("vedtag", *GIVEN)
    assert code == 2
    assert "Der er ikke noget ledelsesgrundlag her" in err


@pytest.mark.parametrize("fails_at", [1, 2, 3])
def test_all_of_it_happens_or_none(
    fails_at: int, lg: Lg, workplace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace(workplace, "framework/framework.yaml", "version: 1.0.0", "version: 1.1.0")
    before = digest(workplace)
    real, calls = Path.replace, []

    def fail(self: Path, target: Path) -> Path:
        calls.append(target.name)
        if len(calls) == fails_at:
            raise OSError(28, "No space left on device")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", fail)
    code, _, err = lg("vedtag", *GIVEN)
    assert code == 1
    assert err == "Det kan ikke gemmes: Disken er fuld. Vedtagelsen er ikke registreret.\n"
    assert len(calls) >= fails_at
    assert digest(workplace) == before


def test_status_without_a_record(lg: Lg, workplace: Path) -> None:
    (workplace / "framework/adopted.yaml").unlink()
    code, out, _ = lg("status")
    assert code == 0
    assert "der er ingen registrering (adopted.yaml)" in out
    replace(workplace, "framework/framework.yaml", "\nstatus: reproduced", "\nstatus: adopted")
    code, out, _ = lg("lint")
    assert code == 1
    assert "LG705" in out
    assert lg("plakat")[1].startswith("Udkast – det er ikke registreret, hvad der er vedtaget\n")


@pytest.mark.slow
@pytest.mark.parametrize(("answer", "version"), [("", "1.0.0"), ("nej", "0.1.0")])
def test_the_first_adoption_asks_for_version_1(
    answer: str, version: str, at_terminal: AtTerminal, begun: Path
) -> None:
    replace(begun, "framework/roles/direktoer.yaml", " (et eksempel, som I retter)", "")
    ended, shown = at_terminal(["adopt", *GIVEN], [answer], begun)
    assert ended == 0, shown
    asked = "Det er den første vedtagelse. Skal versionen være 1.0.0 i stedet for 0.1.0? [ja]: "
    assert asked in shown
    assert f"Registreret: version {version}." in shown
    assert ("Versionen er stadig 0.1.0." in shown) is (answer == "nej")
    for name in ("framework.yaml", "adopted.yaml"):
        assert f"\nversion: {version}\n" in (begun / "framework" / name).read_text("utf-8")


def test_without_a_terminal_the_version_stays_and_that_is_said(lg: Lg, begun: Path) -> None:
    replace(begun, "framework/roles/direktoer.yaml", " (et eksempel, som I retter)", "")
    assert "Versionen er stadig 0.1.0. Skal den være 1.0.0, så ret" in lg("adopt", *GIVEN)[2]
    replace(begun, "framework/framework.yaml", "version: 0.1.0", "version: 1.0.0")
    assert "er stadig" not in lg("adopt", *GIVEN)[2]
