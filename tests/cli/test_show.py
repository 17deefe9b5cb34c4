"""`eapa show`: pages, formats, the pager and the unchanged file of a record."""

import json
import os
import re
import stat
import sys
from pathlib import Path

import pexpect
import pytest
from running import Eapa

TASS = "data/agreements/2020-01-31-eapa-tass.yaml"
LATER_AGREEMENT = """\
id: 2022-01-31-eapa-tass
type: agreement
signed: {date: "2022-01-31"}
parties:
  - {organization: eapa}
  - {organization: tass}
relations:
  - {type: %s, agreement: 2020-01-31-eapa-tass, note: "A note."}
sources:
  - {url: https://example.org}
"""
TERM = "term: {duration: P3Y, renewal: {mode: tacit, period: P1Y, max: 9}, notice: P3M}"


def add_lines(register: Path, *lines: str) -> None:
    """Add lines to the agreement with TASS."""
    file = register / TASS
    file.write_text(
        file.read_text(encoding="utf-8").replace("\nsources:", "\n" + "\n".join([*lines, "sources:"])), "utf-8"
    )


def read_section(eapa: Eapa, title: str, *arguments: str) -> list[str]:
    """Return the lines of a section of a page, as 'LABEL: TEXT'."""
    outcome = eapa("show", *arguments)
    assert (outcome.code, outcome.err) == (0, "")
    lines = (line.split("\t") for line in outcome.out.splitlines()[1:])
    return [": ".join(line[1:]) if line[1] else line[2] for line in lines if line[0] == title]


def test_agreement_shows_signatories_with_positions_and_the_basis_of_its_date(eapa: Eapa) -> None:
    out = eapa("show", "2021-09-24-eapa-scopdc-uz").out

    assert "\tSigned\t2021?-09-24\n" in out
    assert "\tKnown by\tdeduced\n" in out
    assert "Signatories\teapa\tAndrei Belyaninov / Андрей Бельянинов" in out
    assert "Kabuljon Sobirov / Кабулжон Сабиров" in out
    assert out.count("\nAreas\t") == 5


def test_organization_shows_former_names_founders_and_agreements(eapa: Eapa) -> None:
    centre, assembly = eapa("show", "scopdc-uz").out, eapa("show", "eapa").out

    assert centre.count("Relations\tfounded-by\t") == 11
    assert centre.count("\nAgreements\t") == 2
    assert "former, en\tEurasian and African Peoples' Assembly (2024-04-23 to 2025-05-28)" in assembly
    assert assembly.count("\nFigures\t") == 10
    assert "Related to it\tfounded-by it\twps-directorate\n" in assembly


def test_party_shows_its_names_in_the_agreement_then_and_today(eapa: Eapa, register: Path) -> None:
    assert read_section(eapa, "Parties", "2022-10-07-eapa-altai-government") == [
        "eapa: Eurasian Peoples' Assembly",
        'name on the day of signing: International Union of Non-Governmental Organizations "Eurasian Peoples\' Assembly"',
        "name today: World Peoples Assembly",
        "The headline uses this name; the text uses Assembly of the Peoples of Eurasia.",
        "altai-government: Government of the Republic of Altai [RU]",
    ]
    file = register / TASS
    file.write_text(file.read_text(encoding="utf-8").replace("{organization: tass}", "{organization: nobody}"), "utf-8")
    assert read_section(eapa, "Parties", "2020-01-31-eapa-tass")[-1] == "nobody: not in the register"


