"""`add-agreement` and `add-organization` with options only, without a dialogue."""

import itertools
import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import yaml
from running import Eapa, read_added_lines

# Options for most fields of an agreement, with text in two languages and values in words. The term is long, since a day
# for notice that has passed is a warning.
OPTIONS = [
    "--party", "eapa", "--party", "ТАСС", "--party", "ibn sino",
    "--type", "memorandum",
    "--title", "Memorandum of three", "--title", "Меморандум трёх",
    "--signed", "май 2024", "--basis", "stated",
    "--city", "Moscow", "--country", "Россия",
    "--signatory", "eapa:head=Ann Lee|Энн Ли|Anne Lee; Head; of all", "--signatory", "tass=Иван Ли",
    "--area", "culture", "--area", "peace=Peace, mostly|ru=Мир|es-419=Paz",
    "--duration", "50 years", "--renewal", "tacit", "--renewal-period", "1 год", "--notice", "P3M",
    "--language", "ru=authentic", "--language", "en",
    "--source", "https://example.org/news", "--accessed", "23 November 2026",
]  # fmt: skip
FILE = "data/agreements/2024-05-eapa-tass-ibn-sino-memorandum.yaml"
# The record that the command with OPTIONS writes into FILE.
EXPECTED = """\
id: 2024-05-eapa-tass-ibn-sino-memorandum
type: memorandum
title: {en: "Memorandum of three", ru: "Меморандум трёх"}
signed:
  date: "2024-05"
  basis: stated
  place:
    city: {en: Moscow}
    country: RU
parties:
  - {organization: eapa}
  - {organization: tass}
  - {organization: ibn-sino}
signatories:
  - name: {en: "Ann Lee", ru: "Энн Ли"}
    also: ["Anne Lee"]
    position: {en: "Head; of all"}
    party: eapa
    capacity: head
  - name: {ru: "Иван Ли"}
    party: tass
areas:
  - {topic: culture}
  - topic: peace
    text: {en: "Peace, mostly", ru: "Мир", es-419: Paz}
term:
  duration: P50Y
  renewal: {mode: tacit, period: P1Y}
  notice: P3M
languages:
  - {lang: ru, authentic: true}
  - {lang: en}
sources:
  - {url: https://example.org/news, accessed: "2026-11-23"}
"""
TYPE_AND_PARTIES = ["--type", "agreement", "--party", "eapa", "--party", "tass"]
SHORT_OPTIONS = [*TYPE_AND_PARTIES, "--source", "https://example.org/1"]
"""All required options of an agreement."""


def test_options_alone_add_a_trilateral_agreement(eapa: Eapa, register: Path) -> None:
    outcome = eapa("add-agreement", *OPTIONS)

    assert outcome.err == (
        "--signed: 'май 2024' is stored as '2024-05'\n--duration: '50 years' is stored as 'P50Y'\n"
        "--renewal-period: '1 год' is stored as 'P1Y'\n--accessed: '23 November 2026' is stored as '2026-11-23'\n"
        f"written: {FILE}\n"
    )
    assert (register / FILE).read_text(encoding="utf-8") == EXPECTED
    assert eapa("validate", "--strict").code == 0


def test_options_that_contradict_each_other_are_refused_and_nothing_is_written(eapa: Eapa, register: Path) -> None:
    outcome = eapa("add-agreement", *SHORT_OPTIONS, "--id", "endless", "--ends", "open", "--renewal", "none")

    assert outcome.code == 3
    assert "the term has no end (ends: \"..\"), which contradicts 'term.renewal'" in outcome.err
    assert not (register / "data/agreements/endless.yaml").exists()


