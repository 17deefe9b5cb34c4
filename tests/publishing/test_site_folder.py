"""The folder of a site: the files that a build writes, removes, preserves or refuses."""

import json
from pathlib import Path

import pytest
from built_site import build_site, change_record
from running import Eapa, Outcome
from site_links import list_pages


def test_only_files_that_changed_are_written(eapa: Eapa, register: Path) -> None:
    build_site(eapa)
    before = {page: page.stat().st_mtime_ns for page in list_pages(register / "site")}
    again = build_site(eapa)
    change_record(register, "agreements/2020-01-31-eapa-tass.yaml", notes="Read again.")
    build_site(eapa)

    assert ": 0 files written" in again.err
    # The page of the changed record in both languages. The first language has no folder of its own.
    written = {
        page.relative_to(register / "site").as_posix()
        for page, moment in before.items()
        if page.stat().st_mtime_ns != moment
    }
    assert written == {f"{folder}agreements/2020-01-31-eapa-tass/index.html" for folder in ("", "ru/")}


def test_pages_of_a_removed_record_are_removed_and_the_users_own_files_stay(eapa: Eapa, register: Path) -> None:
    build_site(eapa, "site", "--url", "https://a.example")
    (register / "site/CNAME").write_text("register.example.org")
    (register / "data/agreements/2020-01-31-eapa-tass.yaml").unlink()
    (register / "site/sitemap.xml").unlink()  # deleted by hand, so the program does not count it as removed
    outcome = build_site(eapa)

    assert not (register / "site/agreements/2020-01-31-eapa-tass").exists()
    assert (register / "site/CNAME").exists()
    # The data of the agreement, and in two languages its page and those of its only signatory and only topic.
    assert outcome.err.endswith(", 7 removed\n")


def test_a_changed_and_a_missing_page_are_repaired(eapa: Eapa, register: Path) -> None:
    build_site(eapa)
    changed, missing = register / "site/index.html", register / "site/data/index.html"
    originals = changed.read_text(encoding="utf-8"), missing.read_text(encoding="utf-8")
    changed.write_text("")
    missing.unlink()

    build_site(eapa)

    assert (changed.read_text(encoding="utf-8"), missing.read_text(encoding="utf-8")) == originals


def test_a_page_is_repaired_in_spite_of_a_damaged_manifest(eapa: Eapa, register: Path) -> None:
    build_site(eapa)
    page, manifest = register / "site/index.html", register / "site/.eapa-site.json"
    original = page.read_text(encoding="utf-8")

    other_json, not_utf_8 = b"[]", b"\xff"
    for damage in (other_json, not_utf_8):
        manifest.write_bytes(damage)
        page.unlink()
        build_site(eapa)
        assert page.read_text(encoding="utf-8") == original


def test_a_manifest_that_leads_out_of_the_folder_removes_nothing(eapa: Eapa, register: Path) -> None:
    build_site(eapa)
    manifest = register / "site/.eapa-site.json"
    content = json.loads(manifest.read_text())
    content["files"].append("../data/register.yaml")
    manifest.write_text(json.dumps(content))
    build_site(eapa)

    assert (register / "data/register.yaml").exists()


def test_a_folder_with_other_files_is_refused(eapa: Eapa) -> None:
    assert eapa("site", "data") == Outcome(
        3,
        "",
        "error: 'data' has files that are not of a site made by eapa\n"
        "hint: name an empty folder, or add --force to write among them\n",
    )


def test_a_folder_with_other_files_is_used_if_forced(eapa: Eapa, register: Path) -> None:
    build_site(eapa, "data/agreements", "--force")

    assert (register / "data/agreements/index.html").exists()


def test_a_file_in_the_place_of_the_folder_is_refused(eapa: Eapa) -> None:
    assert eapa("site", "data/register.yaml").code == 3


def test_a_symbolic_link_in_the_site_is_refused(eapa: Eapa, register: Path) -> None:
    (register / "elsewhere").mkdir()
    (register / "site").mkdir()
    (register / "site/topics").symlink_to(register / "elsewhere")
    outcome = eapa("site", "site", "--force")

    assert outcome.code == 3
    assert "is a link" in outcome.err
    assert not list((register / "elsewhere").iterdir())


def test_a_folder_that_cannot_be_written_is_reported(eapa: Eapa, register: Path) -> None:
    (register / "site").mkdir()
    (register / "site/topics").write_text("a file in the place of a folder")
    outcome = eapa("site", "site", "--force")

    assert outcome.code == 4
    assert outcome.err.startswith("error: 'site' cannot be written")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((), "name either the folder of the site, or a file with --single"),
        (("site", "--single", "one.html"), "name either the folder of the site, or a file with --single"),
        (("site", "--lang", "de"), "'de' is not a language of the site"),
        (("site", "--lang", "ru"), "--lang is for --single only"),
        (("site", "--url", "register.example.org"), "'register.example.org' is not the address of a site"),
        (("site", "--url", ""), "'' is not the address of a site"),
        (("site", "--url", "https://"), "'https://' is not the address of a site"),
        (("site", "--url", "https://a.example/?x=1"), "'https://a.example/?x=1' is not the address of a site"),
    ],
)
def test_a_usage_error_is_one_sentence(arguments: tuple[str, ...], message: str, eapa: Eapa) -> None:
    outcome = eapa("site", *arguments)

    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {message}")