@pytest.mark.parametrize(
    ("type_", "text_for_earlier", "text_for_later"),
    [
        ("amends", "amended by", "amends"),
        ("renews", "renewed by", "renews"),
        ("supersedes", "superseded by", "supersedes"),
        ("implements", "implemented by", "implements"),
        ("signed-with", "signed together with", "signed-with"),
    ],
)
def test_timeline_includes_all_related_agreements(
    eapa: Eapa, register: Path, type_: str, text_for_earlier: str, text_for_later: str
) -> None:
    (register / "data/agreements/2022-01-31-eapa-tass.yaml").write_text(LATER_AGREEMENT % type_, encoding="utf-8")
    # An undated amendment of the later agreement.
    amendment = LATER_AGREEMENT.replace("2020-01-31", "2022-01-31").replace("id: 2022-01-31", "id: 2024-01-31")
    amendment = amendment.replace('signed: {date: "2022-01-31"}\n', "")
    (register / "data/agreements/2024-01-31-eapa-tass.yaml").write_text(amendment % "amends", encoding="utf-8")

    assert read_section(eapa, "Timeline", "2020-01-31-eapa-tass") == [
        "2020-01-31: signed",
        f"2022-01-31: {text_for_earlier} 2022-01-31-eapa-tass",
        "undated: 2024-01-31-eapa-tass amends 2022-01-31-eapa-tass",
    ]
    assert read_section(eapa, "Timeline", "2022-01-31-eapa-tass") == [
        "2022-01-31: signed",
        f"2022-01-31: {text_for_later} 2020-01-31-eapa-tass",
        "undated: amended by 2024-01-31-eapa-tass",
    ]
    assert read_section(eapa, "Relations", "2022-01-31-eapa-tass") == [
        f"{text_for_later}: 2020-01-31-eapa-tass. A note."
    ]


@pytest.mark.parametrize(
    ("day", "timeline", "computed"),
    [
        (
            "2021-01-01",
            [
                "2020-01-31: signed",
                "2022-10-31: last day for notice",
                "2023-01-31: renews automatically, unless a party acts",
            ],
            [
                "Status: in-force: its term has started, and the day to act is more than 90 days away or already past",
                "Ends: 2023-01-31: P3Y from 2020-01-31 (signing), notice P3M before",
                "Act by: 2022-10-31",
            ],
        ),
        (
            "2022-09-01",
            [
                "2020-01-31: signed",
                "2022-10-31: last day for notice",
                "2023-01-31: renews automatically, unless a party acts",
            ],
            [
                "Status: due: the day to act is at most 90 days away",
                "Ends: 2023-01-31: P3Y from 2020-01-31 (signing), notice P3M before",
                "Act by: 2022-10-31",
            ],
        ),
        (
            "2022-12-01",
            [
                "2020-01-31: signed",
                "2022-10-31: last day for notice",
                "2023-01-31: renews automatically, unless a party acts",
            ],
            [
                "Status: in-force: its term has started, and the day to act is more than 90 days away or already past",
                "Ends: 2023-01-31: P3Y from 2020-01-31 (signing), notice P3M before",
            ],
        ),
        (
            "2024-06-01",
            [
                "2020-01-31: signed",
                "2024-01-31: renewed automatically for P1Y, 2 times until then",
                "2024-10-31: last day for notice",
                "2025-01-31: renews automatically, unless a party acts",
            ],
            [
                "Status: in-force: its term has started, and the day to act is more than 90 days away or already past",
                "Ends: 2025-01-31: P3Y from 2020-01-31 (signing), 2 renewals of P1Y, notice P3M before",
                "Act by: 2024-10-31",
            ],
        ),
        (
            "2033-01-01",
            [
                "2020-01-31: signed",
                "2031-01-31: renewed automatically for P1Y, 9 times until then",
                "2032-01-31: expired",
            ],
            ["Status: expired: the last day has passed: P3Y from 2020-01-31 (signing), 9 renewals of P1Y"],
        ),
        (
            "2019-01-01",
            [
                "2020-01-31: signed",
                "2022-10-31: last day for notice",
                "2023-01-31: renews automatically, unless a party acts",
            ],
            [
                "Status: not-started: its term has not started",
                "Ends: 2023-01-31: P3Y from 2020-01-31 (signing), notice P3M before",
                "Act by: 2022-10-31",
            ],
        ),
    ],
)
def test_computed_values_are_explained_for_a_day(
    eapa: Eapa, register: Path, day: str, timeline: list[str], computed: list[str]
) -> None:
    add_lines(register, TERM)

    assert read_section(eapa, "Timeline", "2020-01-31-eapa-tass", "--as-of", day) == timeline
    assert read_section(eapa, "Computed", "2020-01-31-eapa-tass", "--as-of", day) == computed


