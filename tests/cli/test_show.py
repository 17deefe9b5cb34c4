"""`eapa show`: pages, formats, the pager, links and the unchanged file of a record."""

import json
import re
import stat
from pathlib import Path

import pytest
from running import Eapa
from samples import LATER_AGREEMENT, add_lines, edit_file, write_later_agreement
from terminal import run_on_terminal

AGREEMENT = "2020-01-31-eapa-tass"
FILE = f"data/agreements/{AGREEMENT}.yaml"
# The starts of escape sequences for bold text and for links.
BOLD, LINK = "\x1b[1m", "\x1b]8"
# The first three years end on 31 January 2023. Nine renewals of a year follow, so the last day is 31 January 2032.
TERM = "term: {duration: P3Y, renewal: {mode: tacit, period: P1Y, max: 9}, notice: P3M}"


def read_section(eapa: Eapa, title: str, *arguments: str) -> list[str]:
    """Return the rows of a section of a page as 'LABEL: TEXT', or as 'TEXT' if they have no label."""
    outcome = eapa("show", *arguments)
    assert (outcome.code, outcome.err) == (0, "")
    lines = (line.split("\t") for line in outcome.out.splitlines()[1:])
    return [": ".join(line[1:]) if line[1] else line[2] for line in lines if line[0] == title]


def test_agreement_shows_its_date_with_its_basis_its_signatories_and_all_areas(eapa: Eapa) -> None:
    id_ = "2021-09-24-eapa-scopdc-uz"
    out = eapa("show", id_).out

    assert "\tSigned\t2021?-09-24\n" in out
    assert "\tKnown by\tdeduced\n" in out
    assert "Signatories\teapa\tAndrei Belyaninov / Андрей Бельянинов" in out
    assert "Kabuljon Sobirov / Кабулжон Сабиров" in out
    assert len(read_section(eapa, "Areas", id_)) == 5


def test_organization_shows_all_its_founders_and_agreements(eapa: Eapa) -> None:
    relations = read_section(eapa, "Relations", "scopdc-uz")

    assert sum(relation.startswith("founded-by: ") for relation in relations) == 11
    assert len(read_section(eapa, "Agreements", "scopdc-uz")) == 2


def test_organization_shows_former_names_all_figures_and_the_organizations_it_founded(eapa: Eapa) -> None:
    out = eapa("show", "eapa").out

    assert "former, en\tEurasian and African Peoples' Assembly (2024-04-23 to 2025-05-28)" in out
    assert len(read_section(eapa, "Figures", "eapa")) == 10
    assert "Related to it\tfounded-by it\twps-directorate\n" in out
    in_words = eapa("show", "eapa", "--format", "table").out
    assert "(23 April 2024 to 28 May 2025)" in " ".join(in_words.split())
    assert re.search(r"Related to it\n +founded by it +wps-directorate\n", in_words)


def test_an_organization_without_a_name_in_a_language_of_the_register_has_its_first_official_name(
    eapa: Eapa, register: Path
) -> None:
    names = (("zh", "alias", "别名"), ("uz", "official", "Uzbek nomi"), ("zh", "official", "中文名"))
    lines = "".join(f"  - {{value: {value}, lang: {lang}, kind: {kind}}}\n" for lang, kind, value in names)
    file = register / "data/organizations/uz.yaml"
    file.write_text(f"id: uz\nnames:\n{lines}type: ngo\ncountry: UZ\n", encoding="utf-8")

    assert eapa("show", "uz").out.splitlines()[1].startswith("Uzbek nomi\t")


def test_party_shows_its_names_in_the_source_on_the_day_of_signing_and_today(eapa: Eapa) -> None:
    assert read_section(eapa, "Parties", "2022-10-07-eapa-altai-government") == [
        "eapa: Eurasian Peoples' Assembly",
        'name on the day of signing: International Union of Non-Governmental Organizations "Eurasian Peoples\' Assembly"',
        "name today: World Peoples Assembly",
        "The headline uses this name; the text uses Assembly of the Peoples of Eurasia.",
        "altai-government: Government of the Republic of Altai [RU]",
    ]


