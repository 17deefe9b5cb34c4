import json
import re
import shutil
import sqlite3
import sys
import xml.etree.ElementTree as ET
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
import yaml
from full_register import AGREEMENTS, ORGANIZATIONS
from hostile import make_hostile_register
from pyarrow import parquet
from repositories import Repo
from running import Eapa, Outcome
from site_links import Links, find_broken_links, list_pages

from eapa_cli.index.read_model import Index
from eapa_cli.model.vocabulary import Kind
from eapa_cli.publishing.addresses import segment
from eapa_cli.publishing.data_page import data_page
from eapa_cli.publishing.downloads import download_pages
from eapa_cli.publishing.feeds import site_maps
from eapa_cli.publishing.git_events import read_history
from eapa_cli.publishing.page_layout import Layout, site_languages
from eapa_cli.publishing.page_parts import host_of
from eapa_cli.publishing.search_words import SearchWords
from eapa_cli.publishing.settings import settings_of
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.publishing.wording import Wording

DAY = "2026-11-24"
ATOM = "{http://www.w3.org/2005/Atom}"


def build(eapa: Eapa, site: str = "site", *options: str) -> Outcome:
    outcome = eapa("site", site, "--as-of", DAY, *options)
    assert outcome.code == 0, outcome.err
    return outcome


def read_page(register: Path, address: str) -> str:
    return (register / "site" / address).read_text(encoding="utf-8")


def change(register: Path, path: str, **fields: Any) -> None:
    file = register / "data" / path
    data = yaml.safe_load(file.read_text(encoding="utf-8"))
    file.write_text(yaml.safe_dump({**data, **fields}, allow_unicode=True), encoding="utf-8")


def test_each_record_has_a_page_in_each_language_of_the_register(eapa: Eapa, register: Path) -> None:
    build(eapa)

    english = read_page(register, "agreements/2021-09-24-eapa-scopdc-uz/index.html")
    russian = read_page(register, "ru/agreements/2021-09-24-eapa-scopdc-uz/index.html")
    assert "24 September 2021 (year uncertain)" in english
    assert "24 сентября 2021 года (год предположительный)" in russian
    assert "Центр народной дипломатии ШОС в Узбекистане" in russian
    for kind in ("agreements", "organizations"):
        ids = {file.stem for file in (register / "data" / kind).glob("*.yaml")}
        for folder in ("site", "site/ru"):
            assert ids == {page.parent.name for page in (register / folder / kind).glob("*/index.html")}


@pytest.mark.parametrize("kind", ["real", "full", "hostile"])
def test_no_link_is_broken_and_no_page_is_heavy(kind: str, eapa: Eapa, register: Path, request: Any) -> None:
    if kind == "full":
        request.getfixturevalue("full")
    elif kind == "hostile":
        shutil.rmtree(register / "data")
        make_hostile_register(register)
    build(eapa)
    site = register / "site"

    assert list(find_broken_links(site)) == []
    for page in list_pages(site):
        links = Links(page)
        assert links.handlers == []
        assert len(links.ids) == len(set(links.ids))
        assert page.stat().st_size < 100_000
    assert not list(register.rglob("evil*"))


def test_every_public_fact_of_a_record_is_on_its_page(eapa: Eapa, full: Path) -> None:
    build(eapa)

    page = read_page(full, "agreements/2021-09-24-alpha-beta/index.html")
    for fact in ("The year is not stated.", "A Hall, Oslo, Norway", "A Forum", "First.", "Head of the Republic", "Anne One",
                 "Music, dance", "By proxy", "1 October 2021", "30 September 2026", "5 years", "for 1 year each time",
                 "at most 2 times", "3 months", "Both say so.", "a party withdrew", "Alpha left.", "English (authentic text)",
                 "Scan", "application/pdf", "Read twice", "is no letter", "2021-alpha-beta", "This agreement renews"):  # fmt: skip
        assert fact in page, fact
    page = read_page(full, "organizations/alpha/index.html")
    for fact in ("from 2001 to 2020 (approximate)", "Альфа", "The Old House, Oslo, Norway", "A body.", "Beta", "For a year.", "Somebody",
                 "98", "about 40", "more than 7", "Its own count.", "0105012349", "alpha-old", "2090 (uncertain)"):  # fmt: skip
        assert fact in page, fact
    assert "Includes" in read_page(full, "organizations/beta/index.html")