@pytest.mark.parametrize(
    ("lines", "timeline", "computed"),
    [
        (
            [
                'term: {starts: "2020-03", ends: "2022-12-31"}',
                'terminated: {date: "2021-06-30", grounds: withdrawn, note: "A note."}',
            ],
            ["2020-01-31: signed", "2020-03: starts", "2021-06-30: terminated: withdrawn"],
            ["Status: terminated: it was terminated before its end"],
        ),
        (
            ["terminated: {grounds: other}"],
            ["2020-01-31: signed", "undated: terminated: other"],
            ["Status: terminated: it was terminated before its end"],
        ),
        (
            ['term: {ends: ".."}'],
            ["2020-01-31: signed"],
            ["Status: in-force: it has no end by agreement of its parties"],
        ),
        (
            ['term: {ends: "2022-12-31"}'],
            ["2020-01-31: signed", "2022-12-31: expired"],
            ["Status: expired: the last day has passed: stated to end on 2022-12-31"],
        ),
        (
            ['term: {ends: "2222-12-31"}'],
            ["2020-01-31: signed", "2222-12-31: expires"],
            [
                "Status: in-force: its term has started, and the day to act is more than 90 days away or already past",
                "Ends: 2222-12-31: stated to end on 2222-12-31",
                "Act by: 2222-12-31",
            ],
        ),
        (
            ['term: {ends: "2022-12-31", renewal: {mode: tacit}}'],
            ["2020-01-31: signed", "2022-12-31: renewed automatically for an unknown period"],
            ["Status: unknown: its start, or the period of its renewals, is not recorded"],
        ),
    ],
)
def test_closed_open_and_unknown_ends_are_shown(
    eapa: Eapa, register: Path, lines: list[str], timeline: list[str], computed: list[str]
) -> None:
    add_lines(register, *lines)

    assert read_section(eapa, "Timeline", "2020-01-31-eapa-tass") == timeline
    assert read_section(eapa, "Computed", "2020-01-31-eapa-tass") == computed


def test_superseded_agreement_names_its_successor(eapa: Eapa, register: Path) -> None:
    (register / "data/agreements/2022-01-31-eapa-tass.yaml").write_text(
        LATER_AGREEMENT % "supersedes", encoding="utf-8"
    )

    assert read_section(eapa, "Computed", "2020-01-31-eapa-tass") == [
        "Status: superseded: it was superseded by 2022-01-31-eapa-tass"
    ]


def test_imprecise_date_is_shown_with_its_range(eapa: Eapa, register: Path) -> None:
    file = register / TASS
    file.write_text(
        file.read_text(encoding="utf-8").replace('date: "2020-01-31"', 'date: "2020-01~"'), encoding="utf-8"
    )

    assert "Signed: between 2020-01-01 and 2020-01-31, from '2020-01~'" in read_section(
        eapa, "Computed", "2020-01-31-eapa-tass"
    )


def test_term_languages_and_documents_are_shown(eapa: Eapa, register: Path) -> None:
    add_lines(
        register,
        'term: {starts: "2020-02-01", ends: "..", renewal: {mode: express, max: 2}, note: "A note."}',
        "languages: [{lang: ru, authentic: true}, {lang: en}]",
        'documents: [{title: "A scan", url: "https://example.org/scan"}, {path: documents/a.pdf}]',
        "former_ids: [old]",
    )
    out = eapa("show", "old").out

    assert "\tLanguages\tru (authentic); en\n" in out
    assert (
        "Term\tStarts\t2020-02-01\nTerm\tEnds\topen\nTerm\tRenewal\texpress, 2 times at most\nTerm\tNote\tA note.\n"
        in out
    )
    assert "Documents\tA scan\thttps://example.org/scan\nDocuments\t\tdocuments/a.pdf\n" in out
    assert "\tFormer ids\told\n" in out