def test_a_date_without_a_year_gives_no_former_name_and_no_first_day(eapa: Eapa, register: Path) -> None:
    edit_file(register / FILE, 'date: "2020-01-31"', "date: XXXX-01-31")
    former = '  - {value: ITAR-TASS, lang: en, kind: former, to: "2014"}'
    edit_file(register / "data/organizations/tass.yaml", "names:\n", f"names:\n{former}\n")

    out = eapa("show", AGREEMENT).out

    assert "ITAR-TASS" not in out
    assert "0001" not in out  # an unknown year is not shown as the year 1


def test_open_date_of_signing_is_shown_as_unknown(eapa: Eapa, register: Path) -> None:
    edit_file(register / FILE, 'date: "2020-01-31"', 'date: ".."')

    outcome = eapa("show", "tass", "--format", "tsv")

    assert outcome.code == 0
    assert "Agreements\tundated\tCooperation agreement" in outcome.out


def test_party_without_a_record_is_shown_as_not_in_the_register(eapa: Eapa, register: Path) -> None:
    edit_file(register / FILE, "{organization: tass}", "{organization: unknown}")

    assert "unknown: not in the register" in read_section(eapa, "Parties", AGREEMENT)


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
def test_timeline_includes_directly_and_indirectly_related_agreements(
    eapa: Eapa, register: Path, type_: str, text_for_earlier: str, text_for_later: str
) -> None:
    write_later_agreement(register, type_)
    # An undated amendment of the later agreement, which is related to the earlier agreement only through the later one.
    amendment = LATER_AGREEMENT.replace("agreement: 2020-01-31-eapa-tass", "agreement: 2022-01-31-eapa-tass")
    amendment = amendment.replace("id: 2022-01-31-eapa-tass", "id: undated-eapa-tass")
    amendment = amendment.replace('signed: {date: "2022-01-31"}\n', "")
    (register / "data/agreements/undated-eapa-tass.yaml").write_text(amendment % "amends", encoding="utf-8")

    assert read_section(eapa, "Timeline", AGREEMENT) == [
        "2020-01-31: signed",
        f"2022-01-31: {text_for_earlier} 2022-01-31-eapa-tass",
        "undated: undated-eapa-tass amends 2022-01-31-eapa-tass",
    ]
    assert read_section(eapa, "Timeline", "2022-01-31-eapa-tass") == [
        "2022-01-31: signed",
        f"2022-01-31: {text_for_later} 2020-01-31-eapa-tass",
        "undated: amended by undated-eapa-tass",
    ]
    assert read_section(eapa, "Relations", "2022-01-31-eapa-tass") == [
        f"{text_for_later}: 2020-01-31-eapa-tass. A note."
    ]


TIMELINE_OF_THE_FIRST_TERM = [
    "2020-01-31: signed",
    "2022-10-31: last day for notice",
    "2023-01-31: renews automatically, unless a party acts",
]
END_OF_THE_FIRST_TERM = "Ends: 2023-01-31: P3Y from 2020-01-31 (signing), notice P3M before"
IN_FORCE = "Status: in-force: its term has started, and the day to act "
EARLY = f"{IN_FORCE}is more than 90 days away"
LATE = f"{IN_FORCE}before its next renewal has passed"


