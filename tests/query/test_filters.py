"""The filters of `list` and `search`, on the sample register."""

import json
from pathlib import Path

import pytest
from running import Eapa, list_ids

from eapa_cli.query.filters import FILTERS

TASS = "data/agreements/2020-01-31-eapa-tass.yaml"
LANGUAGES_AND_TERM = """\
languages: [{lang: ru, authentic: true}, {lang: uz-Latn}]
term: {duration: P3Y, renewal: {mode: tacit, period: P1Y, max: 2}, notice: P3M}
sources:
"""


@pytest.fixture
def with_term(register: Path) -> Path:
    """Add languages and a term, which ends on 31 January 2023, to an agreement, and return its file."""
    file = register / TASS
    file.write_text(file.read_text(encoding="utf-8").replace("sources:\n", LANGUAGES_AND_TERM), encoding="utf-8")
    return file


@pytest.mark.parametrize("place", ["Tashkent", "tashk", "Ташкент", "UZ", "uz", "Узбекистан", "O'zbekiston"])
def test_place_is_found_by_city_or_country(eapa: Eapa, place: str, register: Path) -> None:
    for file in (register / "data/agreements").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("{en: Tashkent}", "{en: Tashkent, ru: Ташкент}"), encoding="utf-8")

    assert list_ids(eapa, "--place", place) == [
        "2022-05-11-eapa-ibn-sino",
        "2023-10-23-wps-directorate-scopdc-ru",
        "2023-10-23-wps-directorate-scopdc-uz",
    ]


@pytest.mark.parametrize("place", ["Москва", "москва", "Москве", "Moscow", "Moskva"])
def test_place_is_found_by_its_name_in_the_other_language(eapa: Eapa, place: str) -> None:
    assert list_ids(eapa, "--place", place, "--year", "2019") == ["2019-05-23-eapa-bashkortostan-government"]


def test_place_is_found_in_each_language_that_records_use(eapa: Eapa, register: Path) -> None:
    file = register / TASS
    file.write_text(file.read_text(encoding="utf-8").replace("{en: Moscow}", "{ru: Москва}"), encoding="utf-8")

    for place in ("Moscow", "Москва"):
        assert {"2020-01-31-eapa-tass", "2022-11-03-eapa-regions-xxi"} <= set(list_ids(eapa, "--place", place))


@pytest.mark.parametrize(
    ("arguments", "arguments_in_codes"),
    [
        (["--area", "культура"], ["--area", "culture"]),
        (["--area", "КУЛЬТУРЫ"], ["--area", "culture"]),
        (["--area", "Public diplomacy"], ["--area", "public-diplomacy"]),
        (["--area", "общественная дипломатия"], ["--area", "public-diplomacy"]),
        (["--area", "сотрудничество"], ["--area", "partnership"]),
        (["--status", "срок не указан"], ["--status", "unknown"]),
        (["--status", "No end stated"], ["--status", "unknown"]),
        (["--type", "Соглашение"], ["--type", "agreement"]),
        (["--country", "России"], ["--country", "RU"]),
        (["--country", "российский"], ["--country", "RU"]),
        (["--country", "международная"], ["--country", "international"]),
        (["--country", "International", "--country", "Испания"], ["--country", "international", "--country", "ES"]),
        (["--place", "Узбекистане"], ["--place", "UZ"]),
        (["organizations", "--type", "университеты"], ["organizations", "--type", "university"]),
        (["organizations", "--type", "НКО"], ["organizations", "--type", "ngo"]),
        (["organizations", "--type", "средство массовой информации"], ["organizations", "--type", "media"]),
        (["organizations", "--area", "спорт"], ["organizations", "--area", "sport"]),
    ],
)
def test_filter_accepts_labels_in_english_and_russian(
    eapa: Eapa, arguments: list[str], arguments_in_codes: list[str]
) -> None:
    assert list_ids(eapa, *arguments) == list_ids(eapa, *arguments_in_codes) != []