def test_words_for_an_unknown_value_are_not_stored(eapa: Eapa, register: Path) -> None:
    options = [
        ("--signed", "no"),
        ("--ends", "не указана"),
        ("--duration", "n/a"),
        ("--country", "no"),
        ("--city", "-"),
        ("--notes", "unknown"),
        ("--language", "нет"),
        ("--signatory", "tass=неизвестно"),
    ]

    # As a language, "no" is the code of Norwegian. An area is stored without a wording that is not known.
    others = ["--language", "no", "--area", "peace=-"]
    outcome = eapa("add-agreement", *SHORT_OPTIONS, *others, *itertools.chain(*options))

    path = "data/agreements/undated-eapa-tass.yaml"
    notes = {f"{option}: '{word}' means that the value is not known, so none is stored" for option, word in options}
    assert set(outcome.err.splitlines()) == {*notes, f"written: {path}"}
    assert (register / path).read_text(encoding="utf-8") == (
        "id: undated-eapa-tass\ntype: agreement\nparties:\n  - {organization: eapa}\n  - {organization: tass}\n"
        'areas:\n  - {topic: peace}\nlanguages:\n  - {lang: "no"}\nsources:\n  - {url: https://example.org/1}\n'
    )


def test_a_word_for_an_unknown_value_replaces_the_value_of_the_earlier_agreement(eapa: Eapa) -> None:
    term = ["--duration", "P5Y", "--notice", "P3M"]
    assert eapa("add-agreement", *SHORT_OPTIONS, "--id", "earlier", "--signed", "2020-01-01", *term).code == 0

    options = ["--signed", "2025-01-01", "--duration", "unknown", "--source", "https://example.org/2"]
    renewed = eapa("renew", "earlier", *options, "--dry-run")

    assert "term: {notice: P3M}" in renewed.out
    assert "duration" not in renewed.out


def test_a_required_date_cannot_be_unknown(eapa: Eapa) -> None:
    outcome = eapa("terminate", "2020-01-31-eapa-tass", "--date", "нет", "--grounds", "withdrawn")

    assert (outcome.code, outcome.err) == (
        2,
        "error: --date: 'нет' means that the date is not known, and it is required\n",
    )


@pytest.mark.parametrize(
    ("signed", "id_"),
    [
        ("не позднее 24.12.2020", "before-2020-12-24-eapa-tass"),
        ("2020 or later", "after-2020-eapa-tass"),
        ("20-21 сентября 2025", "2025-09-20-2025-09-21-eapa-tass"),
        ("c. 2021", "2021-eapa-tass"),
    ],
)
def test_the_id_of_an_agreement_with_an_imprecise_date_shows_the_imprecision(eapa: Eapa, signed: str, id_: str) -> None:
    # Two of the dates may be the date of the existing agreement with TASS, which is a duplicate without --force.
    outcome = eapa("add-agreement", *SHORT_OPTIONS, "--signed", signed, "--force")

    assert f"written: data/agreements/{id_}.yaml\n" in outcome.err


def test_a_document_can_replace_a_source(eapa: Eapa, register: Path) -> None:
    (register / "documents").mkdir()
    (register / "documents/a.pdf").write_bytes(b"%PDF-1.7")

    assert eapa("add-agreement", *TYPE_AND_PARTIES, "--id", "scanned", "--document", "documents/a.pdf").code == 0
    assert eapa("validate", "--strict").code == 0


def test_a_document_that_starts_with_a_host_name_is_stored_as_a_url(eapa: Eapa, register: Path) -> None:
    outcome = eapa("add-agreement", *TYPE_AND_PARTIES, "--id", "scanned", "--document", "example.org/x.pdf")

    assert "--document: 'example.org/x.pdf' is stored as 'https://example.org/x.pdf'\n" in outcome.err
    assert "{url: https://example.org/x.pdf}" in (register / "data/agreements/scanned.yaml").read_text("utf-8")


def test_a_document_that_looks_like_a_host_name_is_a_file_if_it_exists(eapa: Eapa, register: Path) -> None:
    (register / "papers.org").write_bytes(b"%PDF-1.7")

    outcome = eapa("add-agreement", *TYPE_AND_PARTIES, "--id", "scanned", "--document", "papers.org")

    assert "https://" not in outcome.err
    assert 'path: "documents/scanned/papers.org"' in (register / "data/agreements/scanned.yaml").read_text("utf-8")


@pytest.mark.parametrize(("option", "written"), [("--area", "media=A|en=B"), ("--signatory", "eapa=Ann Lee; A|en=B")])
def test_two_texts_in_one_language_are_refused(eapa: Eapa, option: str, written: str) -> None:
    outcome = eapa("add-agreement", *SHORT_OPTIONS, option, written)

    message = "'A' and 'B' are both in 'en': write the language before one, as LANG=TEXT"
    assert outcome == (2, "", f"error: {option}: {message}\n")