def test_private_fields_are_nowhere_in_the_site(eapa: Eapa, full: Path) -> None:
    secret = {"name": "Olga Verborgen", "email": "verborgen@example.org"}
    change(full, "agreements/2021-09-24-alpha-beta.yaml", responsible=secret, **{"x-desk": "Verborgen"})
    change(full, "register.yaml", responsible=secret, removed=[{"id": "verborgen", "note": "Verborgen"}])
    build(eapa)
    assert eapa("site", "--single", "one.html", "--as-of", DAY).code == 0

    for file in [*(full / "site").rglob("*"), full / "one.html"]:
        if file.is_file() and file.name != "alpha.json":
            content = file.read_bytes()
            for word in (b"Verborgen", b"verborgen", b"x-desk", b"x-seal", b"known-source"):
                assert word not in content, file
    assert json.loads(read_page(full, "api/v1/register.json"))["register"].keys().isdisjoint({"waivers", "x-desk"})


def test_what_is_due_is_shown_only_if_the_register_allows_it(eapa: Eapa, register: Path) -> None:
    path = "agreements/2020-01-31-eapa-tass.yaml"
    change(register, path, term={"ends": "2027-01-31", "notice": "P10D"})
    build(eapa)
    before = read_page(register, "index.html") + read_page(register, "agreements/2020-01-31-eapa-tass/index.html")
    change(register, "register.yaml", site={"due": True})
    build(eapa)
    after = read_page(register, "index.html"), read_page(register, "agreements/2020-01-31-eapa-tass/index.html")

    assert "Last day for notice" not in before
    assert 'class="status due"' not in before
    assert "Due within 90 days" in after[0]
    assert "Last day for notice" in after[1]


def test_only_files_that_changed_are_written(eapa: Eapa, register: Path) -> None:
    build(eapa)
    before = {page: page.stat().st_mtime_ns for page in list_pages(register / "site")}
    again = build(eapa)
    change(register, "agreements/2020-01-31-eapa-tass.yaml", notes="Read again.")
    build(eapa)

    assert ": 0 files written" in again.err
    written = {
        page.relative_to(register / "site").as_posix()
        for page, moment in before.items()
        if page.stat().st_mtime_ns != moment
    }
    assert written == {f"{folder}agreements/2020-01-31-eapa-tass/index.html" for folder in ("", "ru/")}


def test_a_page_of_a_removed_record_is_removed_and_other_files_stay(eapa: Eapa, register: Path) -> None:
    build(eapa, "site", "--url", "https://a.example")
    (register / "site/CNAME").write_text("register.example.org")
    (register / "data/agreements/2020-01-31-eapa-tass.yaml").unlink()
    outcome = build(eapa)

    assert not (register / "site/agreements/2020-01-31-eapa-tass").exists()
    assert not (register / "site/sitemap.xml").exists()
    assert (register / "site/CNAME").exists()
    assert "removed" in outcome.err


def test_a_page_that_was_changed_by_hand_or_a_damaged_manifest_is_repaired(eapa: Eapa, register: Path) -> None:
    build(eapa)
    page = register / "site/index.html"
    whole = page.read_text(encoding="utf-8")
    page.write_text("")
    (register / "site/data/index.html").unlink()
    build(eapa)
    assert (register / "site/data/index.html").exists()
    repaired = page.read_text(encoding="utf-8")
    (register / "site/.eapa-site.json").write_text("[]")
    page.unlink()
    build(eapa)
    again = page.read_text(encoding="utf-8")
    (register / "site/.eapa-site.json").write_bytes(b"\xff")
    page.unlink()
    build(eapa)

    assert whole == repaired == again == page.read_text(encoding="utf-8")