@pytest.mark.parametrize(
    ("day", "timeline", "computed"),
    [
        (
            "2019-01-01",
            TIMELINE_OF_THE_FIRST_TERM,
            ["Status: not-started: its term has not started", END_OF_THE_FIRST_TERM, "Act by: 2022-10-31"],
        ),
        (
            "2021-01-01",
            TIMELINE_OF_THE_FIRST_TERM,
            [EARLY, END_OF_THE_FIRST_TERM, "Act by: 2022-10-31"],
        ),
        (
            "2022-09-01",
            TIMELINE_OF_THE_FIRST_TERM,
            ["Status: due: the day to act is at most 90 days away", END_OF_THE_FIRST_TERM, "Act by: 2022-10-31"],
        ),
        (
            "2022-12-01",
            TIMELINE_OF_THE_FIRST_TERM,
            [LATE, END_OF_THE_FIRST_TERM],
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
                EARLY,
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
    ],
    ids=["before the start", "in force", "notice is due", "notice is late", "renewed twice", "renewed 9 times"],
)
def test_computed_values_are_explained_for_a_day(
    eapa: Eapa, register: Path, day: str, timeline: list[str], computed: list[str]
) -> None:
    add_lines(register, AGREEMENT, TERM)

    assert read_section(eapa, "Timeline", AGREEMENT, "--as-of", day) == timeline
    assert read_section(eapa, "Computed", AGREEMENT, "--as-of", day) == computed


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
            [EARLY, "Ends: 2222-12-31: stated to end on 2222-12-31", "Act by: 2222-12-31"],
        ),
        (
            ['term: {ends: "2022-12-31", renewal: {mode: tacit}}'],
            ["2020-01-31: signed", "2022-12-31: renewed automatically for an unknown period"],
            ["Status: unknown: its start, or the period of its renewals, is not recorded"],
        ),
        (
            ['term: {starts: "XXXX-03-01", duration: P5Y}'],
            ["XXXX-03-01: starts", "2020-01-31: signed"],
            ["Status: unknown: the year of its start or of its end is not recorded"],
        ),
    ],
    ids=[
        "terminated",
        "terminated on an unknown day",
        "open",
        "past end",
        "future end",
        "unknown renewal period",
        "start without a year",
    ],
)
def test_closed_open_and_unknown_ends_are_shown(
    eapa: Eapa, register: Path, lines: list[str], timeline: list[str], computed: list[str]
) -> None:
    add_lines(register, AGREEMENT, *lines)

    assert read_section(eapa, "Timeline", AGREEMENT) == timeline
    assert read_section(eapa, "Computed", AGREEMENT) == computed


def test_an_agreement_without_a_known_renewal_is_due_after_the_last_day_for_notice(eapa: Eapa, register: Path) -> None:
    add_lines(register, AGREEMENT, 'term: {ends: "2022-12-31", notice: P6M}')

    assert read_section(eapa, "Computed", AGREEMENT, "--as-of", "2022-08-01") == [
        "Status: due: the day to act has passed, but the end of its term has not",
        "Ends: 2022-12-31: stated to end on 2022-12-31, notice P6M before",
    ]


def test_superseded_agreement_names_its_successor(eapa: Eapa, register: Path) -> None:
    write_later_agreement(register, "supersedes")

    assert read_section(eapa, "Computed", AGREEMENT) == [
        "Status: superseded: it was superseded by 2022-01-31-eapa-tass"
    ]


def test_imprecise_date_is_shown_with_its_range(eapa: Eapa, register: Path) -> None:
    edit_file(register / FILE, 'date: "2020-01-31"', 'date: "2020-01~"')

    assert "Signed: between 2020-01-01 and 2020-01-31, from '2020-01~'" in read_section(eapa, "Computed", AGREEMENT)


def test_term_languages_documents_and_former_ids_are_shown(eapa: Eapa, register: Path) -> None:
    add_lines(
        register,
        AGREEMENT,
        'term: {starts: "2020-02-01", ends: "..", renewal: {mode: express, max: 2}, note: "A note."}',
        "languages: [{lang: ru, authentic: true}, {lang: en}]",
        'documents: [{title: "A scan", url: "https://example.org/scan"}, {path: documents/a.pdf}]',
        "former_ids: [old]",
    )
    out = eapa("show", "old").out

    assert "\tLanguages\tru (authentic); en\n" in out
    assert read_section(eapa, "Term", "old") == [
        "Starts: 2020-02-01",
        "Ends: open",
        "Renewal: express, 2 times at most",
        "Note: A note.",
    ]
    assert read_section(eapa, "Documents", "old") == ["A scan: https://example.org/scan", "documents/a.pdf"]
    assert "\tFormer ids\told\n" in out


def test_the_page_of_a_minimal_agreement_has_no_empty_rows(eapa: Eapa, register: Path) -> None:
    (register / "data/agreements/bare.yaml").write_text(
        "id: bare\ntype: agreement\nparties: [{organization: eapa}, {organization: tass}]\nsources: [{url: 'https://e.org'}]\n"
        "signatories: [{name: {en: Ann Lee}, party: tass}]\n",
        encoding="utf-8",
    )
    title_of_first_section = "bare"  # the record has no title, so the section has the id as its title

    assert read_section(eapa, title_of_first_section, "bare", "--as-of", "2026-11-24") == [
        "Id: bare", "Type: agreement", "Status: unknown on 2026-11-24", "File: data/agreements/bare.yaml",
    ]  # fmt: skip
    assert read_section(eapa, "Timeline", "bare") == ["undated: signed"]
    assert read_section(eapa, "Signatories", "bare") == ["tass: Ann Lee"]