@pytest.mark.parametrize(
    ("written", "name", "position"),
    [
        ("Ann Lee; Head of the Fund", "Ann Lee", "Head of the Fund"),
        ("Ann Lee, Head of the Fund", "Ann Lee", "Head of the Fund"),
        ("Ann Lee, Head, acting", "Ann Lee", "Head, acting"),
        ("Ann Lee; n/a", "Ann Lee", None),
        ("Lee, Ann; Head", "Lee, Ann", "Head"),
        ("Lee, Ann;", "Lee, Ann", None),
        ("Ann Lee, Jr.", "Ann Lee, Jr.", None),
        ("Ann Lee, Jr., Head", "Ann Lee, Jr.", "Head"),
        ("Ann Lee, MD of the Fund", "Ann Lee", "MD of the Fund"),
    ],
)
def test_the_first_semicolon_else_a_comma_after_the_name_separates_name_and_position(
    eapa: Eapa, written: str, name: str, position: str | None
) -> None:
    outcome = eapa("add-agreement", *SHORT_OPTIONS, "--id", "signed", "--signatory", f"tass={written}")

    assert outcome.code == 0, outcome.err
    (signatory,) = json.loads(eapa("show", "signed", "--format", "json").out)["records"][0]["signatories"]
    assert signatory["name"] == {"en": name}
    assert signatory.get("position") == ({"en": position} if position else None)


def test_cyrillic_letters_outside_russian_are_not_detected_as_russian(eapa: Eapa) -> None:
    command = ["add-organization", "--type", "ngo", "--id", "union", "--dry-run", "--name"]

    # "ђ" occurs in Serbian only; "њ" occurs in Serbian and Macedonian.
    assert 'value: "Савез ђака", lang: sr,' in eapa(*command, "Савез ђака").out
    assert eapa(*command, "Савез за сарадњу") == (
        2,
        "",
        "error: --name: the language is not clear from the letters 'њ': write it before the text, such as 'sr=Савез за сарадњу'\n",
    )


def test_spaces_and_capitals_around_signs_do_not_matter(eapa: Eapa) -> None:
    outcome = eapa(
        "add-agreement", *SHORT_OPTIONS, "--language", "ru = translation",
        "--relation", "implements = 2020-01-31-eapa-tass", "--signatory", "tass : Head = Ann Lee", "--dry-run",
    )  # fmt: skip

    assert outcome.code == 0, outcome.err
    assert {
        "  - {lang: ru, authentic: false}",
        "  - {type: implements, agreement: 2020-01-31-eapa-tass}",
        "    capacity: head",
    } <= {*read_added_lines(outcome)}


def test_the_other_fields_of_an_agreement_have_options(eapa: Eapa) -> None:
    outcome = eapa(
        "add-agreement", *SHORT_OPTIONS, "--signed", "2021-09-24", "--signed-note", "As the page says",
        "--place", "Press Centre", "--country", "uz", "--event", "Forum",
        "--starts", "2021-10-01", "--ends", "31.12.2025",
        "--renewal", "tacit", "--renewal-period", "2 years", "--renewal-max", "3",
        "--area", "Media", "--relation", "implements=2020-01-31-eapa-tass", "--language", "ru=translation",
        "--document", "https://example.org/a.pdf", "--notes", "One.\nTwo.", "--dry-run",
    )  # fmt: skip

    assert outcome.code == 0, outcome.err
    assert {
        '  note: "As the page says"',
        "  event: {en: Forum}",
        '  starts: "2021-10-01"',
        "  - {type: implements, agreement: 2020-01-31-eapa-tass}",
        "  - {url: https://example.org/a.pdf}",
        "  One.",
        '    name: {en: "Press Centre"}',
        "    country: UZ",
        '  ends: "2025-12-31"',
        "  renewal: {mode: tacit, period: P2Y, max: 3}",
        "  - {topic: media}",
        "  - {lang: ru, authentic: false}",
    } <= set(read_added_lines(outcome))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("RU=Hill", {"value": "Hill", "lang": "ru"}),
        ("ru = Hill", {"value": "Hill", "lang": "ru"}),
        ("ru-RU=Hill", {"value": "Hill", "lang": "ru-RU"}),
        ("HU=Hill", {"value": "HU=Hill", "lang": "en"}),  # only EN and RU are languages in capitals
    ],
)
def test_the_language_of_a_text_is_before_an_equals_sign(
    eapa: Eapa, register: Path, text: str, name: dict[str, str]
) -> None:
    assert eapa("add-organization", "--id", "hill", "--name", text, "--type", "ngo", "--country", "KZ").code == 0

    data = yaml.safe_load((register / "data/organizations/hill.yaml").read_text(encoding="utf-8"))
    assert data["names"] == [{**name, "kind": "official"}]