def test_a_manifest_that_leads_out_of_the_folder_removes_nothing(eapa: Eapa, register: Path) -> None:
    build(eapa)
    manifest = register / "site/.eapa-site.json"
    known = json.loads(manifest.read_text())
    known["files"].append("../data/register.yaml")
    manifest.write_text(json.dumps(known))
    build(eapa)

    assert (register / "data/register.yaml").exists()


def test_a_folder_with_other_files_is_refused_unless_forced(eapa: Eapa, register: Path) -> None:
    refused = eapa("site", "data")
    a_file = eapa("site", "data/register.yaml")
    build(eapa, "data/agreements", "--force")

    assert refused == Outcome(
        3,
        "",
        "error: 'data' has files that are not of a site made by eapa\n"
        "hint: name an empty folder, or add --force to write among them\n",
    )
    assert a_file.code == 3
    assert (register / "data/agreements/index.html").exists()


def test_a_link_in_the_site_is_not_followed(eapa: Eapa, register: Path) -> None:
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
        ((), "name the folder of the site, or a file with --single"),
        (("site", "--single", "one.html"), "name the folder of the site, or a file with --single"),
        (("site", "--lang", "de"), "'de' is not a language of the site"),
        (("site", "--lang", "ru"), "--lang is for --single only"),
        (("site", "--url", "register.example.org"), "'register.example.org' is not the address of a site"),
    ],
)
def test_a_usage_error_is_one_sentence(arguments: tuple[str, ...], message: str, eapa: Eapa) -> None:
    outcome = eapa("site", *arguments)

    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {message}")


def test_a_former_id_leads_to_the_present_page(eapa: Eapa, full: Path) -> None:
    build(eapa)

    assert 'content="0; url=../../organizations/alpha/"' in read_page(full, "organizations/alpha-old/index.html")


def test_with_an_address_there_are_a_site_map_and_complete_links(eapa: Eapa, full: Path) -> None:
    build(eapa)
    named = read_page(full, "sitemap.xml")
    build(eapa, "site", "--url", "https://other.example/base")

    assert "<loc>https://alpha.example/agreements/ru/organizations/alpha/</loc>" in named
    assert "alpha-old" not in named
    assert "<loc>https://other.example/base/</loc>" in read_page(full, "sitemap.xml")
    assert '<link rel="canonical" href="https://other.example/base/topics/law/">' in read_page(
        full, "topics/law/index.html"
    )
    assert 'href="https://other.example/base/agreements/"' in read_page(full, "404.html")


def test_the_api_has_a_file_for_each_record_and_lists(eapa: Eapa, full: Path) -> None:
    build(eapa)

    unsigned = [record for record in AGREEMENTS if "stage" in record]
    signed = [record for record in AGREEMENTS if "stage" not in record]
    lists = (("agreements", signed), ("unsigned", unsigned), ("organizations", ORGANIZATIONS))
    for name, records in lists:
        listed = json.loads(read_page(full, f"api/v1/{name}.json"))[name]
        assert {one["id"] for one in listed} == {record["id"] for record in records}
        for one in listed:
            record = json.loads(read_page(full, one["record"]))
            assert record["version"] == 1
            assert record["organization" if name == "organizations" else "agreement"]["id"] == one["id"]
            assert (full / "site" / one["page"] / "index.html").exists()


