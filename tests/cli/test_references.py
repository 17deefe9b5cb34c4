"""Sources that are not on the web: a reference, and the archive of the paper, in all commands."""

import json
from pathlib import Path

import pytest
from dialogues import answer_up_to_sources
from running import Eapa
from samples import edit_file
from terminal import CTRL_U, Terminal

ADD_PAPER_WITHOUT_SOURCE = [
    "add-agreement", "--type", "agreement", "--party", "eapa", "--party", "tass", "--signed", "2024-05-01",
    "--id", "paper",
]  # fmt: skip
ADD_PAPER = [
    *ADD_PAPER_WITHOUT_SOURCE,
    "--reference", "folder 12,  no. 34", "--archive", "Archive of the Assembly",
]  # fmt: skip
SOURCES_OF_PAPER = 'sources:\n  - {reference: "folder 12, no. 34", archive: "Archive of the Assembly"}\n'


def read_record(register: Path, id_: str = "paper") -> str:
    """Return the text of an agreement."""
    return (register / f"data/agreements/{id_}.yaml").read_text(encoding="utf-8")


def test_reference_is_a_sufficient_source(eapa: Eapa, register: Path) -> None:
    assert eapa(*ADD_PAPER).code == 0
    assert SOURCES_OF_PAPER in read_record(register)
    assert eapa("validate", "--strict").code == 0


def test_archive_is_stored_with_the_reference_only(eapa: Eapa, register: Path) -> None:
    assert eapa(*ADD_PAPER, "--source", "https://example.org/1").code == 0
    assert (
        "sources:\n  - {url: https://example.org/1}\n"
        '  - {reference: "folder 12, no. 34", archive: "Archive of the Assembly"}\n'
    ) in read_record(register)


@pytest.mark.parametrize("address", ["https://example.org", "tass.com/1"])
def test_an_address_is_not_a_reference(eapa: Eapa, address: str) -> None:
    outcome = eapa(*ADD_PAPER_WITHOUT_SOURCE, "--reference", address)

    assert (outcome.code, outcome.err) == (
        2,
        f"error: --reference: '{address}' is a web address: give it as --source\n",
    )


def test_an_organization_can_have_a_source_on_paper(eapa: Eapa, register: Path) -> None:
    outcome = eapa("add-organization", "--name", "River League", "--type", "ngo", "--reference", "book 3, page 7")

    assert outcome.code == 0
    assert 'reference: "book 3, page 7"' in (register / "data/organizations/river-league.yaml").read_text("utf-8")


def test_pages_search_queries_and_exports_have_the_reference(eapa: Eapa, tmp_path: Path) -> None:
    eapa(*ADD_PAPER)

    assert "folder 12, no. 34; Archive of the Assembly" in eapa("show", "paper").out
    assert eapa("search", "Archive of the Assembly", "--format", "ids").out == "paper\n"
    assert eapa("sql", "SELECT reference, archive FROM sources WHERE record = 'paper'", "--format", "tsv").out == (
        "reference\tarchive\nfolder 12, no. 34\tArchive of the Assembly\n"
    )
    assert eapa("export", str(tmp_path / "all.jsonld")).code == 0
    graph = json.loads((tmp_path / "all.jsonld").read_text("utf-8"))
    (paper,) = [node for node in graph["@graph"] if node["@id"].endswith(":paper")]
    assert paper["sources"] == [
        {
            "@type": "schema:CreativeWork",
            "reference": "folder 12, no. 34",
            "archive": "Archive of the Assembly",
        }
    ]


def test_the_site_shows_the_reference(eapa: Eapa, tmp_path: Path) -> None:
    eapa(*ADD_PAPER)

    assert eapa("site", str(tmp_path / "site")).code == 0
    page = (tmp_path / "site/agreements/paper/index.html").read_text("utf-8")
    assert '<span dir="auto">folder 12, no. 34, Archive of the Assembly</span>' in page


def test_source_without_address_and_reference_is_reported(eapa: Eapa, register: Path) -> None:
    eapa(*ADD_PAPER)
    # The source still has its archive.
    edit_file(register / "data/agreements/paper.yaml", 'reference: "folder 12, no. 34", ', "")

    outcome = eapa("validate")

    assert outcome.code == 1
    assert "the source has neither a web address nor a reference [source-has-place]" in outcome.out


def test_a_reference_is_listed_once_in_an_archive(eapa: Eapa) -> None:
    eapa(*ADD_PAPER)
    eapa("add-to", "paper", "sources", "reference=folder 12, no. 34", "archive=Another archive")
    assert "sources-once" not in eapa("validate").out

    outcome = eapa("add-to", "paper", "sources", "reference=folder 12, no. 34", "archive=Another archive")

    assert "this source is listed twice [sources-once]" in outcome.err


