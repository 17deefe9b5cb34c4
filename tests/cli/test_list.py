"""`eapa list` on the sample register."""

import json
from pathlib import Path

import pytest
from running import Eapa, list_ids
from samples import edit_file

from eapa_cli.query.filters import FILTERS

UZBEK = [
    "2021-09-24-eapa-scopdc-uz",
    "2022-05-11-eapa-ibn-sino",
    "2023-10-23-wps-directorate-scopdc-uz",
]
"""The agreements with a party in Uzbekistan."""


def test_list_in_a_pipe_is_tab_separated_and_complete(eapa: Eapa) -> None:
    outcome = eapa("list", "--country", "UZ", "--columns", "signed,parties,id", "--limit", "1")

    assert outcome.out == (
        "signed\tparties\tid\n"
        "2021?-09-24\tWorld Peoples Assembly; "
        "People's Diplomacy Center of the Shanghai Cooperation Organization in Uzbekistan\t2021-09-24-eapa-scopdc-uz\n"
    )


@pytest.mark.parametrize("width", [80, 200])
def test_table_with_all_agreements_fits_the_terminal(eapa: Eapa, monkeypatch: pytest.MonkeyPatch, width: int) -> None:
    monkeypatch.setenv("COLUMNS", str(width))

    lines = eapa("list", "--format", "table").out.splitlines()

    assert len(lines) > len(list_ids(eapa))
    assert max(map(len, lines)) <= width


def test_table_of_organizations_has_a_long_id_on_a_line_of_its_own(eapa: Eapa) -> None:
    lines = eapa("list", "organizations", "--country", "RU", "--format", "table").out.splitlines()
    name_line = lines.index("Government of the Republic of Bashkortostan                  regional government")

    assert lines[name_line + 1] == "  bashkortostan-government"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--signatory", "собиров"], ["2021-09-24-eapa-scopdc-uz"]),
        (["--area", "tourism"], ["2022-10-07-eapa-altai-government"]),
        (["--since", "2023", "--until", "2023-06"], ["2023-01-20-eapa-nnosc-eurasiada"]),
        (["--party", "ТАСС"], ["2020-01-31-eapa-tass"]),
        (["--country", "O'zbekiston"], UZBEK),
        (["--country", "ID"], ["undated-eapa-unu-jogja"]),
        (["--country", "ID", "--country", "ES"], ["2021-01-28-eapa-uca-es", "undated-eapa-unu-jogja"]),
        (["--country", "ID", "--country", "ES", "--since", "2020"], ["2021-01-28-eapa-uca-es"]),
        # All agreements of the sample register have the type "agreement" and the status "unknown".
        (["--type", "memorandum"], []),
        (["--status", "in-force"], []),
    ],
)
def test_a_filter_takes_one_or_several_values_and_filters_narrow_each_other(
    eapa: Eapa, arguments: list[str], expected: list[str]
) -> None:
    assert list_ids(eapa, *arguments) == expected


def test_the_limit_applies_after_sorting(eapa: Eapa) -> None:
    # The latest day of signing, with the first of its two agreements.
    assert list_ids(eapa, "--sort", "-signed", "--limit", "1") == ["2023-10-23-wps-directorate-scopdc-ru"]


def test_a_limit_beyond_all_integers_of_sqlite_limits_nothing(eapa: Eapa) -> None:
    assert list_ids(eapa, "--limit", str(2**63)) == list_ids(eapa)


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--type", "university"], ["unu-jogja", "uca-es"]),
        (["--country", "BJ"], ["cdcr-bj"]),
        (["--party", "tass"], ["tass"]),
        (["--area", "tourism"], ["altai-government", "eapa"]),  # the parties of the agreement on tourism
    ],
)
def test_organizations_are_filtered_by_their_fields_and_their_agreements(
    eapa: Eapa, arguments: list[str], expected: list[str]
) -> None:
    assert list_ids(eapa, "organizations", *arguments) == expected


