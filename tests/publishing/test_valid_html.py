"""All pages that the program writes are valid HTML."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from hostile import make_hostile_register
from installed_programs import find_program
from running import Eapa
from site_links import list_pages

# Long titles come from the register; the other rules concern only style.
DISABLED_RULES = ("long-title", "doctype-style", "void-style", "no-trailing-whitespace", "attribute-boolean-style")
# The id of the owner of each register.
OWNERS = {"sample": "eapa", "every field": "alpha", "hostile": "owner"}


@pytest.mark.parametrize("records", ["sample", "every field", "hostile"])
def test_the_site_the_single_file_and_reports_are_valid(
    records: str, eapa: Eapa, register: Path, request: pytest.FixtureRequest
) -> None:
    program = find_program("html-validate", source="'npm install --global html-validate' provides it")
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