def test_merge_keeps_different_references_and_the_sources_of_figures(eapa: Eapa, register: Path) -> None:
    for id_, year, sources in (
        ("one", 2020, "[{reference: book 1}, {reference: book 2}]"),
        ("two", 2021, "[{reference: book 2, title: Same}, {reference: book 2, archive: City}]"),
    ):
        (register / f"data/organizations/{id_}.yaml").write_text(
            f"id: {id_}\nnames: [{{value: {id_.title()} league, lang: en, kind: official}}]\ntype: ngo\n"
            f"figures:\n  - {{of: members, exactly: 7, as_of: '{year}', source: 2}}\nsources: {sources}\n",
            encoding="utf-8",
        )

    assert eapa("merge", "two", "one", "--force").code == 0
    text = (register / "data/organizations/one.yaml").read_text("utf-8")
    assert text.count("reference: ") == 3  # one of the four was in both records
    # The source of the second figure was number 2 in its own record, and is number 3 now.
    assert [line.rpartition(" ")[2] for line in text.splitlines() if " source: " in line] == ["2}", "3}"]


def test_the_dialogue_takes_addresses_references_and_files(eapa: Eapa, register: Path) -> None:
    sources_number = 5  # in the review
    (register.parent / "My scan.pdf").write_bytes(b"%PDF-1.7")
    terminal = Terminal(register, "add-agreement")
    answer_up_to_sources(terminal)
    terminal.answer("Source", "folder 12, no. 34; https://example.org/1 https://example.org/2; book\u202e 3")
    terminal.wait_for_text("  ! the text contains a character that reverses the order")
    terminal.answer("Source", CTRL_U + "folder 12, no. 34; https://example.org/1")
    terminal.wait_for_text("  = folder 12, no. 34")
    terminal.answer("Archive of folder 12, no. 34", "City\u202e", CTRL_U + "City archive")
    terminal.answer("Date of publication of https://example.org/1", "2024")
    terminal.answer("Anything else", "copies")
    terminal.answer("Copy of the document", "../My scan.pdf", "")
    terminal.answer("Anything else", "")
    terminal.wait_for_text("My scan.pdf (copied into the register)")
    terminal.wait_for_text("folder 12, no. 34, City archive")
    terminal.answer("Is the record correct", "show the files")
    terminal.wait_for_text("The file documents/2024-05-eapa-tass-memorandum/my-scan.pdf, a copy of")
    terminal.answer("Is the record correct", "change an answer")
    terminal.answer("Number of the answer", str(sources_number))
    terminal.answer("Source", "")  # keeps the sources
    terminal.answer("Archive", CTRL_U)  # removes the archive
    terminal.answer("Is the record correct", "")

    assert terminal.end() == 0
    text = read_record(register, "2024-05-eapa-tass-memorandum")
    assert (
        'sources:\n  - {reference: "folder 12, no. 34"}\n  - {url: https://example.org/1, published: "2024"}\n' in text
    )
    assert 'path: "documents/2024-05-eapa-tass-memorandum/my-scan.pdf"' in text
    assert eapa("validate").code == 0


def test_open_refuses_a_source_on_paper(eapa: Eapa) -> None:
    eapa(*ADD_PAPER)

    assert eapa("open", "paper", "--source", "1").err == "error: this source is not on the web: folder 12, no. 34\n"


@pytest.mark.parametrize(
    ("cell", "stored", "is_shown"),
    [
        ("folder 12, no. 34", '{reference: "folder 12, no. 34"}', True),
        ("Дело № 7", '{reference: "Дело № 7"}', True),
        ("https://example.org/1", "{url: https://example.org/1}", False),
    ],
)
def test_a_cell_that_is_not_an_address_becomes_a_reference(
    eapa: Eapa, register: Path, cell: str, stored: str, *, is_shown: bool
) -> None:
    row = f'eapa; tass,memorandum,2024-05-01,"{cell}"\n'
    (register / "new.csv").write_text(f"parties,type,signed,source\n{row}", encoding="utf-8")

    outcome = eapa("import", "new.csv")

    assert outcome.code == 0
    assert f"sources:\n  - {stored}\n" in read_record(register, "2024-05-01-eapa-tass-memorandum")
    note = f"'{cell}' is recorded as the reference of a source that is not on the web"
    assert (note in " ".join((outcome.out + outcome.err).split())) is is_shown


@pytest.mark.parametrize("cell", ["tass", "scan.pdf", "see a@example.org", "a https://example.org/1"])
def test_cell_that_may_be_an_address_is_not_a_reference(eapa: Eapa, register: Path, cell: str) -> None:
    (register / "new.csv").write_text(
        f"parties,type,signed,source\neapa; tass,memorandum,2024-05-01,{cell}\n", encoding="utf-8"
    )

    assert eapa("import", "new.csv").code != 0