@pytest.mark.parametrize("status", ["в силе", "действует", "действующие", "in force", "In-Force", "active"])
def test_status_has_several_names(eapa: Eapa, with_term: Path, status: str) -> None:
    assert list_ids(eapa, "--status", status, "--as-of", "2021-05-01") == [with_term.stem]


def test_country_international_selects_organizations_and_agreements_with_them(eapa: Eapa) -> None:
    assert list_ids(eapa, "--country", "international") == ["2021-07-27-eapa-aaru"]
    assert list_ids(eapa, "organizations", "--country", "международные") == ["aaru", "eapa"]


def test_search_accepts_a_type_of_either_kind(eapa: Eapa) -> None:
    assert eapa("search", "ТАСС", "--type", "СМИ", "--format", "ids").out.split() == ["tass"]
    assert eapa("search", "ТАСС", "--type", "соглашение", "--format", "ids").out.split() == ["2020-01-31-eapa-tass"]
    # Both organizations and agreements have the type "other".
    assert eapa("search", "ТАСС", "--type", "прочее", "--format", "ids").code == 0


@pytest.mark.parametrize("kind", ["organization", "Organization", "организация", "организации"])
def test_a_kind_may_be_its_label(eapa: Eapa, kind: str) -> None:
    assert eapa("search", "ТАСС", "--kind", kind, "--format", "ids").out.split()[0] == "tass"


@pytest.mark.parametrize(
    ("kind", "hint"),
    [
        ("organizaton", "did you mean 'organization'?"),
        ("университет", "it is a type: --type 'университет'"),
        ("протокол", "it is a type: --type 'протокол'"),
        ("люди", "the values are организация, соглашение"),
    ],
)
def test_an_unknown_kind_is_refused(eapa: Eapa, kind: str, hint: str) -> None:
    message = f"error: --kind: '{kind}' is not one of the values\nhint: {hint}\n"

    assert (
        eapa("search", "ТАСС", "--kind", kind)
        == eapa("export", "-", "--format", "json", "--kind", kind)
        == (2, "", message)
    )


@pytest.mark.parametrize(
    ("arguments", "hint"),
    [
        (["--area", "культра"], "did you mean 'культура'?"),
        (
            ["--type", "пакт"],
            "the values are соглашение, меморандум, дорожная карта, протокол, конвенция, иной документ",
        ),
        (["--type", "вуз"], "it is a type of organizations: 'eapa list organizations --type university'"),
        (["--status", "действуют"], "did you mean 'действует'?"),
        (["--country", "Узбкистан"], "did you mean 'Узбекистан (UZ)'?"),
        (["--country", "Корея"], "did you mean 'КНДР (KP)' or 'Республика Корея (KR)'?"),
    ],
)
def test_unknown_label_is_refused_with_those_in_its_language(eapa: Eapa, arguments: list[str], hint: str) -> None:
    outcome = eapa("list", *arguments)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err.endswith(f"\nhint: {hint}\n")


def test_a_place_in_a_register_without_places_is_refused(eapa: Eapa, register: Path) -> None:
    for file in register.glob("data/*/*.yaml"):
        file.unlink()

    assert eapa("list", "--place", "zzz").err.endswith("\nhint: give words of a city or a venue, or a country\n")


def test_place_includes_venues_and_seats(eapa: Eapa) -> None:
    assert list_ids(eapa, "--place", "lomonosov") == ["2021-07-27-eapa-aaru"]
    assert list_ids(eapa, "--place", "Civic Chamber", "--place", "JO") == ["2021-09-24-eapa-scopdc-uz"]
    assert list_ids(eapa, "organizations", "--place", "JO") == ["aaru"]


