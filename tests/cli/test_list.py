"""`eapa list` on the sample register."""

import json
from pathlib import Path

import pytest
from running import Eapa

UZBEK = [
    "2021-09-24-eapa-scopdc-uz",
    "2022-05-11-eapa-ibn-sino",
    "2023-10-23-wps-directorate-scopdc-uz",
]


def list_ids(eapa: Eapa, *arguments: str) -> list[str]:
    return eapa("list", *arguments, "--format", "ids").out.split()


@pytest.mark.parametrize("country", ["UZ", "uz", "UZB", "Uzbekistan", "Узбекистан", "O'zbekiston"])
def test_country_is_found_by_code_or_name_in_any_language(eapa: Eapa, country: str) -> None:
    assert list_ids(eapa, "--country", country) == UZBEK


def test_list_in_a_pipe_is_tab_separated_and_complete(eapa: Eapa) -> None:
    outcome = eapa("list", "--country", "UZ", "--columns", "signed,parties,id", "--limit", "1")

    assert outcome.out == (
        "signed\tparties\tid\n"
        "2021?-09-24\tWorld Peoples Assembly; "
        "People's Diplomacy Center of the Shanghai Cooperation Organization in Uzbekistan\t2021-09-24-eapa-scopdc-uz\n"
    )


@pytest.mark.parametrize("columns", [80, 200])
def test_table_fits_the_terminal(eapa: Eapa, monkeypatch: pytest.MonkeyPatch, columns: int) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))

    lines = eapa("list", "--format", "table").out.splitlines()

    assert len(lines) > 15
    assert max(map(len, lines)) <= columns


def test_table_of_organizations_breaks_no_words_at_80_columns(eapa: Eapa) -> None:
    lines = eapa("list", "organizations", "--country", "RU", "--format", "table").out.splitlines()
    place = lines.index("Government of the Republic of Bashkortostan                  regional government")

    assert lines[place + 1] == "  bashkortostan-government"


def test_long_id_is_never_broken(eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")

    assert "2020-01-31-eapa-tass\n" in eapa("list", "--columns", "id", "--format", "table").out


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (["--party", "TASS"], ["2020-01-31-eapa-tass"]),
        (["--party", "ТАСС"], ["2020-01-31-eapa-tass"]),
        (["--signatory", "собиров"], ["2021-09-24-eapa-scopdc-uz"]),
        (["--signatory", "Sabirov"], ["2021-09-24-eapa-scopdc-uz"]),
        (["--area", "tourism"], ["2022-10-07-eapa-altai-government"]),
        (["--since", "2023", "--until", "2023-06"], ["2023-01-20-eapa-nnosc-eurasiada"]),
        (["--country", "ID"], ["undated-eapa-unu-jogja"]),
        (["--country", "ID", "--country", "ES"], ["2021-01-28-eapa-uca-es", "undated-eapa-unu-jogja"]),
        (["--country", "ID", "--country", "ES", "--since", "2020"], ["2021-01-28-eapa-uca-es"]),
        (["--type", "memorandum"], []),
        (["--status", "in-force"], []),
        (["--sort", "-signed", "--limit", "1", "--since", "2023-02"], ["2023-10-23-wps-directorate-scopdc-ru"]),
    ],
)
def test_filters_compose(eapa: Eapa, arguments: list[str], expected: list[str]) -> None:
    assert list_ids(eapa, *arguments) == expected


def test_organizations_are_filtered_by_their_fields_and_their_agreements(eapa: Eapa) -> None:
    assert list_ids(eapa, "organizations", "--type", "university") == ["unu-jogja", "uca-es"]
    assert list_ids(eapa, "organizations", "--area", "tourism") == ["altai-government", "eapa"]
    assert list_ids(eapa, "organizations", "--country", "BJ") == ["cdcr-bj"]
    assert list_ids(eapa, "organizations", "--party", "tass") == ["tass"]


