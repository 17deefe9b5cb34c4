"""The data of a site for programs: its API, downloads, feeds, site map and search words."""

import json
import sqlite3
import sys
import xml.etree.ElementTree as ET
from contextlib import closing
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
import yaml
from built_site import build_site, change_record, read_page
from full_register import AGREEMENTS, ORGANIZATIONS
from measured_time import measure_seconds
from pyarrow import parquet
from repositories import Repo
from running import Eapa
from site_links import Links

from eapa_cli.index.read_model import Index
from eapa_cli.publishing.data_page import make_data_page
from eapa_cli.publishing.downloads import make_download_pages
from eapa_cli.publishing.feeds import make_site_maps
from eapa_cli.publishing.git_history import read_history
from eapa_cli.publishing.page_layout import Layout, site_languages
from eapa_cli.publishing.site_data import SiteData
from eapa_cli.publishing.site_settings import read_settings
from eapa_cli.publishing.wording import Wording

ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_api_has_a_file_for_each_record_and_lists(eapa: Eapa, full_register: Path) -> None:
    build_site(eapa)

    unsigned = [record for record in AGREEMENTS if "stage" in record]
    signed = [record for record in AGREEMENTS if "stage" not in record]
    # The name of a list, its records, and the key of the record in its file.
    lists = (
        ("agreements", signed, "agreement"),
        ("unsigned", unsigned, "agreement"),
        ("organizations", ORGANIZATIONS, "organization"),
    )
    for name, records, key in lists:
        entries = json.loads(read_page(full_register, f"api/v1/{name}.json"))[name]
        assert {entry["id"] for entry in entries} == {record["id"] for record in records}
        for entry in entries:
            document = json.loads(read_page(full_register, entry["record"]))
            assert document["version"] == 1
            assert document[key]["id"] == entry["id"]
            assert (full_register / "site" / entry["page"] / "index.html").exists()


def test_downloads_in_all_formats_are_offered_without_private_fields(eapa: Eapa, full_register: Path) -> None:
    build_site(eapa)
    links = Links(full_register / "site/data/index.html")

    names = {address.rpartition("/")[2] for address in links.addresses if "downloads/" in address}
    assert names == {"agreements.csv", "organizations.csv", *(f"register.{ending}" for ending in ("xlsx", "json", "jsonld", "sqlite")),
                     "register-parquet.zip"}  # fmt: skip
    with ZipFile(full_register / "site/downloads/register-parquet.zip") as archive:
        facts = parquet.read_table(BytesIO(archive.read("facts.parquet"))).to_pylist()
        assert "agreements/year=2021/part-0.parquet" in archive.namelist()
    with closing(sqlite3.connect(full_register / "site/downloads/register.sqlite")) as database:
        places = [place for (place,) in database.execute("SELECT place FROM facts")]
        about_facts = """SELECT about FROM dictionary WHERE "table" = 'facts' AND "column" = ''"""
        ((description,),) = database.execute(about_facts)
        assert database.execute("SELECT count(*) FROM agreements_fts").fetchone()
    assert sorted(places) == sorted(fact["place"] for fact in facts)
    assert "signed.date" in places
    assert not [place for place in places if "x-" in place or "responsible" in place]
    assert description == "Every value of a record except 'responsible' and extension fields (x-...)."