def test_an_area_without_a_wording_is_shown_once(eapa: Eapa, register: Path) -> None:
    edit_file(register / FILE, '\n    text: {en: "Information cooperation"}', "")

    assert "\nAreas\n  media\n  partnership  " in eapa("show", AGREEMENT, "--format", "table").out
    assert "\nAreas\tmedia\tmedia\n" in eapa("show", AGREEMENT).out  # programs read the topic in both columns


def test_notes_of_several_lines_have_these_lines_on_a_page_and_are_one_line_for_programs(
    eapa: Eapa, register: Path
) -> None:
    edit_file(register / "data/organizations/tass.yaml", "\nsources:", "\nnotes: |\n  One\n\n  - two\nsources:")

    page = eapa("show", "tass", "--format", "table").out

    assert "  Notes              One\n\n                     - two\n  File " in page
    assert "\tNotes\tOne\\n\\n- two\\n\n" in eapa("show", "tass").out


def test_online_signing_is_shown_as_the_place(eapa: Eapa, register: Path) -> None:
    edit_file(register / FILE, "  place:\n    city: {en: Moscow}\n    country: RU\n", "  online: true\n")

    assert "\tPlace\tonline\n" in eapa("show", AGREEMENT).out


def test_json_has_the_kind_and_the_record(eapa: Eapa) -> None:
    document = json.loads(eapa("show", "tass", "--format", "json").out)

    assert document["kind"] == "organizations"
    assert [record["id"] for record in document["records"]] == ["tass"]


def test_several_records_of_both_kinds_are_shown_in_the_order_of_the_arguments(eapa: Eapa) -> None:
    document = json.loads(eapa("show", "tass", AGREEMENT, "--format", "json").out)

    assert document["kind"] == "records"
    assert [record["id"] for record in document["records"]] == ["tass", AGREEMENT]


def test_each_page_has_a_heading_in_markdown(eapa: Eapa) -> None:
    lines = eapa("show", "tass", "noosphere", "--format", "markdown").out.splitlines()

    assert [line for line in lines if line.startswith("# ")] == [
        "# TASS Russian News Agency",
        "# NOOSPHERE Education Support Foundation",
    ]


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
    refusal = (3, "", f"error: no record has the id '{id_}'\nhint: {hint}\n")

    assert eapa("show", id_) == refusal
    assert eapa("show", "tass", id_) == refusal


def test_raw_shows_the_unchanged_file_for_current_and_former_ids(eapa: Eapa, register: Path) -> None:
    add_lines(register, AGREEMENT, "former_ids: [old]")
    text = (register / FILE).read_text(encoding="utf-8")

    assert eapa("show", "--raw", AGREEMENT).out == text
    assert eapa("show", "--raw", "old", "tass").out == text + (register / "data/organizations/tass.yaml").read_text(
        "utf-8"
    )


def test_raw_and_a_format_cannot_be_used_together(eapa: Eapa) -> None:
    assert eapa("show", "tass", "--raw", "--format", "json") == (
        2, "", "error: --raw and --format cannot be used together\nhint: omit one of them\n",
    )  # fmt: skip


def test_unreadable_file_is_reported_and_can_be_shown_raw(eapa: Eapa, register: Path) -> None:
    (register / FILE).write_text("id: [\n", encoding="utf-8")

    message = (
        "error: the file of '2020-01-31-eapa-tass' cannot be read as a record\n"
        "hint: 'eapa validate' shows why; correct the file first\n"
    )
    assert eapa("show", AGREEMENT) == (3, "", message)
    assert eapa("show", "--raw", AGREEMENT).out == "id: [\n"


def test_raw_on_a_terminal_has_colour_and_escapes_unsafe_bytes(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # An escape sequence that clears the screen, a byte that is not UTF-8, and a carriage return.
    (register / FILE).write_bytes(b"id: \x1b[2J\xff\r\nx: 1\n")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True, raising=False)

    out = eapa("show", "--raw", AGREEMENT).out

    cyan_keys = out.replace("\x1b[36m", "<cyan>").replace("\x1b[0m", "</cyan>")
    assert cyan_keys == "<cyan>id</cyan>: \\x1b[2J\\xff\n<cyan>x</cyan>: 1\n"