@pytest.mark.parametrize(
    ("arguments", "found"),
    [
        (["--year", "2019"], ["2019-05-23-eapa-bashkortostan-government"]),
        (["--year", "2021", "--year", "2019", "--signatory", "salama"], ["2021-07-27-eapa-aaru"]),
        (["--missing", "signed.date"], ["undated-eapa-unu-jogja"]),
        (["--missing", "signed.place"], ["2020-10-12-eapa-noosphere"]),
        (["--missing", "signatories", "--has", "areas"], ["2019-05-23-eapa-bashkortostan-government", "undated-eapa-unu-jogja"]),
        (["--has", "signatories.note", "--year", "2021"], ["2021-07-27-eapa-aaru"]),
        (["--has", "signatories.also", "--year", "2019"], []),
        (["--has", "signed.event.en", "--year", "2020"], ["2020-01-31-eapa-tass"]),
        (["--has", "areas.text.en", "--missing", "title.ru", "--year", "2019"], ["2019-05-23-eapa-bashkortostan-government"]),
        (["organizations", "--has", "tasks.en"], ["scopdc-uz"]),
        (["organizations", "--has", "figures"], ["aaru", "eapa"]),
        (["organizations", "--has", "founded", "--has", "seat"], ["aaru", "eapa"]),
        (["organizations", "--missing", "website", "--country", "BJ"], ["cdcr-bj"]),
    ],
)  # fmt: skip
def test_records_are_selected_by_year_and_by_present_or_missing_fields(
    eapa: Eapa, arguments: list[str], found: list[str]
) -> None:
    assert list_ids(eapa, *arguments) == found


def test_a_field_without_a_valid_value_is_missing(eapa: Eapa, register: Path) -> None:
    file = register / TASS
    text = file.read_text(encoding="utf-8")
    start, end = text.index("signatories:"), text.index("sources:")
    file.write_text(f"{text[:start]}signatories: [one, 2]\nareas: none\n{text[end:]}", encoding="utf-8")

    for field in ("signatories.name", "areas"):
        outcome = eapa("list", "--missing", field, "--format", "ids")
        assert (outcome.code, "2020-01-31-eapa-tass" in outcome.out.split()) == (0, True)


@pytest.mark.parametrize(
    "language", ["ru", "RU", "uz", "uz-latn", "uz-Latn", "Russian", "русский", "oʻzbek", "Узбекский"]
)
def test_language_is_found_by_tag_main_tag_or_name(eapa: Eapa, with_term: Path, language: str) -> None:
    assert list_ids(eapa, "--language", language) == [with_term.stem]


def test_language_without_a_name_is_found_by_tag(eapa: Eapa, with_term: Path) -> None:
    text = with_term.read_text(encoding="utf-8")
    with_term.write_text(text.replace("lang: uz-Latn", "lang: xal"), encoding="utf-8")

    assert list_ids(eapa, "--language", "xal") == [with_term.stem]
    assert eapa("list", "--language", "kalm").err.endswith("hint: the languages are ru, xal\n")


@pytest.mark.parametrize("language", ["uz-Cyrl", "xx", "rus sian", "-"])
@pytest.mark.usefixtures("with_term")
def test_unused_language_is_refused_with_the_used_ones(eapa: Eapa, language: str) -> None:
    outcome = eapa("list", "--language", language)

    assert (outcome.code, outcome.out) == (2, "")
    assert outcome.err == (
        f"error: no agreement has the language '{language}'\nhint: the languages are ru, uz, uz-Latn\n"
    )


@pytest.mark.parametrize(
    ("day", "within", "found"),
    [
        # The first term ends on 31 January 2023.
        ("2022-10-01", "90d", False),
        ("2022-11-05", "90d", True),
        ("2022-11-05", "P90D", True),
        # Its two renewals end a year later each.
        ("2023-02-01", "11m", False),
        ("2023-02-01", "1y", True),
        ("2024-02-01", "52w", False),
        ("2024-02-01", "P366D", True),
        ("2025-02-01", "99y", False),
    ],
)
def test_expiring_within_uses_the_renewed_end(eapa: Eapa, with_term: Path, day: str, within: str, found: bool) -> None:
    assert list_ids(eapa, "--as-of", day, "--expiring-within", within) == ([with_term.stem] if found else [])