def test_json_has_complete_records(eapa: Eapa) -> None:
    answer = json.loads(eapa("list", "--country", "BJ", "--format", "json").out)

    assert (answer["eapa"], answer["kind"]) == (1, "agreements")
    assert answer["records"][0]["party_ids"] == ["eapa", "cdcr-bj"]


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--country", "Uzbekistann"],
            "error: no country is called 'Uzbekistann'\nhint: did you mean 'Uzbekistan (UZ)'?\n",
        ),
        (["--party", "tasss"], "error: no organization is called 'tasss'\n"),
        (
            ["--since", "05/06/2021"],
            "error: --since: '05/06/2021' is ambiguous: write '2021-06-05' or '2021-05-06'\n",
        ),
        (
            ["--until", "24 сентября"],
            "error: --until: '24 сентября' has no year\nhint: add the year, as in '24.09.2021'\n",
        ),
        (
            ["--as-of", "2021"],
            "error: --as-of needs a single day, and '2021' is more than one\nhint: write '2026-11-24'\n",
        ),
        (["--type", "ngo"], "error: no agreement is of the type 'ngo'\n"),
        (["--sort", "nope"], "error: --sort: agreements have no column 'nope'\n"),
    ],
)
def test_invalid_value_is_refused_with_the_possible_values(eapa: Eapa, arguments: list[str], message: str) -> None:
    outcome = eapa("list", *arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.startswith(message)


def test_unreadable_file_is_reported_and_the_rest_is_listed(eapa: Eapa, register: Path) -> None:
    (register / "data/agreements/2020-01-31-eapa-tass.yaml").write_text("id: [")

    outcome = eapa("list", "--country", "UZ", "--format", "ids")

    assert outcome.out.split() == UZBEK
    assert outcome.err == "warning: 1 file cannot be read as a record; 'eapa validate' shows why\n"


@pytest.mark.parametrize(
    ("file", "change", "filters"),
    [
        ("organizations/ibn-sino", ("country: UZ", "country: Uzbekistan"), ["--country", "UZ"]),
        ("organizations/ibn-sino", ("country: UZ", "country: UZB"), ["--country", "UZ"]),
        ("agreements/2022-05-11-eapa-ibn-sino", ('date: "2022-05-11"', 'date: "11.05.2022"'), ["--year", "2022"]),
        ("agreements/2022-05-11-eapa-ibn-sino", ("  date:", "  dat:"), ["--year", "2022"]),
        ("agreements/2020-01-31-eapa-tass", ("country: RU", "country: Russia"), ["--place", "RU"]),
    ],
)
def test_record_missing_because_of_an_error_is_reported(
    eapa: Eapa, register: Path, file: str, change: tuple[str, str], filters: list[str]
) -> None:
    whole = list_ids(eapa, *filters)
    path = register / f"data/{file}.yaml"
    text = path.read_text(encoding="utf-8")
    assert change[0] in text
    path.write_text(text.replace(*change), encoding="utf-8")

    outcome = eapa("list", *filters, "--format", "ids")

    assert set(outcome.out.split()) < set(whole)
    assert outcome.code == 0
    assert outcome.err == (
        "warning: 1 file has fields that cannot be read, and may be missing here; 'eapa validate' shows why\n"
    )

    path.write_text(text, encoding="utf-8")
    assert eapa("list", *filters).err == ""


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


@pytest.mark.parametrize("words", ["SCO diplomacy", "diplomacy People's", "diplomacy people's"])
def test_words_of_a_party_name_need_not_be_adjacent(eapa: Eapa, words: str) -> None:
    assert "2021-09-24-eapa-scopdc-uz" in list_ids(eapa, "--party", words)


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
    table = eapa("list", "organizations", "--party", "aaru", "--format", "table").out
    (record,) = json.loads(eapa("list", "organizations", "--party", "aaru", "--format", "json").out)["records"]

    assert "international" in table
    assert (record["country"], record["scope"]) == (None, "international")
    assert eapa("list", "organizations", "--party", "aaru", "--columns", "country,scope").out == (
        "country\tscope\n\tinternational\n"
    )


def test_period_can_be_relative_to_today(eapa: Eapa) -> None:
    assert eapa("list", "--as-of", "today") == eapa("list")
    assert eapa("list", "--until", "вчера") == eapa("list", "--until", "2025")
    assert eapa("list", "--since", "tomorrow", "--format", "ids") == (0, "", "")


def test_country_filter_ignores_the_country_of_the_owner(register: Path, eapa: Eapa) -> None:
    # Otherwise nearly all agreements would match the country of the owner.
    settings = register / "data/register.yaml"
    settings.write_text(
        settings.read_text(encoding="utf-8").replace("owner: eapa", "owner: scopdc-uz"), encoding="utf-8"
    )

    with_ibn_sino = ["2022-05-11-eapa-ibn-sino"]
    assert list_ids(eapa, "--country", "UZ") == with_ibn_sino
    assert len(list_ids(eapa, "--country", "RU")) == 7

    amended = register / "data/agreements/2022-05-11-eapa-ibn-sino.yaml"
    amended.write_text(
        amended.read_text(encoding="utf-8").replace("organization: eapa", "organization: scopdc-uz"), encoding="utf-8"
    )
    assert list_ids(eapa, "--country", "UZ") == with_ibn_sino
    assert "UZ\t1\n" in eapa("stats", "--by", "country").out
