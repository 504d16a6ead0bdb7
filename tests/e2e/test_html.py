"""The HTML files hold to the standard, in the eyes of the Nu HTML checker."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest

if TYPE_CHECKING:
    from tests.e2e.conftest import Rendered

pytestmark = pytest.mark.node

FAULTY = """\
<!doctype html>
<html lang="da">
<head><meta charset="utf-8"><title>Prøve</title><style>p{color:ingen}</style></head>
<body><p id="a">Første</p><div id="a"></section></div><img src="x.png"></body>
</html>
"""


@pytest.fixture(scope="module")
def findings(
    rendered: dict[str, Rendered],
    tools: Path,
    java: str,
    tmp_path_factory: pytest.TempPathFactory,
) -> dict[str, list[dict[str, Any]]]:
    """What the checker says of each file, and of a faulty one; it is started once."""
    faulty = tmp_path_factory.mktemp("faulty") / "faulty.html"
    faulty.write_text(FAULTY, encoding="utf-8")
    files = [one.html for one in rendered.values()] + [faulty]
    jar = tools / "vnu-jar" / "build" / "dist" / "vnu.jar"
    done = subprocess.run(
        [java, "-jar", jar, "--format", "json", "--stdout", "--exit-zero-always", *files],
        capture_output=True,
        check=True,
        timeout=100,
    )
    messages = json.loads(done.stdout)["messages"]
    by_file: dict[str, list[dict[str, Any]]] = {path.stem: [] for path in files}
    for message in messages:
        by_file[Path(unquote(urlsplit(message["url"]).path)).stem].append(message)
    return by_file


def test_the_checker_looks(findings: dict[str, list[dict[str, Any]]]) -> None:
    said = " ".join(message["message"] for message in findings["faulty"])
    assert "Duplicate ID" in said
    assert "alt" in said
    assert "CSS" in said


def test_files_hold_to_the_standard(
    findings: dict[str, list[dict[str, Any]]], rendered: dict[str, Rendered]
) -> None:
    assert rendered
    assert set(findings) == {*rendered, "faulty"}
    found = [
        f"{name}:{message.get('lastLine')}: {message['type']}: {message['message']}"
        for name in rendered
        for message in findings[name]
    ]
    assert found == []