def test_the_page_of_a_minimal_agreement_has_no_empty_rows(eapa: Eapa, register: Path) -> None:
    (register / "data/agreements/bare.yaml").write_text(
        "id: bare\ntype: agreement\nparties: [{organization: eapa}, {organization: tass}]\nsources: [{url: 'https://e.org'}]\n"
        "signatories: [{name: {en: Nobody}, party: tass}]\n",
        encoding="utf-8",
    )

    assert read_section(eapa, "bare", "bare", "--as-of", "2026-11-24") == [
        "Id: bare", "Type: agreement", "Status: unknown on 2026-11-24", "File: data/agreements/bare.yaml",
    ]  # fmt: skip
    assert read_section(eapa, "Timeline", "bare") == ["undated: signed"]
    assert read_section(eapa, "Signatories", "bare") == ["tass: Nobody"]


def test_online_signing_is_shown(eapa: Eapa, register: Path) -> None:
    file = register / TASS
    text = file.read_text(encoding="utf-8")
    start, end = text.index("  place:"), text.index("  event:")
    file.write_text(f"{text[:start]}  online: true\n{text[end:]}", encoding="utf-8")

    _header, first_row, *_rows = eapa("show", "2020-01-31-eapa-tass").out.splitlines()
    title = first_row.split("\t")[0]
    assert "Place: online" in read_section(eapa, title, "2020-01-31-eapa-tass")


def test_json_has_the_kind_and_the_record(eapa: Eapa) -> None:
    document = json.loads(eapa("show", "tass", "--format", "json").out)

    assert document["kind"] == "organizations"
    assert [record["id"] for record in document["records"]] == ["tass"]


def test_several_records_are_shown_in_order(eapa: Eapa) -> None:
    both = eapa("show", "tass", "2020-01-31-eapa-tass", "--format", "json").out
    page = eapa("show", "tass", "noosphere", "--format", "markdown").out

    assert json.loads(both)["kind"] == "records"
    assert [record["id"] for record in json.loads(both)["records"]] == ["tass", "2020-01-31-eapa-tass"]
    assert [line for line in page.splitlines() if line.startswith("# ")] == [
        "# TASS Russian News Agency",
        "# NOOSPHERE Education Support Foundation",
    ]
    assert eapa("show", "tass", "nope").code == 3


def test_yaml_is_the_formatted_record(eapa: Eapa) -> None:
    assert eapa("show", "ibn-sino", "--format", "yaml").out.startswith("- id: ibn-sino\n  names:\n")


@pytest.mark.parametrize(
    ("id_", "hint"),
    [
        ("tasss", "did you mean 'tass'?"),
        ("TASS News Agency", "did you mean 'tass'?"),
        ("Альянс", "'eapa search' finds records by their words"),
    ],
)
def test_unknown_id_is_refused_with_a_suggestion(eapa: Eapa, id_: str, hint: str) -> None:
    assert eapa("show", id_) == (3, "", f"error: no record has the id '{id_}'\nhint: {hint}\n")


def test_raw_shows_the_unchanged_file_for_current_and_former_ids(eapa: Eapa, register: Path) -> None:
    add_lines(register, "former_ids: [old]")
    text = (register / TASS).read_text(encoding="utf-8")

    assert eapa("show", "--raw", "2020-01-31-eapa-tass").out == text
    assert eapa("show", "--raw", "old", "tass").out == text + (register / "data/organizations/tass.yaml").read_text(
        "utf-8"
    )


def test_unreadable_file_is_reported_and_can_be_shown_raw(eapa: Eapa, register: Path) -> None:
    (register / TASS).write_text("id: [\n", encoding="utf-8")

    assert eapa("show", "2020-01-31-eapa-tass") == (
        3,
        "",
        f"error: the file of '2020-01-31-eapa-tass' cannot be read as a record\nhint: 'eapa validate {TASS}' shows why\n",
    )
    assert eapa("show", "--raw", "2020-01-31-eapa-tass").out == "id: [\n"


@pytest.mark.usefixtures("covered_programs")
def test_raw_on_a_terminal_escapes_control_characters(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (register / TASS).write_bytes(b"id: \x1b[2J\xff\r\nx: 1\n")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)

    assert (
        eapa("show", "--raw", "2020-01-31-eapa-tass").out == "\x1b[36mid\x1b[0m: \\x1b[2J\\xff\n\x1b[36mx\x1b[0m: 1\n"
    )


