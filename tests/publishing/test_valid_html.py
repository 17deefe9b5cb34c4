"""All pages that the program writes are valid HTML."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hostile import make_hostile_register
from running import Eapa
from site_links import list_pages

# Long titles come from the register; the other rules concern only style.
DISABLED_RULES = ("long-title", "doctype-style", "void-style", "no-trailing-whitespace", "attribute-boolean-style")
# The id of the owner of each register.
OWNERS = {"sample": "eapa", "every field": "alpha", "hostile": "owner"}


def find_validator() -> str:
    """Return the path of html-validate. Without it, the test is skipped, or fails if EAPA_BROWSER_TESTS is set."""
    program = shutil.which("html-validate")
    if program is None:
        message = "html-validate is not installed: 'npm install --global html-validate' provides it"
        if os.environ.get("EAPA_BROWSER_TESTS"):
            pytest.fail(message)
        pytest.skip(message)
    return program


@pytest.mark.parametrize("records", ["sample", "every field", "hostile"])
def test_the_site_the_single_file_and_reports_are_valid(
    records: str, eapa: Eapa, register: Path, request: pytest.FixtureRequest
) -> None:
    program = find_validator()
    if records == "every field":
        request.getfixturevalue("full_register")
    elif records == "hostile":
        shutil.rmtree(register / "data")
        make_hostile_register(register)
    assert eapa("site", "site").code == 0
    for lang in ("en", "ru"):
        assert eapa("site", "--single", f"one-{lang}.html", "--lang", lang).code == 0
        assert eapa("report", "--partner-pages", f"report-{lang}.html", "--lang", lang).code == 0
        assert eapa("report", f"one-report-{lang}.html", "--of", OWNERS[records], "--lang", lang).code == 0

    config = {"root": True, "extends": ["html-validate:standard"], "rules": dict.fromkeys(DISABLED_RULES, "off")}
    (register / ".htmlvalidate.json").write_text(json.dumps(config))
    pages = [*list_pages(register / "site"), *register.glob("*.html")]
    command = [program, *map(str, pages)]
    result = subprocess.run(command, check=False, capture_output=True, encoding="utf-8", cwd=register)
    assert result.returncode == 0, result.stdout
