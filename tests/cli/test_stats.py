"""`eapa stats` on the sample register."""

import json
from pathlib import Path

import pytest
from running import Eapa, run_with_encoding
from samples import edit_file


def read_counts(eapa: Eapa, *arguments: str) -> dict[str, int]:
    """Return the number of agreements for each value, in the order of the output."""
    outcome = eapa("stats", *arguments, "--format", "json")
    assert (outcome.code, outcome.err) == (0, "")
    return {record["value"]: record["agreements"] for record in json.loads(outcome.out)["records"]}


@pytest.mark.parametrize(
    ("by", "expected"),
    [
        ("year", {"2019": 1, "2020": 3, "2021": 3, "2022": 3, "2023": 3, "not known": 1}),
        ("type", {"agreement": 14}),
        ("status", {"unknown": 14}),
        ("country", {"RU": 7, "UZ": 3, "not known": 2, "BJ": 1, "ES": 1, "ID": 1, "international": 1}),
    ],
)
def test_counts_are_in_the_order_of_years_or_from_the_largest(eapa: Eapa, by: str, expected: dict[str, int]) -> None:
    counts = read_counts(eapa, "--by", by)

    assert list(counts.items()) == list(expected.items())  # equal dictionaries may have different orders


def test_a_field_that_is_named_twice_is_counted_once(eapa: Eapa) -> None:
    assert eapa("stats", "--by", "year", "--by", "year") == eapa("stats", "--by", "year")


def test_owner_of_the_register_is_not_counted_as_a_partner(eapa: Eapa) -> None:
    counts = read_counts(eapa, "--by", "partner")

    assert counts["TASS"] == 1
    assert counts["Directorate of the World Public Summit"] == 2
    assert "World Peoples Assembly" not in counts


def test_topics_and_signatories_count_once_per_agreement(eapa: Eapa) -> None:
    assert read_counts(eapa, "--by", "topic")["sport"] == 3
    assert read_counts(eapa, "--by", "signatory")["Andrei Belyaninov"] == 7


def test_the_filters_of_list_apply(eapa: Eapa) -> None:
    assert read_counts(eapa, "--by", "year", "--country", "UZ") == {"2021": 1, "2022": 1, "2023": 1}
    assert read_counts(eapa, "--by", "status", "--as-of", "2019-01-01", "--year", "2022") == {"not-started": 3}


def test_recorded_agreements_are_compared_with_the_published_number(eapa: Eapa) -> None:
    assert read_counts(eapa, "--by", "recorded") == {
        "World Peoples Assembly: stated as of 2022-11 (about)": 170,
        "World Peoples Assembly: recorded of those signed by then, 5 %": 10,  # 5.9 %, rounded down
        "World Peoples Assembly: recorded in all": 12,
    }


def test_published_number_is_not_compared_with_filtered_agreements(eapa: Eapa) -> None:
    assert not any("stated" in name for name in read_counts(eapa, "--country", "UZ"))
    assert eapa("stats", "--by", "recorded", "--country", "UZ") == (
        2,
        "",
        (
            "error: --by recorded accepts no filters, because the published number is of all agreements\n"
            "hint: omit the filters, or count by another field\n"
        ),
    )


@pytest.mark.parametrize(
    ("figures", "label"),
    [
        ('figures: [{of: agreements, more_than: 120, as_of: "2021"}]', "stated as of 2021 (more than)"),
        ('figures: [{of: agreements, exactly: 120, as_of: "2021"}]', "stated as of 2021"),
        ('figures: [{of: agreements, as_of: "2021"}]', "stated as of 2021"),
        ('figures: [{of: countries, exactly: 120, as_of: "2021"}]', None),
        ("", None),
    ],
)
def test_latest_published_number_keeps_its_qualifier(
    eapa: Eapa, register: Path, figures: str, label: str | None
) -> None:
    file = register / "data/organizations/eapa.yaml"
    text = file.read_text(encoding="utf-8")
    start, end = text.index("figures:"), text.index("sources:")
    file.write_text(f"{text[:start]}{figures}\n{text[end:]}", encoding="utf-8")

    labels = [name.partition(": ")[2] for name in read_counts(eapa, "--by", "recorded")]
    stated_label = labels[0] if labels else None  # the published number is before the recorded ones
    assert stated_label == label


def test_register_with_an_unknown_owner_has_no_comparison(eapa: Eapa, register: Path) -> None:
    edit_file(register / "data/register.yaml", "owner: eapa", "owner: [eapa]")

    assert read_counts(eapa, "--by", "recorded") == {}
    assert read_counts(eapa, "--by", "partner")["World Peoples Assembly"] == 12


@pytest.mark.parametrize("width", [20, 40, 80, 200])
def test_bars_of_all_groups_fit_the_terminal(eapa: Eapa, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    lines = eapa("stats", "--format", "table").out.splitlines()

    assert max(map(len, lines)) <= width
    assert {"Year of signing", "Status"} <= set(lines)


CHART = """\
Year of signing
  2019            1  █████▎
  2020            3  ████████████████
  2021            3  ████████████████
  2022            3  ████████████████
  2023            3  ████████████████
  not known       1  █████▎

Status
  no end stated  14
"""


def test_single_count_of_a_group_has_no_bar(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "37")  # the longest bar is then 16 characters long

    assert eapa("stats", "--by", "year", "--by", "status", "--format", "table").out == CHART


def test_limit_keeps_the_largest_counts_and_last_years_and_reports_the_rest(eapa: Eapa) -> None:
    outcome = eapa("stats", "--by", "topic", "--by", "year", "--limit", "2")

    assert outcome == (
        0,
        (
            "by\tvalue\tagreements\nTopic\tpartnership\t5\nTopic\tculture\t4\n"
            "Year of signing\t2023\t3\nYear of signing\tnot known\t1\n"
        ),
        "20 values omitted; see --limit\n",
    )
    assert eapa("stats", "--by", "partner", "--format", "table").err == "5 values omitted; see --limit\n"


def test_markdown_is_a_table(eapa: Eapa) -> None:
    assert eapa("stats", "--by", "status", "--format", "markdown").out == (
        "| By | Value | Agreements |\n| --- | --- | --- |\n| Status | no end stated | 14 |\n"
    )


def test_bars_are_hashes_in_ascii(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    chart = run_with_encoding("ascii", eapa, "stats", "--by", "year", "--format", "table")

    assert chart.isascii()
    assert b"  2020       3  ####" in chart