def run_on_terminal(register: Path, *arguments: str, height: int = 24, width: int = 80, **environ: str) -> str:
    """Run the program on a pseudo-terminal, and return its output."""
    hidden = {"COLUMNS", "LINES", "NO_COLOR", "PAGER", "LESS", "TERM_PROGRAM", "VTE_VERSION", "FORCE_HYPERLINK"}
    child = pexpect.spawn(
        sys.executable, ["-m", "eapa_cli", *arguments],
        cwd=register,
        env={
            **{name: value for name, value in os.environ.items() if name not in hidden},
            "XDG_CACHE_HOME": str(register.parent / "cache"), "PYTHONUTF8": "1", "TERM": "xterm-256color", **environ,
        },
        dimensions=(height, width), encoding="utf-8", timeout=30,
    )  # fmt: skip
    output = str(child.read())
    child.close()
    assert child.exitstatus == 0
    return output.replace("\r\n", "\n")


@pytest.fixture
def pager(register: Path) -> str:
    """Return the command of a pager that writes 'paged' first."""
    program = register.parent / "pager"
    program.write_text("#!/bin/sh\necho paged $1\ncat\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    return f"{program} -x"


def test_long_page_is_shown_in_the_pager(register: Path, pager: str) -> None:
    paged = run_on_terminal(register, "show", "scopdc-uz", PAGER=pager, FORCE_HYPERLINK="1")

    assert paged.startswith("paged -x\n")
    assert "\x1b[1m" in paged
    assert "\x1b]8" not in paged
    assert "paged" not in run_on_terminal(register, "show", "scopdc-uz", "--no-pager", PAGER=pager)
    assert "paged" not in run_on_terminal(register, "show", "scopdc-uz", PAGER=pager, height=300)
    assert "paged" not in run_on_terminal(register, "list", PAGER=pager, height=3)


@pytest.mark.parametrize("pager", ["", "cat", "no-such-program-at-all"])
def test_page_is_printed_without_a_pager(register: Path, pager: str) -> None:
    assert "Founded" in run_on_terminal(register, "show", "eapa", PAGER=pager)


def test_pager_may_quit_early(register: Path) -> None:
    assert "Error" not in run_on_terminal(register, "show", "eapa", "scopdc-uz", PAGER="true")


def test_urls_are_links_if_the_terminal_supports_links(register: Path) -> None:
    address = "https://tass.com/society/1115243"

    linked = run_on_terminal(register, "show", "tass", "--no-pager", TERM_PROGRAM="iTerm.app")
    plain = run_on_terminal(register, "show", "tass", "--no-pager", TERM="dumb")

    assert re.search(rf"\x1b]8;id=[0-9]+;{address}\x1b\\{address}\x1b]8;;\x1b\\; published", linked)
    assert "\x1b" not in plain
    assert address in plain


def test_custom_field_is_shown_and_found(register: Path, eapa: Eapa) -> None:
    file = register / "data/agreements/2020-01-31-eapa-tass.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "x-number: Ж-036/18\nx-shelf: [4, B]\n", encoding="utf-8")

    shown = eapa("show", "2020-01-31-eapa-tass").out

    assert "\tx-number\tЖ-036/18\n" in shown
    assert '\tx-shelf\t[4, "B"]\n' in shown
    assert eapa("search", "Ж-036/18", "--format", "ids").out == "2020-01-31-eapa-tass\n"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals")
@pytest.mark.parametrize(("pager", "reason"), [("less 'x", "No closing quotation"), ("{}", "Exec format error")])
def test_pager_that_cannot_start_is_reported_and_the_page_is_printed(register: Path, pager: str, reason: str) -> None:
    (register / "program").write_bytes(b"\x7fELF")
    (register / "program").chmod(0o755)

    shown = run_on_terminal(register, "show", "scopdc-uz", PAGER=pager.format(register / "program"))

    assert f"warning: the pager in PAGER cannot be started: {reason}" in shown
    assert "Traceback" not in shown
    assert "SCOPDC" in shown.upper()
