"""What public bodies look for: publiccode.yml by its standard, and where to tell of a weakness."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

REPOSITORY = Path(__file__).resolve().parents[2]
TEXT = (REPOSITORY / "publiccode.yml").read_text(encoding="utf-8")
SAID: dict[str, Any] = yaml.safe_load(TEXT)
SECURITY = (REPOSITORY / "SECURITY.md").read_text(encoding="utf-8")

# What version 0.7 of the standard says, of the keys that the file uses.
MANDATORY = (
    *("publiccodeYmlVersion", "name", "url", "platforms", "developmentStatus", "softwareType"),
    *("description", "legal/license", "maintenance/type", "maintenance/contacts"),
    *("localisation/localisationReady", "localisation/availableLanguages"),
)
NOT_KNOWN_YET = ("url", "maintenance/contacts")
"""Nothing may be invented: until these are known, a comment stands in their place."""
OPTIONAL = {
    *("categories", "intendedAudience", "supports", "legal", "maintenance", "localisation"),
    "dependsOn",
}
CATEGORIES = {"hr", "document-management", "employee-management", "knowledge-management"}
SCOPES = {"local-authorities", "government"}
STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
MAINTAINED = {"internal", "contract", "community", "none"}


def value(path: str) -> Any:
    """What stands at a path, or None."""
    found: Any = SAID
    for name in path.split("/"):
        found = found.get(name) if isinstance(found, dict) else None
    return found


def test_all_that_the_standard_asks_for_is_there_or_marked_as_open() -> None:
    absent = [path for path in MANDATORY if value(path) in (None, "", [], {})]
    assert set(absent) <= set(NOT_KNOWN_YET)
    for path in NOT_KNOWN_YET:
        marked = re.search(rf"^ *# {path.split('/')[-1]}: ", TEXT, re.MULTILINE)
        assert bool(marked) is (path in absent), path
    top = {path.split("/")[0] for path in MANDATORY}
    assert set(SAID) <= top | OPTIONAL


def test_its_values_are_the_standard_s() -> None:
    assert value("publiccodeYmlVersion") == "0.7"
    assert value("softwareType") == "standalone/desktop"
    assert value("developmentStatus") in STATUSES
    assert value("maintenance/type") in MAINTAINED
    assert set(value("platforms")) == {"windows", "mac", "linux"}
    assert set(value("categories")) <= CATEGORIES
    assert set(value("intendedAudience/scope")) <= SCOPES
    assert value("intendedAudience/countries") == ["DK"]
    assert value("localisation/availableLanguages") == ["da"]
    assert value("localisation/localisationReady") is False


def test_it_is_described_in_danish_and_english_within_the_standard_s_lengths() -> None:
    assert set(value("description")) == {"da", "en"}
    for language, told in value("description").items():
        assert set(told) == {"shortDescription", "longDescription", "features"}, language
        assert 0 < len(told["shortDescription"]) <= 150, language
        assert "\n" not in told["shortDescription"]
        assert 150 <= len(told["longDescription"]) <= 10_000, language
        assert 5 <= len(told["features"]) <= 20, language
        assert all(feature == feature.strip() != "" for feature in told["features"])


def test_it_says_the_same_as_the_package() -> None:
    project = (REPOSITORY / "pyproject.toml").read_text(encoding="utf-8")
    licence = re.search(r'^license = "(.*)"$', project, re.MULTILINE)
    author = re.search(r'^authors = \[\{ name = "(.*)" \}\]$', project, re.MULTILINE)
    python = re.search(r'^requires-python = ">=(.*)"$', project, re.MULTILINE)
    assert licence
    assert author
    assert python
    # The standard takes open licences only: the framework's text is not one, nor the software.
    assert f"{value('legal/license')} AND LicenseRef-Odsherred-Kommune" == licence[1]
    assert value("legal/mainCopyrightOwner") == author[1]
    assert value("dependsOn/open") == [{"name": "Python", "versionMin": python[1]}]
    assert "Development Status :: 4 - Beta" in project
    assert value("developmentStatus") == "beta"


def test_a_weakness_can_be_reported_without_an_address_that_nobody_reads() -> None:
    assert "Report a vulnerability" in SECURITY
    assert "confidential" in SECURITY
    assert "What is supported" in SECURITY
    assert "lg --version" in SECURITY
    assert not re.search(r"[\w.+-]+@[\w-]+\.\w+", SECURITY)
    assert not re.search(r"https?://", SECURITY)