def test_options_alone_add_an_organization(eapa: Eapa, register: Path) -> None:
    outcome = eapa(
        "add-organization", "--name", "Hill University of Ruritania", "--name", "Университет Холмов",
        "--short", "Hill University", "--acronym", "HUR", "--alias", "uz-Latn=Tepalik", "--type", "university",
        "--country", "Қазақстан", "--city", "Almaty", "--founded", "c. 1934", "--website", "https://example.org",
        "--summary", "A university.", "--source", "https://example.org/1", "--accessed", "2026-11-23",
        "--notes", "Seen once.",
    )  # fmt: skip

    assert outcome.code == 0, outcome.err
    assert (register / "data/organizations/hur.yaml").read_text(encoding="utf-8") == (
        """\
id: hur
names:
  - {value: "Hill University of Ruritania", lang: en, kind: official}
  - {value: "Университет Холмов", lang: ru, kind: official}
  - {value: "Hill University", lang: en, kind: short}
  - {value: HUR, lang: en, kind: acronym}
  - {value: Tepalik, lang: uz-Latn, kind: alias}
type: university
country: KZ
seat:
  city: {en: Almaty}
founded: "1934~"
website: https://example.org
summary: {en: "A university."}
sources:
  - {url: https://example.org/1, accessed: "2026-11-23"}
notes: "Seen once."
"""
    )


@pytest.mark.parametrize(
    "options",
    [
        ["--name", "River League", "--scope", "international"],
        ["--name", "River League", "--country", "International"],
        ["--name", "Лига рек", "--country", "международная"],
    ],
)
def test_an_international_organization_has_a_scope_in_place_of_a_country(eapa: Eapa, options: list[str]) -> None:
    lines = read_added_lines(eapa("add-organization", "--type", "ngo", *options, "--dry-run"))

    assert "scope: international" in lines
    assert not any(line.startswith("country:") for line in lines)