def test_terminated_agreement_is_not_expiring(eapa: Eapa, with_term: Path) -> None:
    text = with_term.read_text(encoding="utf-8")
    with_term.write_text(f'{text}terminated: {{date: "2022-06-30", grounds: withdrawn}}\n', encoding="utf-8")

    assert list_ids(eapa, "--as-of", "2022-06-01", "--expiring-within", "P9Y") == []
    assert list_ids(eapa, "--as-of", "2022-11-05", "--expiring-within", "P9Y") == []


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["--place", "Tashkand"],
            "error: no place of the register is called 'Tashkand'\nhint: did you mean 'Tashkent'?\n",
        ),
        (
            ["--place", "zzz"],
            (
                "error: no place of the register is called 'zzz'\nhint: give words of a city or a venue, or a country;"
                " the cities are Amman, Gorno-Altaysk, Moscow, Tashkent\n"
            ),
        ),
        (["--signatory", "Sobirev"], "error: no signatory is called 'Sobirev'\nhint: did you mean 'Sobirov'?\n"),
        (
            ["--signatory", "??"],
            "error: --signatory: '??' contains no word\nhint: give part of a name, in any script\n",
        ),
        (
            ["--language", "ru"],
            ("error: no agreement has the language 'ru'\nhint: no agreement of the register states its languages\n"),
        ),
        (
            ["--has", "nope.at"],
            (
                "error: --has: agreements have no field 'nope.at'\nhint: the fields are id, type, stage, title, signed, parties, "
                "signatories, areas, term, terminated, relations, languages, documents, responsible, sources, former_ids, notes\n"
            ),
        ),
        (
            ["--missing", "signatory"],
            "error: --missing: agreements have no field 'signatory'\nhint: did you mean 'signatories'?\n",
        ),
        (
            ["organizations", "--has", "signatories"],
            (
                "error: --has: organizations have no field 'signatories'\nhint: the fields are id, names, type, country, "
                "scope, seat, founded, dissolved, website, summary, tasks, relations, figures, identifiers, sources, "
                "former_ids, notes\n"
            ),
        ),
        (
            ["--expiring-within", "soon"],
            (
                "error: --expiring-within: 'soon' is not a duration: write '5 years', '6 months', "
                "'90 days' or 'P5Y'\n"
                "hint: 90d, 2w, 3m and 1y are accepted as well\n"
            ),
        ),
        (
            ["--party", "tasss"],
            "error: no organization is called 'tasss'\nhint: did you mean 'tass'?\n",
        ),
        (
            ["--country", "Atlantis City"],
            (
                "error: no country is called 'Atlantis City'\n"
                "hint: give its code, such as UZ, its name in any language, or 'international'\n"
            ),
        ),
        (
            ["--type", "pact"],
            (
                "error: no agreement is of the type 'pact'\n"
                "hint: the values are agreement, memorandum, roadmap, protocol, convention, other\n"
            ),
        ),
        (
            ["organizations", "--columns", "id,nope"],
            (
                "error: --columns: organizations have no column 'nope'\n"
                "hint: the columns are id, name, type, country, scope, country_or_scope, city, founded, agreements, website, file\n"
            ),
        ),
        (
            ["--until", "2021-02-30"],
            "error: --until: '2021-02-30' is not a day of the calendar: February 2021 has 28 days\n",
        ),
    ],
)
def test_invalid_value_is_refused_with_the_possible_values(eapa: Eapa, arguments: list[str], message: str) -> None:
    assert eapa("list", *arguments) == (2, "", message)


