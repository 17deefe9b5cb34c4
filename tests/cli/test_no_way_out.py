"""Nothing in a register that others made lets a command write outside of it."""

import sys
from pathlib import Path

import pytest
from running import Eapa

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows makes links for administrators only")

SET = ("set", "tass", "website=https://tass.com/en")


@pytest.fixture(name="victim")
def file_outside(register: Path) -> Path:
    (register / ".eapa").mkdir()
    victim = register.parent / "victim"
    victim.write_text("mine", encoding="utf-8")
    return victim


def test_a_link_that_has_the_name_of_a_draft_is_not_followed(eapa: Eapa, register: Path, victim: Path) -> None:
    (register / "data/organizations/.eapa-tass.yaml.draft").symlink_to(victim)

    outcome = eapa(*SET)

    assert (outcome.code, victim.read_text(encoding="utf-8")) == (0, "mine")
    written = register / "data/organizations/tass.yaml"
    assert not written.is_symlink()
    assert "https://tass.com/en" in written.read_text(encoding="utf-8")


@pytest.mark.parametrize("link", [".gitignore", "journal.json.draft"])
def test_a_link_that_leads_to_no_file_makes_none(eapa: Eapa, register: Path, victim: Path, link: str) -> None:
    (register / ".eapa" / link).symlink_to(victim.with_name("new"))

    assert eapa(*SET).code == 0
    assert not victim.with_name("new").exists()
    assert sorted(path.name for path in (register / ".eapa").iterdir()) == [".gitignore", "lock"]
    assert (register / ".eapa/.gitignore").read_text(encoding="utf-8") == "*\n"


def test_the_lock_is_no_link(eapa: Eapa, register: Path, victim: Path) -> None:
    (register / ".eapa/lock").symlink_to(victim)

    assert eapa(*SET) == (
        3, "", "error: '.eapa/lock' is a link, and may lead out of the register\nhint: delete it\n",
    )  # fmt: skip
    assert victim.read_text(encoding="utf-8") == "mine"


def test_validate_tells_of_drafts_among_the_records(eapa: Eapa, register: Path, victim: Path) -> None:
    (register / "data/organizations/.eapa-tass.yaml.draft").symlink_to(victim)

    outcome = eapa("validate")

    assert ".eapa-tass.yaml.draft" in outcome.out
    assert "nothing is read from this file: it is a draft that a command left" in outcome.out
