"""The selection and the order of records, on the sample register."""

from pathlib import Path

import pytest
from running import Eapa, list_ids

NOOSPHERE = "data/agreements/2020-10-12-eapa-noosphere.yaml"
UNDATED = "undated-eapa-unu-jogja"
TERMS = """\
term: {starts: "2020-01-31", ends: "2023-01-31"}
terminated: {date: "2022-06", grounds: withdrawn}
sources:
"""


def replace(file: Path, old: str, new: str) -> None:
    """Replace a text that a file has once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1
    file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        "scopdc-ru",
        "Национальный центр народной дипломатии",
        "национальный ЦЕНТР",
        "natsionalnyy tsentr",
        "diplomacy national",  # words in another order
    ],
)
def test_party_is_found_by_id_or_words_of_a_name_in_either_script(eapa: Eapa, name: str) -> None:
    assert list_ids(eapa, "--party", name) == ["2023-10-23-wps-directorate-scopdc-ru"]


def test_names_match_from_the_start_of_a_word(eapa: Eapa) -> None:
    assert list_ids(eapa, "--party", "noosph") == ["2020-10-12-eapa-noosphere"]
    assert eapa("list", "--party", "oosphere").code == 2


def test_party_is_found_by_former_name_and_id(eapa: Eapa, register: Path) -> None:
    file = register / "data/organizations/tass.yaml"
    file.write_text(file.read_text(encoding="utf-8") + "former_ids: [itar-tass]\n", encoding="utf-8")

    assert list_ids(eapa, "--party", "itar-tass") == ["2020-01-31-eapa-tass"]
    assert list_ids(eapa, "--party", "Eurasian Peoples' Assembly") == list_ids(eapa, "--party", "eapa") != []
    assert '"id": "tass"' in eapa("show", "itar-tass", "--format", "json").out


@pytest.mark.parametrize("name", ["sobirov", "SOBIROV", "Sabirov", "Сабиров", "кабулжон сабиров", "Kabulzhan"])
def test_signatory_is_found_by_any_spelling_in_either_script(eapa: Eapa, name: str) -> None:
    assert list_ids(eapa, "--signatory", name) == ["2021-09-24-eapa-scopdc-uz"]


@pytest.mark.parametrize("name", ["Sobirov Kabuljon", "собиров кабулжон", "Kabulzhan Sobirov", "sob kab"])
def test_words_of_one_person_are_found_in_any_order(eapa: Eapa, name: str) -> None:
    assert list_ids(eapa, "--signatory", name) == ["2021-09-24-eapa-scopdc-uz"]


@pytest.mark.parametrize("name", ["Sobirov Gusman", "Sobirev", "Sobirov Q.", "bir kab"])
def test_words_that_no_single_person_has_find_no_signatory(eapa: Eapa, name: str) -> None:
    outcome = eapa("list", "--signatory", name)

    assert outcome.code == 2
    assert outcome.err.startswith(f"error: no signatory is called '{name}'\nhint: ")


@pytest.mark.parametrize(
    ("date", "arguments", "found"),
    [
        ("2020", ["--since", "2020-12", "--until", "2020-12"], True),
        ("2020", ["--since", "2021"], False),
        ("2020", ["--until", "2019"], False),
        ("2020-10?", ["--since", "2020-10-31"], True),
        ("2020-10~", ["--since", "2020-11-01"], False),
        ("2019/2020", ["--until", "2019-01-01"], True),
        ("2020/..", ["--since", "2099"], True),
        ("2020/..", ["--until", "2019"], False),
        ("../2020", ["--until", "1900"], True),
        ("../2020", ["--since", "2021"], False),
    ],
)
def test_imprecise_date_is_in_a_period_if_one_of_its_days_is(
    eapa: Eapa, register: Path, date: str, arguments: list[str], found: bool
) -> None:
    replace(register / NOOSPHERE, 'date: "2020-10-12"', f'date: "{date}"')

    assert ("2020-10-12-eapa-noosphere" in list_ids(eapa, *arguments)) is found


def test_undated_agreement_is_last_and_in_no_period(eapa: Eapa) -> None:
    assert list_ids(eapa)[-1] == UNDATED
    assert list_ids(eapa, "--sort", "signed")[-1] == UNDATED
    assert list_ids(eapa, "--sort", "-signed")[-1] == UNDATED
    assert UNDATED not in list_ids(eapa, "--since", "1900")
    assert UNDATED not in list_ids(eapa, "--until", "2100")


def test_a_date_that_is_only_bounded_is_sorted_by_its_latest_day(eapa: Eapa) -> None:
    assert eapa("set", "2020-10-12-eapa-noosphere", "signed.date=../2020-12-24", "signed.basis=deduced").code == 0

    oldest_first, newest_first = (list_ids(eapa, "--sort", order)[:-1] for order in ("signed", "-signed"))

    # It is the last one of 2020, after one of 2019 and two of 2020. The undated one is omitted.
    assert [id_[:4] for id_ in oldest_first[:5]] == ["2019", "2020", "2020", "2020", "2021"]
    assert oldest_first[3] == newest_first[-4] == "2020-10-12-eapa-noosphere"


def test_a_date_without_a_year_is_sorted_last(eapa: Eapa) -> None:
    assert eapa("set", "2020-10-12-eapa-noosphere", "signed.date=XXXX-10-12").code == 0

    assert list_ids(eapa, "--sort", "signed")[-2:] == ["2020-10-12-eapa-noosphere", UNDATED]
    assert list_ids(eapa, "--sort", "-signed")[-2:] == ["2020-10-12-eapa-noosphere", UNDATED]


@pytest.mark.parametrize(
    ("day", "status"),
    [
        ("2020-01-30", "not-started"),
        ("2020-01-31", "in-force"),
        ("2022-06-29", "in-force"),
        ("2022-06-30", "terminated"),
        ("2026-01-01", "terminated"),
    ],
)
def test_status_is_that_of_the_requested_day(eapa: Eapa, register: Path, day: str, status: str) -> None:
    replace(register / "data/agreements/2020-01-31-eapa-tass.yaml", "sources:\n", TERMS)

    assert list_ids(eapa, "--party", "tass", "--as-of", day, "--status", status) == ["2020-01-31-eapa-tass"]
    assert eapa("list", "--party", "tass", "--as-of", day, "--columns", "status").out == f"status\n{status}\n"


def test_several_sort_columns_apply_in_order(eapa: Eapa) -> None:
    outcome = eapa(
        "list", "organizations", "--sort", "-agreements", "--sort", "country", "--limit", "5",
        "--columns", "agreements,country,id",
    )  # fmt: skip

    assert outcome.out == (
        "agreements\tcountry\tid\n12\t\teapa\n2\tUZ\tscopdc-uz\n2\t\twps-directorate\n1\tBJ\tcdcr-bj\n1\tES\tuca-es\n"
    )


def test_columns_are_in_the_requested_order_and_lists_in_that_of_the_file(eapa: Eapa) -> None:
    outcome = eapa("list", "--country", "UZ", "--columns", " id, signatories,areas,countries ", "--limit", "1")

    assert outcome.out == (
        "id\tsignatories\tareas\tcountries\n"
        "2021-09-24-eapa-scopdc-uz\tAndrei Belyaninov; Kabuljon Sobirov\t"
        "partnership; public-diplomacy; peace; culture\tUZ\n"
    )


@pytest.mark.parametrize(
    ("option", "codes"),
    [
        (
            "--status",
            "planned, negotiating, agreed, dropped, not-started, in-force, due, expired, terminated, superseded, unknown",
        ),
        (
            "--area",
            (
                "partnership, public-diplomacy, peace, culture, heritage, education, science, youth, sport, tourism, "
                "trade, investment, innovation, media, civil-society, social, regional-development, environment, "
                "health, law, other"
            ),
        ),
    ],
)
def test_invalid_code_is_refused_with_the_possible_ones(eapa: Eapa, option: str, codes: str) -> None:
    outcome = eapa("list", option, "nope")

    assert outcome == (2, "", f"error: {option}: 'nope' is not one of the values\nhint: the values are {codes}\n")


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--area", "sports"], "did you mean 'sport'?"),
        (["--status", "expird"], "did you mean 'expired'?"),
        (["--type", "memorandun"], "did you mean 'memorandum'?"),
        (["--party", "Кадис"], "did you mean 'Cadiz'?"),
        (["--party", "Noosfere"], "did you mean 'noosphere'?"),
        (["--signatory", "Сабирев"], "did you mean 'Sobirov'?"),
    ],
)
def test_similar_value_is_suggested(eapa: Eapa, arguments: list[str], hint: str) -> None:
    outcome = eapa("list", *arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.endswith(f"\nhint: {hint}\n")
    suggestion = hint.split("'")[1]
    assert eapa("list", arguments[0], suggestion).code == 0


@pytest.mark.parametrize("name", ["!!", "zzzz"])
def test_without_a_similar_organization_the_list_of_all_is_suggested(eapa: Eapa, name: str) -> None:
    outcome = eapa("list", "--party", name)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.endswith("\nhint: 'eapa list organizations' shows all\n")


def test_code_may_be_in_another_case_or_be_its_label(eapa: Eapa) -> None:
    assert eapa("list", "--area", "Спорт") == eapa("list", "--area", "SPORT") == eapa("list", "--area", "sport")
    assert eapa("list", "--status", "Unknown") == eapa("list", "--status", "unknown")