def complete_line(eapa: Eapa, monkeypatch: pytest.MonkeyPatch, line: str, *, cwd: Path) -> list[str]:
    monkeypatch.setenv("_EAPA_COMPLETE", "complete_fish")
    monkeypatch.setenv("_TYPER_COMPLETE_FISH_ACTION", "get-args")
    monkeypatch.setenv("_TYPER_COMPLETE_ARGS", line)
    outcome = eapa(cwd=cwd)
    assert outcome.err == ""
    return outcome.out.split()


@pytest.mark.parametrize(
    ("line", "candidates"),
    [
        ("show scopdc", ["scopdc-ru", "scopdc-uz"]),
        ("show 2021-0", ["2021-01-28-eapa-uca-es", "2021-07-27-eapa-aaru", "2021-09-24-eapa-scopdc-uz"]),
        ("terminate 2020-01", ["2020-01-31-eapa-tass"]),
        ("renew ta", []),
        ("list --party t", ["tass"]),
        ("list --country U", ["UZ"]),
        ("list --country u", ["uz"]),
        ("list --signatory Se", ["Serge"]),
        ("list --signatory sob", ["sobirov"]),
        ("list --place T", ["Tashkent"]),
        ("list --place tash", ["tashkent"]),
        ("list --year 202", ["2020", "2021", "2022", "2023"]),
        ("list --type a", ["agreement"]),
        ("list organizations --type m", ["media"]),
        ("list --area so", ["social"]),
        ("list --status u", ["unknown"]),
        ("list --language r", ["ru"]),
        ("list --has ter", ["term", "terminated"]),
        ("list --missing term.re", ["term.renewal"]),
        ("list --missing term.renewal.m", ["term.renewal.mode", "term.renewal.max"]),
    ],
)
@pytest.mark.usefixtures("with_term")
def test_shell_completes_values_of_the_register(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch, line: str, candidates: list[str]
) -> None:
    assert complete_line(eapa, monkeypatch, f"eapa {line}", cwd=register) == candidates


def test_shell_completes_from_the_register_of_the_command_line(
    eapa: Eapa, register: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert complete_line(eapa, monkeypatch, f"eapa list --register {register} --party t", cwd=tmp_path) == ["tass"]
    assert complete_line(eapa, monkeypatch, "eapa list --party t", cwd=tmp_path) == []


def test_filters_apply_to_json(eapa: Eapa) -> None:
    document = json.loads(eapa("list", "--place", "Tashkent", "--year", "2023", "--format", "json").out)

    assert [record["place"] for record in document["records"]] == ["Tashkent, UZ", "Tashkent, UZ"]


@pytest.mark.parametrize("period", ["P3M", "3m", "3 months", "3 месяца", "3 oy"])
@pytest.mark.usefixtures("with_term")
def test_period_is_accepted_in_common_forms(eapa: Eapa, period: str) -> None:
    assert list_ids(eapa, "--expiring-within", period, "--as-of", "2022-11-15") == ["2020-01-31-eapa-tass"]
    assert list_ids(eapa, "--expiring-within", period, "--as-of", "2022-10-15") == []


@pytest.mark.parametrize("command", ["list", "search", "due", "stats", "export", "graph"])
def test_every_filter_is_an_option_of_every_command_that_selects_records(eapa: Eapa, command: str) -> None:
    options = {line.split()[0] for line in eapa(command, "--help").out.splitlines() if line.startswith("  --")}

    assert {one.option for one in FILTERS} < options


def test_organization_needs_one_agreement_that_matches_all_filters(eapa: Eapa) -> None:
    assert list_ids(eapa, "organizations", "--year", "2020", "--signatory", "gusman") == ["tass", "eapa"]
    assert list_ids(eapa, "organizations", "--year", "2021", "--signatory", "gusman") == []


def test_date_without_a_year_is_reported_with_its_option(eapa: Eapa) -> None:
    outcome = eapa("list", "--since", "24 September", "--until", "2022")

    assert (outcome.code, outcome.err.splitlines()[0]) == (2, "error: --since: '24 September' has no year")