def test_json_has_the_version_the_kind_and_the_ids_of_the_parties(eapa: Eapa) -> None:
    document = json.loads(eapa("list", "--country", "BJ", "--format", "json").out)

    assert (document["eapa"], document["kind"]) == (1, "agreements")
    assert [record["party_ids"] for record in document["records"]] == [["eapa", "cdcr-bj"]]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--country", "Uzbekistann"],
            "error: no country is called 'Uzbekistann'\nhint: did you mean 'Uzbekistan (UZ)'?\n",
        ),
        (
            ["--since", "05/06/2021"],
            "error: --since: '05/06/2021' is ambiguous: write '2021-06-05' or '2021-05-06'\n",
        ),
        (
            ["--as-of", "2021"],
            "error: --as-of needs a single day, and '2021' is more than one\nhint: write '2026-11-24'\n",
        ),
        (["--type", "ngo"], "error: no agreement is of the type 'ngo'\n"),  # a type of organizations
        (["--sort", "nope"], "error: --sort: agreements have no column 'nope'\n"),
    ],
)
def test_invalid_value_is_refused_with_the_reason(eapa: Eapa, arguments: list[str], message: str) -> None:
    outcome = eapa("list", *arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(message)


@pytest.mark.parametrize("option", [*(one.option for one in FILTERS), "--columns"])
def test_an_empty_value_is_refused_and_not_ignored(eapa: Eapa, option: str) -> None:
    assert eapa("list", option, "").code == 2


def test_unreadable_file_is_reported_and_the_rest_is_listed(eapa: Eapa, register: Path) -> None:
    (register / "data/agreements/2020-01-31-eapa-tass.yaml").write_text("id: [")

    outcome = eapa("list", "--country", "UZ", "--format", "ids")

    assert outcome.out.split() == UZBEK
    assert outcome.err == "warning: 1 file cannot be read as a record; 'eapa validate' shows why\n"


@pytest.mark.parametrize(
    ("file", "correct_and_wrong", "filters"),
    [
        ("organizations/ibn-sino", ("country: UZ", "country: Uzbekistan"), ["--country", "UZ"]),
        ("organizations/ibn-sino", ("country: UZ", "country: UZB"), ["--country", "UZ"]),
        ("agreements/2022-05-11-eapa-ibn-sino", ('date: "2022-05-11"', 'date: "11.05.2022"'), ["--year", "2022"]),
        ("agreements/2022-05-11-eapa-ibn-sino", ("  date:", "  dat:"), ["--year", "2022"]),
        ("agreements/2020-01-31-eapa-tass", ("country: RU", "country: Russia"), ["--place", "RU"]),
    ],
    ids=["name of a country", "other code of a country", "form of a date", "name of a field", "country of a place"],
)
def test_record_missing_because_of_an_error_is_reported(
    eapa: Eapa, register: Path, file: str, correct_and_wrong: tuple[str, str], filters: list[str]
) -> None:
    ids_without_the_error = list_ids(eapa, *filters)
    path = register / f"data/{file}.yaml"
    text = path.read_text(encoding="utf-8")
    edit_file(path, *correct_and_wrong)

    outcome = eapa("list", *filters, "--format", "ids")

    assert set(outcome.out.split()) < set(ids_without_the_error)
    assert outcome.code == 0
    assert outcome.err == (
        "warning: 1 file has fields that cannot be read, and may be missing here; 'eapa validate' shows why\n"
    )

    path.write_text(text, encoding="utf-8")
    assert eapa("list", *filters).err == ""  # the corrected file is read again


def test_agreements_with_an_unknown_party_are_reported(eapa: Eapa, register: Path) -> None:
    organization = register / "data/organizations/ibn-sino.yaml"
    record = organization.read_bytes()
    organization.unlink()

    outcome = eapa("list", "--country", "UZ", "--format", "ids")

    assert outcome.out == "2021-09-24-eapa-scopdc-uz\n2023-10-23-wps-directorate-scopdc-uz\n"
    assert outcome.err == (
        "warning: 1 file names a party that has no record, and may be missing here; 'eapa validate' shows why\n"
    )

    organization.write_bytes(record)
    assert eapa("list", "--country", "UZ").err == ""


def test_command_without_a_register_exits_with_4(eapa: Eapa, tmp_path: Path) -> None:
    outcome = eapa("list", cwd=tmp_path)

    assert outcome.code == 4
    assert outcome.err.startswith("error: there is no register here, or in any folder above\n")


@pytest.mark.parametrize(
    ("option", "option_in_edtf"),
    [
        (["--since", "октябрь 2022"], ["--since", "2022-10"]),
        (["--since", "12.05.2022"], ["--since", "2022-05-12"]),
        (["--until", "May 2023"], ["--until", "2023-05"]),
        (["--until", "24-sentabr 2021"], ["--until", "2021-09-24"]),
        (["--as-of", "1 января 2022 г."], ["--as-of", "2022-01-01"]),
    ],
)
def test_dates_are_accepted_in_common_forms(eapa: Eapa, option: list[str], option_in_edtf: list[str]) -> None:
    outcome = eapa("list", *option)

    assert outcome.code == 0
    assert outcome == eapa("list", *option_in_edtf)


def test_scope_is_shown_as_country_for_people_and_separately_for_programs(eapa: Eapa) -> None:
    international_body = ["list", "organizations", "--party", "aaru"]
    table = eapa(*international_body, "--format", "table").out
    (record,) = json.loads(eapa(*international_body, "--format", "json").out)["records"]
    tsv = eapa(*international_body, "--columns", "country,scope").out

    assert "international" in table
    assert (record["country"], record["scope"]) == (None, "international")
    assert tsv == "country\tscope\n\tinternational\n"


def test_period_can_be_relative_to_today(eapa: Eapa) -> None:
    # All agreements of the sample register were signed before 2024.
    assert eapa("list", "--as-of", "today") == eapa("list")
    assert eapa("list", "--until", "вчера") == eapa("list", "--until", "2025")
    assert eapa("list", "--since", "tomorrow", "--format", "ids") == (0, "", "")


def test_country_filter_ignores_the_country_of_the_owner(register: Path, eapa: Eapa) -> None:
    # Otherwise nearly all agreements would match the country of the owner.
    edit_file(register / "data/register.yaml", "owner: eapa", "owner: scopdc-uz")

    assert list_ids(eapa, "--country", "UZ") == ["2022-05-11-eapa-ibn-sino"]


def test_country_filter_finds_a_partner_in_the_country_of_the_owner(register: Path, eapa: Eapa) -> None:
    edit_file(register / "data/register.yaml", "owner: eapa", "owner: scopdc-uz")
    agreement = register / "data/agreements/2022-05-11-eapa-ibn-sino.yaml"
    edit_file(agreement, "organization: eapa", "organization: scopdc-uz")

    # The owner and its partner Ibn Sino are both in Uzbekistan.
    assert list_ids(eapa, "--country", "UZ") == ["2022-05-11-eapa-ibn-sino"]
    assert "UZ\t1\n" in eapa("stats", "--by", "country").out