@pytest.fixture
def pager(register: Path) -> str:
    """Return the command of a pager that first writes 'paged' with its option."""
    program = register.parent / "pager"
    program.write_text("#!/bin/sh\necho paged $1\ncat\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)
    return f"{program} -x"


def test_long_page_is_shown_in_the_pager_with_bold_text_but_without_links(register: Path, pager: str) -> None:
    paged = run_on_terminal(register, "show", "scopdc-uz", PAGER=pager, FORCE_HYPERLINK="1")

    assert paged.startswith("paged -x\n")
    assert BOLD in paged
    assert LINK not in paged


@pytest.mark.parametrize(
    ("arguments", "height"),
    [
        (["show", "scopdc-uz", "--no-pager"], 24),
        (["show", "scopdc-uz"], 300),  # higher than the page
        (["list"], 3),  # lower than the list
    ],
    ids=["option --no-pager", "short page", "list"],
)
def test_pager_is_not_used_for_short_pages_and_lists_and_can_be_switched_off(
    register: Path, pager: str, arguments: list[str], height: int
) -> None:
    assert "paged" not in run_on_terminal(register, *arguments, PAGER=pager, height=height)


@pytest.mark.parametrize("pager", ["", "cat", "no-such-program-at-all"])
def test_page_is_printed_if_pager_names_no_pager_or_an_unknown_program(register: Path, pager: str) -> None:
    assert "Founded" in run_on_terminal(register, "show", "eapa", PAGER=pager)


def test_pager_may_quit_before_it_reads_the_page(register: Path) -> None:
    assert "Error" not in run_on_terminal(register, "show", "eapa", "scopdc-uz", PAGER="true")


def test_ctrl_c_is_left_to_the_pager(register: Path) -> None:
    program = register.parent / "pager"
    # The signal arrives while the program waits for the pager, which stays open. After an interrupt, Python itself waits
    # a quarter of a second for the end of a program.
    program.write_text("#!/bin/sh\nkill -INT $PPID\nsleep 0.4\necho paged\ncat\n")
    program.chmod(program.stat().st_mode | stat.S_IEXEC)

    output = run_on_terminal(register, "show", "scopdc-uz", PAGER=str(program))

    assert output.startswith("paged\n")
    assert "cannot be started" not in output


def test_urls_are_links_if_the_terminal_supports_links(register: Path) -> None:
    address = "https://tass.com/society/1115243"

    linked = run_on_terminal(register, "show", "tass", "--no-pager", TERM_PROGRAM="iTerm.app")
    plain = run_on_terminal(register, "show", "tass", "--no-pager", TERM="dumb")

    # The start of a link with its random id and target, the visible text, and the end of the link.
    assert re.search(rf"\x1b]8;id=[0-9]+;{address}\x1b\\{address}\x1b]8;;\x1b\\; published", linked)
    assert "\x1b" not in plain
    assert address in plain


def test_custom_fields_are_shown_and_found(register: Path, eapa: Eapa) -> None:
    add_lines(register, AGREEMENT, "x-number: Ж-036/18", "x-shelf: [4, B]")

    shown = eapa("show", AGREEMENT).out

    assert "\tx-number\tЖ-036/18\n" in shown
    assert '\tx-shelf\t[4, "B"]\n' in shown
    assert eapa("search", "Ж-036/18", "--format", "ids").out == "2020-01-31-eapa-tass\n"


@pytest.mark.parametrize(("pager", "reason"), [("less 'x", "No closing quotation"), ("{}", "Exec format error")])
def test_pager_that_cannot_start_is_reported_and_the_page_is_printed(register: Path, pager: str, reason: str) -> None:
    damaged_program = register / "program"
    damaged_program.write_bytes(b"\x7fELF")
    damaged_program.chmod(0o755)

    shown = run_on_terminal(register, "show", "scopdc-uz", PAGER=pager.format(damaged_program))

    assert f"warning: the pager in PAGER cannot be started: {reason}" in shown
    assert "Traceback" not in shown
    assert "scopdc-uz" in shown