@pytest.mark.parametrize(
    ("options", "missing"),
    [
        (["--party", "eapa"], "--type, --party (at least 2), --source, --reference or --document"),
        (["--stage", "planned"], "--type, --party, --source, --reference or --document"),
    ],
    ids=["of a signed agreement", "of an unsigned agreement"],
)
def test_without_a_terminal_all_missing_options_are_reported(eapa: Eapa, options: list[str], missing: str) -> None:
    assert eapa("add-agreement", *options) == (
        2,
        "",
        f"error: required options are missing: {missing}\nhint: add them, or run the command on a terminal\n",
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--signed", "09/10/2021"], "--signed: '09/10/2021' is ambiguous: write '2021-10-09' or '2021-09-10'"),
        (["--signed", "31.02.2021"], "--signed: '31.02.2021' is not a day of the calendar: February 2021 has 28 days"),
        (["--duration", "long"], ("--duration: 'long' is not a duration: "
         "write '5 years', '6 months', '90 days' or 'P5Y'")),
        (["--country", "Uzbekitsan"], "--country: no country is called 'Uzbekitsan': did you mean 'Uzbekistan (UZ)'?"),
        (["--country", "qqqqqqq"], ("--country: no country is called 'qqqqqqq': "
         "give its code, such as UZ, or its name in any language")),
        (["--party", "TASSS"], "--party: no organization is called 'TASSS': did you mean 'tass'?"),
        # A name without a similar name in the register, and one without letters.
        (["--party", "qqqqqqq"], ("--party: no organization is called 'qqqqqqq': "
         "add it first, with 'eapa add-organization'")),
        (["--party", "…"], "--party: no organization is called '…': add it first, with 'eapa add-organization'"),
        (["--party", "Center"], "--party: 'Center' matches several organizations: use one of "),
        (["--signatory", "Ann Lee"], "--signatory: write PARTY=NAME; POSITION"),
        (["--signatory", "tass="], "--signatory: write PARTY=NAME; POSITION"),
        (["--signatory", "tass=-; Head"], "--signatory: write PARTY=NAME; POSITION"),
        (["--area", "sprot"], "--area: 'sprot' is not a valid value for 'topic': did you mean 'sport'?"),
        (["--source", "scan.pdf"], ("--source: 'scan.pdf' is not a web address: "
         "write it in full, with http:// or https://")),
        (["--renewal-max", "0"], "--renewal-max: '0' is not a whole number of 1 or more"),
        (["--language", "ru=maybe"], ("--language: 'maybe' is not 'authentic' or 'translation': "
         "write 'ru=authentic' or 'ru=translation'")),
        (["--language", "Russian"], "--language: 'Russian' is not valid for 'lang': write a language tag (BCP 47)"),
        (["--title", "A", "--title", "en=B"], ("--title: 'A' and 'B' are both in 'en': "
         "write the language before one, as LANG=TEXT")),
        (["--title", "ru="], "--title: there is no text after 'ru='"),
        (["--title", "A | ru=B"], "--title: 'A | ru=B' has several languages: give each text on its own"),
        (["--title", " "], "--title: the text is empty"),
        # U+034F is an invisible character between two letters.
        (["--title", "A\u034fB"], "--title: the text contains an invisible or control character (U+034F, "),
    ],
)  # fmt: skip
def test_an_invalid_value_is_reported_with_its_option(eapa: Eapa, options: list[str], message: str) -> None:
    outcome = eapa("add-agreement", *SHORT_OPTIONS, *options)

    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {message}")


def test_an_id_in_use_is_refused_with_the_file_that_uses_it(eapa: Eapa) -> None:
    outcome = eapa("add-organization", "--id", "tass", "--name", "Another Body", "--type", "media")

    assert outcome.code == 3
    assert outcome.err == (
        "error: the id 'tass' is already used by data/organizations/tass.yaml\n"
        "hint: if it is a different record, choose an id with --id\n"
    )


def test_a_name_without_letters_needs_an_id(eapa: Eapa) -> None:
    outcome = eapa("add-organization", "--name", "en=…!", "--type", "media")

    assert outcome.code == 2
    assert "hint: add --id\n" in outcome.err


class TestDuplicates:
    def test_a_duplicate_organization_is_refused(self, eapa: Eapa) -> None:
        outcome = eapa("add-organization", "--id", "tass-2", "--name", "TASS, Russian News Agency", "--type", "media")

        assert outcome == (
            3,
            "",
            (
                "error: 'TASS, Russian News Agency' looks like TASS Russian News Agency (tass, Russia), "
                "which is in the register\nhint: if it really is a different one, add --force\n"
            ),
        )

    @pytest.mark.parametrize(
        ("date", "similarity"),
        [
            ("2020-01-31", "the same date (2020-01-31)"),
            ("2020-01", "possibly the same date (2020-01-31)"),
            ("31 January", "possibly the same date (2020-01-31)"),
        ],
    )
    def test_a_duplicate_agreement_is_refused_also_with_a_less_precise_date(
        self, eapa: Eapa, date: str, similarity: str
    ) -> None:
        outcome = eapa("add-agreement", *SHORT_OPTIONS, "--id", "second", "--signed", date)

        assert outcome.code == 3
        assert (
            f"error: '2020-01-31-eapa-tass' is already in the register, with the same parties and {similarity}\n"
            "hint: if both were signed together, add --relation signed-with=ID; otherwise add --force\n"
        ) in outcome.err

    @pytest.mark.parametrize("relation", ["signed-with", "amends"])
    def test_an_agreement_of_the_same_day_with_a_relation_is_not_a_duplicate(self, eapa: Eapa, relation: str) -> None:
        options = ["--signed", "2020-01-31", "--relation", f"{relation}=2020-01-31-eapa-tass"]

        assert eapa("add-agreement", *SHORT_OPTIONS, "--id", "second", *options).err == (
            "written: data/agreements/second.yaml\n"
        )
        assert eapa("validate", "--strict").code == 0

    def test_undated_agreements_of_the_same_parties_are_duplicates(self, eapa: Eapa) -> None:
        # The existing agreement has the same parties in the other order.
        parties = ["--party", "unu-jogja", "--party", "eapa"]
        outcome = eapa("add-agreement", "--type", "agreement", *parties, "--source", "https://example.org/1")

        assert outcome.code == 3
        assert outcome.err.startswith(
            "error: 'undated-eapa-unu-jogja' is already in the register, with the same parties "
            "and also without a date\n"
        )

    @pytest.mark.parametrize(
        "options",
        [
            ["--signed", "24 October"],
            ["--signed", "2024-09"],
            ["--party", "ibn-sino", "--signed", "2020-01-31"],
            [],
        ],
        ids=["another day of an unknown year", "another month", "one more party", "no date"],
    )
    def test_another_date_or_party_is_not_a_duplicate(self, eapa: Eapa, options: list[str]) -> None:
        assert eapa("add-agreement", *SHORT_OPTIONS, *options).code == 0

    def test_force_writes_a_duplicate(self, eapa: Eapa, register: Path) -> None:
        assert eapa("add-agreement", *SHORT_OPTIONS, "--id", "second", "--signed", "2020-01-31", "--force").code == 0
        assert (register / "data/agreements/second.yaml").exists()