def test_parquet_is_not_offered_without_its_library(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    build_site(eapa)

    assert not (register / "site/downloads/register-parquet.zip").exists()
    assert "Parquet" not in read_page(register, "data/index.html")


def test_a_register_of_more_than_1000_records_offers_only_csv_and_json(register: Path) -> None:
    for number in range(1000):  # in addition to the 30 records of the register
        file = register / f"data/organizations/copy-{number}.yaml"
        file.write_text(f"id: copy-{number}\nnames: [{{value: C{number}, lang: en, kind: official}}]\ntype: ngo\n")
    data = SiteData(Index(register, None), date(2026, 11, 24), {}, read_settings({}, None))
    languages = site_languages(["en"])
    page = str(make_data_page(Layout(data, languages[0], languages, has_feeds=False)).content())

    names = ["agreements.csv", "organizations.csv", "register.json"]
    assert [page.path for page in make_download_pages(data)] == [f"downloads/{name}" for name in names]
    assert "With more than 1,000 records, only CSV and JSON are offered here." in page


def test_csv_and_json_downloads_are_the_same_files_as_exports(eapa: Eapa, register: Path) -> None:
    build_site(eapa)
    for name, options in (("agreements.csv", ("--excel",)), ("register.json", ())):
        assert eapa("export", name, *options).code == 0
        download = (register / "site/downloads" / name).read_bytes()
        assert download == (register / name).read_bytes()


def test_the_feed_has_new_and_changed_agreements_from_git(eapa: Eapa, register: Path) -> None:
    repo = Repo(register).start()
    repo.commit("begin")
    change_record(register, "agreements/2020-01-31-eapa-tass.yaml", notes="Read again.")
    repo.commit("notes")
    assert eapa("rename", "2020-10-12-eapa-noosphere", "2020-eapa-noosphere").code == 0
    repo.commit("rename")
    assert eapa("remove", "2022-05-11-eapa-ibn-sino", "--yes").code == 0
    repo.commit("remove")
    build_site(eapa)
    build_site(eapa)  # from the cache of the history

    feed = ET.fromstring(read_page(register, "ru/feeds/changes.xml"))
    entries = [
        (entry.findtext(f"{ATOM}updated"), entry.findtext(f"{ATOM}summary"), entry.find(f"{ATOM}link").get("href"))  # type: ignore[union-attr]
        for entry in feed.findall(f"{ATOM}entry")
    ]
    renamed, changed, *added = [(summary, href) for _, summary, href in entries]
    assert renamed == ("Изменён идентификатор записи.", "../agreements/2020-eapa-noosphere/")
    assert changed == ("Изменено: примечания.", "../agreements/2020-01-31-eapa-tass/")
    assert {summary for summary, _ in added} == {"Запись внесена в реестр."}
    assert not [href for _, _, href in entries if "ibn-sino" in str(href)]
    assert "Record added." in read_page(register, "agreements/2020-eapa-noosphere/index.html")


@pytest.mark.parametrize("date", ["1600000000 +9959", ""])
def test_a_change_with_an_invalid_date_has_the_first_day_of_unix_time(
    date: str, eapa: Eapa, register: Path, tmp_path: Path
) -> None:
    repo = Repo(register).start()
    repo.commit("begin")
    commit = tmp_path / "commit"
    tree = repo.git("rev-parse", "HEAD^{tree}")
    commit.write_bytes(f"tree {tree}\nauthor A <a@b> {date}\ncommitter A <a@b> 1 +0000\n\nbegin\n".encode())
    repo.git("update-ref", "HEAD", repo.git("hash-object", "-t", "commit", "--literally", "-w", str(commit)))
    build_site(eapa)

    assert "<updated>1970-01-01T00:00:00Z</updated>" in read_page(register, "feeds/changes.xml")
    assert "1 January 1970" in read_page(register, "agreements/2020-01-31-eapa-tass/index.html")


def test_the_history_is_the_same_with_without_and_with_a_damaged_cache(
    eapa: Eapa, register: Path, tmp_path: Path
) -> None:
    original = yaml.safe_load((register / "data/agreements/2020-01-31-eapa-tass.yaml").read_text(encoding="utf-8"))
    for number in range(4):
        file = register / f"data/organizations/copy-{number}.yaml"
        file.write_text(f"id: copy-{number}\nnames: [{{value: C{number}, lang: en, kind: official}}]\ntype: ngo\n")
    repo = Repo(register).start()
    repo.commit("many at once")
    (register / "data/agreements/2020-01-31-eapa-tass.yaml").write_text(yaml.safe_dump(original), encoding="utf-8")
    repo.commit("only the format")
    change_record(register, "register.yaml", owner="tass")
    repo.commit("the register")
    assert eapa("merge", "copy-1", "copy-0").code == 0
    repo.commit("merge")
    for number in (0, 2):
        change_record(register, f"organizations/copy-{number}.yaml", notes="Changed.")
    (register / "data/organizations/copy-3.yaml").unlink()
    repo.commit("many changed, one removed")
    cache = tmp_path / "cache/history.json"
    history = read_history(register, cache)
    cached = read_history(register, cache)
    cache.write_text("{}")
    after_damage = read_history(register, cache)
    cache.unlink()
    cache.mkdir()

    assert history.events == cached.events == after_damage.events == read_history(register, cache).events
    assert history.describe_record("copy-3", Wording("en", ["en"])) == []
    assert [sentence for _, _, sentence in history.describe_record("copy-0", Wording("en", ["en"]))] == [
        "Record added.",
        "Changed: names, former identifiers.",
        "Another record of the same subject was merged into this one.",
        "Changed: notes.",
    ]
    assert [event.type for event in history.events if event.record == "2020-01-31-eapa-tass"] == ["added"]


def test_the_history_of_a_record_that_got_its_first_id_back_is_complete(
    eapa: Eapa, register: Path, tmp_path: Path
) -> None:
    repo = Repo(register).start()
    repo.commit("begin")
    assert eapa("rename", "2020-01-31-eapa-tass", "2020-eapa-tass").code == 0
    repo.commit("rename")
    repo.git("checkout", "--quiet", "-b", "branch", "HEAD~")
    repo.edit("data/agreements/2020-01-31-eapa-tass.yaml", ("Information cooperation", "News"))
    repo.commit("areas, with the first id")
    repo.git("checkout", "--quiet", "main")
    repo.git("merge", "--quiet", "branch")
    change_record(register, "agreements/2020-eapa-tass.yaml", notes="Read again.")
    repo.commit("notes")
    assert eapa("rename", "2020-eapa-tass", "2020-01-31-eapa-tass").code == 0
    repo.commit("rename back")

    history = read_history(register, tmp_path / "cache/history.json")

    assert [sentence for _, _, sentence in history.describe_record("2020-01-31-eapa-tass", Wording("en", ["en"]))] == [
        "Record added.",
        "Identifier changed.",
        "Changed: areas of cooperation.",  # on the branch
        "Changed: areas of cooperation.",  # in the merge, whose file differs from those of both parents
        "Changed: notes.",
        "Identifier changed.",
    ]


def test_the_history_has_no_event_for_records_that_were_only_reformatted(register: Path, tmp_path: Path) -> None:
    # Many records, as in the commit of a formatter.
    files = [register / f"data/organizations/copy-{number}.yaml" for number in range(250)]
    for file in files:
        file.write_text(f"id: {file.stem}\nnames: [{{value: Copy, lang: en, kind: official}}]\ntype: ngo\n")
    repo = Repo(register).start()
    repo.commit("many at once")
    for file in files:
        file.write_text(f"# A comment\n{file.read_text()}")
    repo.commit("only the format")

    history = read_history(register, tmp_path / "cache/history.json")

    assert {event.type for event in history.events} == {"added"}


def test_a_large_site_map_is_in_parts() -> None:
    addresses = [f"agreements/{number}/" for number in range(45_001)]  # one more than the first part has
    pages = {page.path: str(page.content()) for page in make_site_maps("https://a.example/", addresses)}

    assert list(pages) == ["sitemap.xml", "sitemap-1.xml", "sitemap-2.xml"]
    assert "<sitemap><loc>https://a.example/sitemap-2.xml</loc></sitemap>" in pages["sitemap.xml"]
    assert pages["sitemap-2.xml"].count("<loc>") == 1


def test_a_site_with_an_address_has_a_site_map_and_absolute_links(eapa: Eapa, full_register: Path) -> None:
    build_site(eapa)
    site_map = read_page(full_register, "sitemap.xml")
    build_site(eapa, "site", "--url", "https://other.example/base")

    assert "<loc>https://alpha.example/agreements/ru/organizations/alpha/</loc>" in site_map
    assert "alpha-old" not in site_map  # the page of a former id only redirects
    assert "<loc>https://other.example/base/</loc>" in read_page(full_register, "sitemap.xml")
    assert '<link rel="canonical" href="https://other.example/base/topics/law/">' in read_page(
        full_register, "topics/law/index.html"
    )
    assert 'href="https://other.example/base/agreements/"' in read_page(full_register, "404.html")


def test_a_site_is_built_from_records_with_invalid_values(eapa: Eapa, register: Path) -> None:
    change_record(register, "organizations/aaru.yaml", country="XX")
    change_record(register, "agreements/2021-07-27-eapa-aaru.yaml", signatories="Ann Lee")
    signatories = [{"name": {"en": "Ann Lee"}}, {"name": {"en": "Bo Lund"}, "party": "tass"}]
    change_record(register, "agreements/2020-01-31-eapa-tass.yaml", signatories=signatories)
    build_site(eapa)

    page = read_page(register, "people/index.html")
    assert "Bo Lund" in page
    assert "Ann Lee" not in page  # without a party, she is not a signatory


def test_the_time_for_the_names_of_people_grows_with_the_signatories_of_an_agreement(register: Path) -> None:
    def measure(count: int) -> float:
        signatories = [{"name": {"en": f"Ann{n} Bee{n}"}, "party": "eapa"} for n in range(count)]
        change_record(register, "agreements/2019-05-23-eapa-bashkortostan-government.yaml", signatories=signatories)
        data = SiteData(Index(register, None), date(2026, 11, 24), {}, read_settings({}, None))

        def compare_names() -> None:
            assert data.signatory_names().keys() == {person.key for person in data.people}

        return measure_seconds(compare_names)

    measure(1)  # loads what the names need
    short, long = measure(200), measure(8 * 200)

    assert long < 16 * short + 0.1


def test_a_record_may_have_thousands_of_columns(eapa: Eapa, register: Path) -> None:
    # The cache has an integer with a bit for each column. Python refuses to write more than a number of decimal digits.
    fields = ("reference", "archive", "title", "note", "published", "accessed")
    sources = [dict.fromkeys(fields, "2020") for _ in range(400)]  # 2,400 columns, and 640 digits have 2,126 bits
    change_record(register, "agreements/2019-05-23-eapa-bashkortostan-government.yaml", sources=sources)
    usual_limit = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(640)  # the least limit

    try:
        build_site(eapa)
    finally:
        sys.set_int_max_str_digits(usual_limit)