def test_all_formats_are_offered_without_the_fields_of_the_register(eapa: Eapa, full: Path) -> None:
    build(eapa)
    links = Links(full / "site/data/index.html")

    names = {address.rpartition("/")[2] for address in links.addresses if "downloads/" in address}
    assert names == {"agreements.csv", "organizations.csv", *(f"register.{ending}" for ending in ("xlsx", "json", "jsonld", "sqlite")),
                     "register-parquet.zip"}  # fmt: skip
    with ZipFile(full / "site/downloads/register-parquet.zip") as archive:
        facts = parquet.read_table(BytesIO(archive.read("facts.parquet"))).to_pylist()
        assert "agreements/year=2021/part-0.parquet" in archive.namelist()
    with closing(sqlite3.connect(full / "site/downloads/register.sqlite")) as database:
        places = [place for (place,) in database.execute("SELECT place FROM facts")]
        assert database.execute("SELECT count(*) FROM agreements_fts").fetchone()
    assert sorted(places) == sorted(fact["place"] for fact in facts)
    assert len(places) > 50
    assert not [place for place in places if "x-" in place or "responsible" in place]


def test_without_its_library_parquet_is_not_offered(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    build(eapa)

    assert not (register / "site/downloads/register-parquet.zip").exists()
    assert "Parquet" not in read_page(register, "data/index.html")


def test_a_large_register_offers_csv_and_json_and_says_so(register: Path) -> None:
    for number in range(1000):
        file = register / f"data/organizations/copy-{number}.yaml"
        file.write_text(f"id: copy-{number}\nnames: [{{value: C{number}, lang: en, kind: official}}]\ntype: ngo\n")
    data = SiteData(Index(register, None), date(2026, 11, 24), {}, settings_of({}, None))
    languages = site_languages(["en"])
    page = str(data_page(Layout(data, languages[0], languages, has_feeds=False)).content())

    names = ["agreements.csv", "organizations.csv", "register.json"]
    assert [one.path for one in download_pages(data)] == [f"downloads/{name}" for name in names]
    assert "With more than 1,000 records, only CSV and JSON are offered here." in page


def test_csv_and_json_are_those_of_an_export(eapa: Eapa, register: Path) -> None:
    build(eapa)
    for name, options in (("agreements.csv", ("--excel",)), ("register.json", ())):
        assert eapa("export", name, *options).code == 0
        found = (register / "site/downloads" / name).read_bytes()
        assert found == (register / name).read_bytes()


def test_the_feed_has_new_and_changed_agreements_from_git(eapa: Eapa, register: Path) -> None:
    (register / ".git").rmdir()
    repo = Repo(register).start()
    repo.commit("begin")
    change(register, "agreements/2020-01-31-eapa-tass.yaml", notes="Read again.")
    repo.commit("notes")
    assert eapa("rename", "2020-10-12-eapa-noosphere", "2020-eapa-noosphere").code == 0
    repo.commit("rename")
    assert eapa("remove", "2022-05-11-eapa-ibn-sino", "--yes").code == 0
    repo.commit("remove")
    build(eapa)
    build(eapa)

    feed = ET.fromstring(read_page(register, "ru/feeds/changes.xml"))
    entries = [
        (entry.findtext(f"{ATOM}updated"), entry.findtext(f"{ATOM}summary"), entry.find(f"{ATOM}link").get("href"))  # type: ignore[union-attr]
        for entry in feed.findall(f"{ATOM}entry")
    ]
    assert entries[0][1:] == ("Изменён идентификатор записи.", "../agreements/2020-eapa-noosphere/")
    assert entries[1][1:] == ("Изменено: примечания.", "../agreements/2020-01-31-eapa-tass/")
    assert {summary for _, summary, _ in entries[2:]} == {"Запись внесена в реестр."}
    assert not [href for _, _, href in entries if "ibn-sino" in str(href)]
    assert "Record added." in read_page(register, "agreements/2020-eapa-noosphere/index.html")


def test_a_long_list_is_in_pages(eapa: Eapa, register: Path) -> None:
    original = yaml.safe_load((register / "data/agreements/2020-01-31-eapa-tass.yaml").read_text(encoding="utf-8"))
    for number in range(40):
        id_ = f"2020-copy-{number}"
        file = register / f"data/agreements/{id_}.yaml"
        file.write_text(yaml.safe_dump({**original, "id": id_}, allow_unicode=True), encoding="utf-8")
    build(eapa)

    assert 'href="../../agreements/" rel="prev"' in read_page(register, "agreements/_2/index.html")
    assert 'href="../../organizations/eapa/_2/" rel="next"' in read_page(register, "organizations/eapa/index.html")
    assert list(find_broken_links(register / "site")) == []


def test_one_file_has_every_page_and_needs_no_other(eapa: Eapa, register: Path) -> None:
    refused = eapa("site", "--single", "data/register.yaml")
    outcome = eapa("site", "--single", "one.html", "--lang", "ru")
    links = Links(register / "one.html")

    assert refused.code == 3
    assert outcome == Outcome(0, "", "written: one.html\n")
    inside = [address.removeprefix("#") or "start/" for address in links.addresses if address.startswith("#")]
    assert set(inside) <= set(links.ids)
    assert len(links.ids) == len(set(links.ids))
    assert not [address for address in links.addresses if not address.startswith(("#", "http"))]
    assert {f"agreements/{file.stem}/" for file in (register / "data/agreements").iterdir()} <= set(links.ids)


def test_a_register_without_records_has_a_site(eapa: Eapa, register: Path) -> None:
    shutil.rmtree(register / "data")
    (register / "data").mkdir()
    (register / "data/register.yaml").write_text("title: {de: Verzeichnis}\nowner: nobody\nlanguages: [de]\n")
    build(eapa)

    assert "Verzeichnis" in read_page(register, "index.html")
    assert list(find_broken_links(register / "site")) == []


def test_the_timeline_follows_renewals_amendments_and_the_end(eapa: Eapa, register: Path) -> None:
    tass = yaml.safe_load((register / "data/agreements/2020-01-31-eapa-tass.yaml").read_text(encoding="utf-8"))
    tacit = {"duration": "P1Y", "renewal": {"mode": "tacit", "period": "P1Y", "max": 9}}
    cases: dict[str, dict[str, Any]] = {
        "renewed": {"term": tacit},
        "without-period": {"term": {"ends": "2021-01-31", "renewal": {"mode": "tacit"}}},
        "endless": {"term": {"ends": ".."}},
        "over": {"term": {"ends": "2021-01-31", "renewal": {"mode": "none"}}},
        "amended": {"term": {"duration": "P1Y"}},
        "amendment": {"relations": [{"type": "amends", "agreement": "amended"}], "term": {"ends": "2029"}},
        "planned": {"signed": {"date": "2030"}, "term": {"duration": "P1Y", "renewal": {"mode": "express"}}},
        "old": {},
        "new": {"relations": [{"type": "supersedes", "agreement": "old"}, {"type": "implements", "agreement": "none"}]},
        "ended": {"terminated": {"grounds": "withdrawn"}},
        "unclear": {"signed": None, "term": tacit, "title": None},
    }
    for id_, fields in cases.items():
        data = {key: value for key, value in {**tass, "id": id_, **fields}.items() if value is not None}
        file = register / f"data/agreements/{id_}.yaml"
        file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
    build(eapa)

    expected = {
        "renewed": (
            "Renewed automatically for 1 year",
            "End of the current term: 31 January 2027",
            "unless a party objects",
        ),
        "without-period": ("for how long it was renewed",),
        "endless": ("It has no end date.",),
        "over": ("Its term has ended.", "Term ended", "none"),
        "amended": ("Amended by", "End of the current term: 2029"),
        "amendment": ("This agreement amends",),
        "planned": ("Its term has not started yet.", "by agreement of the parties"),
        "old": ("Another agreement has taken its place.", "Superseded by"),
        "new": ("This agreement implements", "none"),
        "ended": ("It was terminated before the end of its term.", "Date unknown"),
        "unclear": ("Agreement: World Peoples Assembly — ", "not recorded"),
    }
    for id_, words in expected.items():
        page = read_page(register, f"agreements/{id_}/index.html")
        for word in words:
            assert word in page, (id_, word)
    change(register, "agreements/amendment.yaml", term={"ends": "2031"})
    build(eapa)
    assert "End of the current term: 2031" in read_page(register, "agreements/amended/index.html")


def test_a_large_history_is_kept_and_its_cache_may_be_damaged(eapa: Eapa, register: Path, tmp_path: Path) -> None:
    (register / ".git").rmdir()
    original = yaml.safe_load((register / "data/agreements/2020-01-31-eapa-tass.yaml").read_text(encoding="utf-8"))
    for number in range(202):
        file = register / f"data/organizations/copy-{number}.yaml"
        file.write_text(f"id: copy-{number}\nnames: [{{value: C{number}, lang: en, kind: official}}]\ntype: ngo\n")
    repo = Repo(register).start()
    repo.commit("many at once")
    (register / "data/agreements/2020-01-31-eapa-tass.yaml").write_text(yaml.safe_dump(original), encoding="utf-8")
    repo.commit("only the format")
    change(register, "register.yaml", owner="tass")
    repo.commit("the register")
    assert eapa("merge", "copy-1", "copy-0").code == 0
    repo.commit("merge")
    for number in range(202):
        if number != 1:
            change(register, f"organizations/copy-{number}.yaml", notes="Changed.")
    repo.commit("many changed")
    cache = tmp_path / "cache/history.json"
    history = read_history(register, cache)
    known = read_history(register, cache)
    cache.write_text("{}")
    again = read_history(register, cache)
    cache.unlink()
    cache.mkdir()

    assert history.events == known.events == again.events == read_history(register, cache).events
    assert [sentence for _, _, sentence in history.of("copy-0", Wording("en", ["en"]))] == [
        "Record added.",
        "Changed: names, former identifiers.",
        "Another record of the same subject was merged into this one.",
        "Record changed.",
    ]
    assert [event.how for event in history.events if event.record == "2020-01-31-eapa-tass"] == ["added"]


def test_a_large_site_map_is_in_parts() -> None:
    addresses = [f"agreements/{number}/" for number in range(45_001)]
    pages = {page.path: str(page.content()) for page in site_maps("https://a.example/", addresses)}

    assert list(pages) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert "<sitemap><loc>https://a.example/sitemap-2.xml</loc></sitemap>" in pages["sitemap.xml"]
    assert pages["sitemap-2.xml"].count("<loc>") == 1


def test_search_has_the_same_words_without_full_text_search(register: Path) -> None:
    index = Index(register, None)
    data = SiteData(index, date(2026, 11, 24), {}, settings_of({}, None))
    with_fts = [SearchWords(index).of(Kind.AGREEMENT, one) for one in data.agreements.values()]
    index.database.execute("DROP TABLE words")

    assert [SearchWords(index).of(Kind.AGREEMENT, one) for one in data.agreements.values()] == with_fts


def test_addresses_are_safe_and_different() -> None:
    ids = [
        "a-b",
        "A-b",
        "..",
        ".",
        "",
        "a/b",
        "a" * 200,
        "ä" * 119,
        "con",
        "_2",
        "~2e",
        "a" * 120 + "b",
        "a" * 120 + "c",
    ]
    segments = [segment(id_) for id_ in ids]

    assert segments[0] == "a-b"
    assert len(set(segments)) == len(ids)
    assert all(re.fullmatch("[a-z0-9-]+|~[a-z0-9~]*", one) and len(one) < 200 for one in segments)


@pytest.mark.parametrize(
    ("url", "host"), [("https://www.a.example/b", "a.example"), ("mailto:a@b", "mailto:a@b"), ("http://[", "http://[")]
)
def test_the_host_of_a_source_is_shown(url: str, host: str) -> None:
    assert host_of(url) == host