def test_a_name_in_an_unknown_script_gets_the_first_language_of_the_register(eapa: Eapa) -> None:
    outcome = eapa("add-organization", "--name", "მდინარე", "--type", "ngo", "--id", "river", "--dry-run")

    assert '{value: "მდინარე", lang: en, kind: official}' in outcome.out


@pytest.mark.parametrize(
    ("name", "first_language", "language_of_script"), [("Дарё", "en", "uz-Cyrl"), ("Reka", "ru", "sr-Latn")]
)
def test_a_name_gets_the_language_of_the_register_whose_tag_has_its_script(
    eapa: Eapa, tmp_path: Path, name: str, first_language: str, language_of_script: str
) -> None:
    folder = tmp_path / "mine"
    languages = ["--language", first_language, "--language", language_of_script]
    assert eapa("init", str(folder), "--owner", "us", *languages).code == 0

    outcome = eapa("add-organization", "--id", "us", "--name", name, "--type", "ngo", "--dry-run", cwd=folder)

    assert f"lang: {language_of_script}, kind: official" in outcome.out


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("example.org/news/1?a=b", "https://example.org/news/1?a=b"),
        ("www.Example.org:8080", "https://www.Example.org:8080"),
        ("президент.рф", "https://президент.рф"),
    ],
)
def test_a_host_name_gets_a_scheme(eapa: Eapa, register: Path, written: str, stored: str) -> None:
    outcome = eapa("add-organization", "--name", "River League", "--type", "ngo", "--source", written)

    assert outcome.code == 0
    assert f"--source: '{written}' is stored as '{stored}'\n" in outcome.err
    assert stored in (register / "data/organizations/river-league.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("written", ["scan.pdf", "documents/scan.pdf", "the site", "a@example.org", "local", "v1.2"])
def test_text_that_is_not_a_host_name_gets_no_scheme(eapa: Eapa, written: str) -> None:
    outcome = eapa("add-organization", "--name", "River League", "--type", "ngo", "--source", written)

    assert outcome.code == 2
    assert f"error: --source: '{written}' is not a web address" in outcome.err


@pytest.mark.parametrize(("word", "days_from_today"), [("today", 0), ("сегодня", 0), ("yesterday", -1)])
def test_today_and_yesterday_are_dates(eapa: Eapa, word: str, days_from_today: int) -> None:
    arguments = ["--name", "River League", "--type", "ngo", "--source", "https://example.org", "--accessed", word]
    before = datetime.now().astimezone().date()
    outcome = eapa("add-organization", *arguments)
    after = datetime.now().astimezone().date()  # midnight may have passed during the test
    possible_days = {day + timedelta(days=days_from_today) for day in (before, after)}

    assert outcome.code == 0
    assert any(f"--accessed: '{word}' is stored as '{day}'\n" in outcome.err for day in possible_days)
