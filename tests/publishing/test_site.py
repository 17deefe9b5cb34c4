"""Pages of the site: their records, languages, links and statuses."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from built_site import DAY, build_site, change_record, read_page
from hostile import make_hostile_register
from running import Eapa, Outcome
from site_links import Links, find_broken_links, list_pages

from eapa_cli.publishing.page_addresses import encode_segment
from eapa_cli.publishing.page_parts import host_of


def test_each_record_has_a_page_in_each_language_of_the_register(eapa: Eapa, register: Path) -> None:
    build_site(eapa)

    english = read_page(register, "agreements/2021-09-24-eapa-scopdc-uz/index.html")
    russian = read_page(register, "ru/agreements/2021-09-24-eapa-scopdc-uz/index.html")
    assert "24 September 2021 (year uncertain)" in english
    # An uncertain day is not stated to programs.
    assert 'datetime="2021-09-24"' not in english
    assert "dateCreated" not in english
    assert '"dateCreated": "2020-01-31"' in read_page(register, "agreements/2020-01-31-eapa-tass/index.html")
    assert "24 сентября 2021 года (год предположительный)" in russian
    assert "Центр народной дипломатии ШОС в Узбекистане" in russian
    for kind in ("agreements", "organizations"):
        ids = {file.stem for file in (register / "data" / kind).glob("*.yaml")}
        for folder in ("site", "site/ru"):
            assert ids == {page.parent.name for page in (register / folder / kind).glob("*/index.html")}


@pytest.mark.parametrize("records", ["sample", "every field", "hostile"])
def test_no_link_is_broken_and_no_page_is_larger_than_100_kb(
    records: str, eapa: Eapa, register: Path, request: pytest.FixtureRequest
) -> None:
    if records == "every field":
        request.getfixturevalue("full_register")
    elif records == "hostile":
        shutil.rmtree(register / "data")
        make_hostile_register(register)
    build_site(eapa)
    site = register / "site"

    assert list(find_broken_links(site)) == []
    for page in list_pages(site):
        links = Links(page)
        assert links.forbidden_attributes == []
        assert len(links.ids) == len(set(links.ids))
        assert page.stat().st_size < 100_000
    assert not list(register.rglob("evil*"))  # the former id and the country "../../evil" of the hostile register


def test_every_public_fact_of_a_record_is_on_its_page(eapa: Eapa, full_register: Path) -> None:
    build_site(eapa)

    page = read_page(full_register, "agreements/2021-09-24-alpha-beta/index.html")
    # A value of each public field of the records.
    for fact in ("The year is not stated.", "A Hall, Oslo, Norway", "A Forum", "First.", "Head of the Republic", "Anne One",
                 "Music, dance", "By proxy", "1 October 2021", "30 September 2026", "5 years", "for 1 year each time",
                 "at most 2 times", "3 months", "Both say so.", "a party withdrew", "Alpha left.", "English (authentic text)",
                 "Scan", "application/pdf", "Read twice", "is no letter", "2021-alpha-beta", "This agreement renews"):  # fmt: skip
        assert fact in page, fact
    page = read_page(full_register, "organizations/alpha/index.html")
    for fact in ("from 2001 to 2020 (approximate)", "Альфа", "The Old House, Oslo, Norway", "A body.", "Beta", "For a year.", "Somebody",
                 "98", "about 40", "more than 7", "Its own count.", "0105012349", "alpha-old", "2090 (uncertain)"):  # fmt: skip
        assert fact in page, fact
    assert "Includes" in read_page(full_register, "organizations/beta/index.html")


def test_no_file_of_the_site_has_a_private_field(eapa: Eapa, full_register: Path) -> None:
    secret = {"name": "Olga Verborgen", "email": "verborgen@example.org"}
    change_record(full_register, "agreements/2021-09-24-alpha-beta.yaml", responsible=secret, **{"x-desk": "Verborgen"})
    change_record(
        full_register, "register.yaml", responsible=secret, removed=[{"id": "verborgen", "note": "Verborgen"}]
    )
    build_site(eapa)
    assert eapa("site", "--single", "one.html", "--as-of", DAY).code == 0

    for file in [*(full_register / "site").rglob("*"), full_register / "one.html"]:
        if file.is_file():
            content = file.read_bytes()
            for word in (b"Verborgen", b"verborgen", b"x-desk", b"x-seal", b"known-source"):
                assert word not in content, file
    assert (
        json.loads(read_page(full_register, "api/v1/register.json"))["register"]
        .keys()
        .isdisjoint({"waivers", "x-desk"})
    )


def test_due_agreements_are_marked_only_if_the_register_allows_it(eapa: Eapa, register: Path) -> None:
    path = "agreements/2020-01-31-eapa-tass.yaml"
    change_record(register, path, term={"ends": "2027-01-31", "notice": "P10D"})
    build_site(eapa)
    page_path = "agreements/2020-01-31-eapa-tass/index.html"
    due_texts = "Last day for notice", 'class="status due"', "Due within 90 days"
    before = read_page(register, "index.html") + read_page(register, page_path)
    change_record(register, "register.yaml", site={"due": True})
    build_site(eapa)

    after = read_page(register, "index.html") + read_page(register, page_path)
    assert [text for text in due_texts if text in before] == []
    assert [text for text in due_texts if text not in after] == []


def test_the_page_of_a_former_id_redirects_to_the_current_one(eapa: Eapa, full_register: Path) -> None:
    build_site(eapa)

    assert 'content="0; url=../../organizations/alpha/"' in read_page(
        full_register, "organizations/alpha-old/index.html"
    )


def test_a_long_list_is_split_into_pages(eapa: Eapa, register: Path) -> None:
    original = yaml.safe_load((register / "data/agreements/2020-01-31-eapa-tass.yaml").read_text(encoding="utf-8"))
    for number in range(40):  # with the 14 agreements of the register, more than the 50 of a page
        id_ = f"2020-copy-{number}"
        file = register / f"data/agreements/{id_}.yaml"
        file.write_text(yaml.safe_dump({**original, "id": id_}, allow_unicode=True), encoding="utf-8")
    build_site(eapa)

    assert 'href="../../agreements/" rel="prev"' in read_page(register, "agreements/_2/index.html")
    assert 'href="../../organizations/eapa/_2/" rel="next"' in read_page(register, "organizations/eapa/index.html")
    assert list(find_broken_links(register / "site")) == []


def test_a_site_in_one_file_has_every_page_and_no_other_file(eapa: Eapa, register: Path) -> None:
    outcome = eapa("site", "--single", "one.html", "--lang", "ru")
    links = Links(register / "one.html")

    assert outcome == Outcome(0, "", "written: one.html\n")
    # Links lead to sections of the file; the link to the home page has an empty name of a section.
    sections = [address.removeprefix("#") or "start/" for address in links.addresses if address.startswith("#")]
    assert set(sections) <= set(links.ids)
    assert len(links.ids) == len(set(links.ids))
    assert not [address for address in links.addresses if not address.startswith(("#", "http"))]
    assert {f"agreements/{file.stem}/" for file in (register / "data/agreements").iterdir()} <= set(links.ids)


def test_a_site_in_one_file_does_not_replace_a_file_of_the_register(eapa: Eapa, register: Path) -> None:
    before = (register / "data/register.yaml").read_bytes()

    assert eapa("site", "--single", "data/register.yaml").code == 3
    assert (register / "data/register.yaml").read_bytes() == before


def test_a_site_has_the_valid_values_of_a_register_with_invalid_ones(eapa: Eapa, register: Path) -> None:
    change_record(register, "register.yaml", title={"en": 5, "ru": "Реестр"})
    change_record(register, "agreements/2020-01-31-eapa-tass.yaml", signed={"place": {"country": "Atlantis"}})
    build_site(eapa)

    assert "Реестр" in read_page(register, "index.html")
    assert "Atlantis" in read_page(register, "agreements/2020-01-31-eapa-tass/index.html")


def test_a_register_without_records_has_a_site(eapa: Eapa, register: Path) -> None:
    shutil.rmtree(register / "data")
    (register / "data").mkdir()
    (register / "data/register.yaml").write_text("title: {de: Verzeichnis}\nowner: nobody\nlanguages: [de]\n")
    build_site(eapa)

    assert "Verzeichnis" in read_page(register, "index.html")
    assert list(find_broken_links(register / "site")) == []


TACIT_RENEWAL = {"duration": "P1Y", "renewal": {"mode": "tacit", "period": "P1Y", "max": 9}}
# The ids of agreements, the fields in which they differ from the agreement with TASS of 31 January 2020, and sentences
# on their pages. None removes a field.
TERMS_AND_SENTENCES: dict[str, tuple[dict[str, Any], list[str]]] = {
    "renewed": (
        {"term": TACIT_RENEWAL},
        [
            "Renewed automatically for 1 year",
            "End of the current term: 31 January 2027",
            "unless a party objects",
        ],
    ),
    "without-period": (
        {"term": {"ends": "2021-01-31", "renewal": {"mode": "tacit"}}},
        ["for how long it was renewed"],
    ),
    "endless": ({"term": {"ends": ".."}}, ["It has no end date."]),
    "over": (
        {"term": {"ends": "2021-01-31", "renewal": {"mode": "none"}}},
        ["Its term has ended.", "Term ended", '<dt>Renewal</dt>\n<dd><span dir="auto">none</span>'],
    ),
    "amended": ({"term": {"duration": "P1Y"}}, ["Amended by", "End of the current term: 2029"]),
    "amendment": (
        {"relations": [{"type": "amends", "agreement": "amended"}], "term": {"ends": "2029"}},
        ["This agreement amends"],
    ),
    "future": (
        {"signed": {"date": "2030"}, "term": {"duration": "P1Y", "renewal": {"mode": "express"}}},
        ["Its term has not started yet.", "by agreement of the parties"],
    ),
    # "Under negotiation" is the status of "draft", which will supersede it too.
    "old": ({}, ["Another agreement has taken its place.", "Superseded by", "Under negotiation"]),
    "draft": ({"signed": None, "stage": "negotiating", "relations": [{"type": "supersedes", "agreement": "old"}]}, []),
    "new": (
        {"relations": [{"type": "supersedes", "agreement": "old"}, {"type": "implements", "agreement": "missing"}]},
        ['This agreement implements <span dir="auto">missing</span>'],
    ),
    "ended": ({"terminated": {"grounds": "withdrawn"}}, ["It was terminated before the end of its term.", "Date unknown"]),
    "without-date": (
        {"signed": None, "term": TACIT_RENEWAL, "title": None},
        ["Agreement: World Peoples Assembly — ", "not recorded"],
    ),
}  # fmt: skip


@pytest.fixture
def register_with_terms(register: Path) -> Path:
    """Add the agreements of TERMS_AND_SENTENCES to the register."""
    tass = yaml.safe_load((register / "data/agreements/2020-01-31-eapa-tass.yaml").read_text(encoding="utf-8"))
    for id_, (fields, _) in TERMS_AND_SENTENCES.items():
        change_record(register, f"agreements/{id_}.yaml", **{**tass, "id": id_, **fields})
    return register


def test_the_page_of_an_agreement_describes_its_status_renewals_amendments_and_end(
    eapa: Eapa, register_with_terms: Path
) -> None:
    build_site(eapa)

    for id_, (_, sentences) in TERMS_AND_SENTENCES.items():
        page = read_page(register_with_terms, f"agreements/{id_}/index.html")
        for sentence in sentences:
            assert sentence in page, (id_, sentence)


def test_the_page_of_an_agreement_follows_a_change_of_its_amendment(eapa: Eapa, register_with_terms: Path) -> None:
    build_site(eapa)
    change_record(register_with_terms, "agreements/amendment.yaml", term={"ends": "2031"})
    build_site(eapa)

    assert "End of the current term: 2031" in read_page(register_with_terms, "agreements/amended/index.html")


def test_a_year_before_1000_has_a_page_that_its_column_links(eapa: Eapa, register: Path) -> None:
    change_record(register, "agreements/2020-01-31-eapa-tass.yaml", signed={"date": "0988"})
    build_site(eapa)

    assert "0988" in read_page(register, "years/index.html")
    assert list(find_broken_links(register / "site")) == []


def test_each_person_has_a_page_of_their_own_with_their_name(eapa: Eapa, register: Path) -> None:
    names = ["Person 2", "!", "?", "Con"]  # "!" and "?" have no letters, and Windows refuses a folder `con`
    signatories = [{"name": {"en": name}, "party": "tass"} for name in names]
    invalid = {"name": {"en": "Without A Party"}}
    change_record(register, "agreements/2020-01-31-eapa-tass.yaml", signatories=[invalid, *signatories])
    build_site(eapa)

    pages = {page.parent.name: page.read_text(encoding="utf-8") for page in (register / "site/people").glob("*/*.html")}
    titles = {folder: page.partition("<h1>")[2].partition("</h1>")[0] for folder, page in pages.items()}
    expected = {"person": "!", "person-2": "?", "person-2-2": "Person 2", "con-2": "Con"}
    assert expected.items() <= titles.items()


def test_a_topic_of_unsigned_agreements_only_has_no_page_and_no_link(eapa: Eapa, register: Path) -> None:
    change_record(register, "agreements/2020-01-31-eapa-tass.yaml", areas=[{"topic": "law"}], stage="planned")
    build_site(eapa)

    assert "Law" in read_page(register, "agreements/2020-01-31-eapa-tass/index.html")
    assert list(find_broken_links(register / "site")) == []


def test_a_site_is_built_from_records_that_share_an_id(eapa: Eapa, register: Path) -> None:
    agreement = yaml.safe_load((register / "data/agreements/2020-01-31-eapa-tass.yaml").read_text(encoding="utf-8"))
    change_record(register, "agreements/copy.yaml", **{**agreement, "stage": "planned"})
    for id_ in ("tass", "aaru"):
        change_record(register, f"organizations/{id_}.yaml", former_ids=["old"])
    build_site(eapa)

    assert list(find_broken_links(register / "site")) == []
    assert "0 files written" in build_site(eapa).err


@pytest.mark.parametrize("title", ["Agreements", {"en": 2020, "ru": "Соглашения"}, {"en": ["Agreements"]}])
def test_an_invalid_title_of_the_register_is_omitted(title: Any, eapa: Eapa, register: Path) -> None:
    change_record(register, "register.yaml", title=title)
    # Written together, the second value would be an alias of the first, which the reader refuses.
    change_record(register, "register.yaml", description=title)
    build_site(eapa)
    outcome = eapa("report", "report.xlsx")

    assert outcome.code == 0, outcome.err
    heading = "Соглашения" if "ru" in title else "Register of agreements"
    assert f"<title>{heading}</title>" in read_page(register, "index.html")


def test_the_address_of_a_valid_id_is_the_id() -> None:
    assert encode_segment("a-b") == "a-b"


def test_the_addresses_of_all_ids_are_safe_and_different() -> None:
    letter_case = ["a-b", "A-b"]
    paths = ["..", ".", "", "a/b"]
    long_ids = ["a" * 200, "ä" * 119, "a" * 120 + "b", "a" * 120 + "c"]
    reserved_names = ["con", "_2", "~2e"]  # a device on Windows, the second page of a list, and an encoded character
    code_points = ["\xe9a", "\u0e9a"]  # E9 and a letter, and E9A
    ids = [*letter_case, *paths, *long_ids, *reserved_names, *code_points]
    segments = [encode_segment(id_) for id_ in ids]

    assert len(set(segments)) == len(ids)
    # Either only letters, digits and hyphens, or an encoded id, which starts with a tilde.
    assert all(re.fullmatch("[a-z0-9-]+|~[a-z0-9~-]*", segment) and len(segment) < 200 for segment in segments)


@pytest.mark.parametrize(
    ("url", "host"), [("https://www.a.example/b", "a.example"), ("mailto:a@b", "mailto:a@b"), ("http://[", "http://[")]
)
def test_a_web_source_shows_its_host_without_www_and_another_source_its_address(url: str, host: str) -> None:
    assert host_of(url) == host
