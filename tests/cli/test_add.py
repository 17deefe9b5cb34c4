"""Adding records by flags or from a file."""

import json
import os
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from running import NO_SUCH_FILE, Eapa

FLAGS = [
    "--party", "eapa", "--party", "ТАСС", "--party", "ibn sino",
    "--type", "memorandum",
    "--title", "Memorandum of three", "--title", "Меморандум трёх",
    "--signed", "май 2024", "--basis", "stated",
    "--city", "Moscow", "--country", "Россия",
    "--signatory", "eapa:head=Ann Lee|Энн Ли|Anne Lee; Head; of all", "--signatory", "tass=Иван Ли",
    "--area", "culture", "--area", "peace=Peace, mostly|ru=Мир",
    "--duration", "5 years", "--renewal", "tacit", "--renewal-period", "1 год", "--notice", "P3M",
    "--language", "ru=authentic", "--language", "en",
    "--source", "https://example.org/news", "--accessed", "23 November 2026",
]  # fmt: skip
FILE = "data/agreements/2024-05-eapa-tass-ibn-sino-memorandum.yaml"
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
    text: {en: "Peace, mostly", ru: "Мир"}
term:
  duration: P5Y
  renewal: {mode: tacit, period: P1Y}
  notice: P3M
languages:
  - {lang: ru, authentic: true}
  - {lang: en}
sources:
  - {url: https://example.org/news, accessed: "2026-11-23"}
"""
SHORT = ["--type", "agreement", "--party", "eapa", "--party", "tass", "--source", "https://example.org/1"]


def test_flags_alone_add_a_trilateral_agreement(eapa: Eapa, register: Path) -> None:
    outcome = eapa("add-agreement", *FLAGS)

    assert outcome.err == (
        "--signed: 'май 2024' is stored as '2024-05'\n--duration: '5 years' is stored as 'P5Y'\n"
        "--renewal-period: '1 год' is stored as 'P1Y'\n--accessed: '23 November 2026' is stored as '2026-11-23'\n"
        f"written: {FILE}\n"
    )
    assert (register / FILE).read_text(encoding="utf-8") == EXPECTED
    assert eapa("validate").out.endswith("31 files checked: 0 errors, 0 warnings\n")


def test_every_field_of_an_agreement_has_a_flag(eapa: Eapa, register: Path) -> None:
    outcome = eapa(
        *["add-agreement", *SHORT, "--id", "of-all-things"],
        *["--signed", "24.09.2021", "--signed-note", "As the page says", "--online", "--event", "Forum"],
        *["--starts", "2021-10-01", "--ends", "open", "--renewal", "none"],
        *["--relation", "implements=2020-01-31-eapa-tass"],
        *["--document", "https://example.org/a.pdf", "--notes", "One.\nTwo."],
    )

    assert outcome.code == 3
    assert "renewal" in outcome.err
    assert not (register / "data/agreements/of-all-things.yaml").exists()


def test_words_for_an_unknown_value_are_not_stored(eapa: Eapa, register: Path) -> None:
    unknown = {
        "signed": "no",
        "ends": "не указана",
        "duration": "n/a",
        "country": "no",
        "city": "-",
        "notes": "unknown",
    }
    given = [text for flag, word in unknown.items() for text in (f"--{flag}", word)]

    outcome = eapa("add-agreement", *SHORT, "--language", "no", "--language", "нет", *given)

    path = "data/agreements/undated-eapa-tass.yaml"
    notes = [
        f"--{flag}: '{word}' means that the value is not known, so none is stored" for flag, word in unknown.items()
    ]
    notes.insert(-1, "--language: 'нет' means that the value is not known, so none is stored")
    assert set(outcome.err.splitlines()) == {*notes, f"written: {path}"}
    assert (register / path).read_text(encoding="utf-8") == (
        "id: undated-eapa-tass\ntype: agreement\nparties:\n  - {organization: eapa}\n  - {organization: tass}\n"
        'languages:\n  - {lang: "no"}\nsources:\n  - {url: https://example.org/1}\n'
    )


def test_an_unknown_value_replaces_the_one_that_is_carried_over(eapa: Eapa) -> None:
    eapa("add-agreement", *SHORT, "--id", "earlier", "--signed", "2020-01-01", "--duration", "P5Y", "--notice", "P3M")

    renewed = eapa(
        "renew",
        "earlier",
        "--signed",
        "2025-01-01",
        "--duration",
        "unknown",
        "--source",
        "https://example.org/2",
        "--dry-run",
    )

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
def test_an_id_does_not_turn_a_bound_into_a_date(eapa: Eapa, signed: str, id_: str) -> None:
    outcome = eapa("add-agreement", *SHORT, "--signed", signed, "--force")

    assert f"written: data/agreements/{id_}.yaml\n" in outcome.err


def test_a_copy_replaces_a_source_and_must_exist(eapa: Eapa, register: Path) -> None:
    paper = ["add-agreement", "--type", "agreement", "--party", "eapa", "--party", "tass", "--id", "scanned"]
    missed = eapa(*paper, "--document", "documents/a.pdf")
    (register / "documents").mkdir()
    (register / "documents/a.pdf").write_bytes(b"%PDF-1.7")

    assert missed == (
        2,
        "",
        ("error: --document: there is no file 'documents/a.pdf': give the path of a file, or a web address\n"),
    )
    assert eapa(*paper, "--document", "documents/a.pdf").code == 0
    assert eapa("validate", "--strict").code == 0


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("eurasia-assembly.org/x.pdf", "  - {url: https://eurasia-assembly.org/x.pdf}"),
        ("papers.org", '  - path: "documents/scanned/papers.org"'),
    ],
)
def test_a_copy_with_a_host_name_is_a_url_unless_such_a_file_exists(
    eapa: Eapa, register: Path, written: str, kept: str
) -> None:
    (register / "papers.org").write_bytes(b"%PDF-1.7")
    paper = ["add-agreement", "--type", "agreement", "--party", "eapa", "--party", "tass", "--id", "scanned"]

    outcome = eapa(*paper, "--document", written)

    assert outcome.code == 0
    assert (f"--document: '{written}' is stored as 'https://{written}'\n" in outcome.err) is ("url" in kept)
    assert kept in (register / "data/agreements/scanned.yaml").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(("flag", "written"), [("--area", "media=A|en=B"), ("--signatory", "eapa=Ann Lee; A|en=B")])
def test_two_texts_in_one_language_are_refused(eapa: Eapa, flag: str, written: str) -> None:
    outcome = eapa("add-agreement", *SHORT, flag, written)

    message = "'A' and 'B' are both in 'en': write the language before one, as LANG=TEXT"
    assert outcome == (2, "", f"error: {flag}: {message}\n")


@pytest.mark.parametrize(
    ("written", "name", "position"),
    [
        ("Ann Lee; Head of the Fund", "Ann Lee", "Head of the Fund"),
        ("Ann Lee, Head of the Fund", "Ann Lee", "Head of the Fund"),
        ("Ann Lee, Head, acting", "Ann Lee", "Head, acting"),
        ("Lee, Ann; Head", "Lee, Ann", "Head"),
        ("Lee, Ann;", "Lee, Ann", None),
        ("Ann Lee, Jr.", "Ann Lee, Jr.", None),
        ("Ann Lee, Jr., Head", "Ann Lee, Jr.", "Head"),
        ("Ann Lee, MD of the Fund", "Ann Lee", "MD of the Fund"),
    ],
)
def test_a_semicolon_or_a_comma_separates_name_and_position(
    eapa: Eapa, written: str, name: str, position: str | None
) -> None:
    outcome = eapa("add-agreement", *SHORT, "--id", "signed", "--signatory", f"tass={written}")

    assert outcome.code == 0, outcome.err
    (signatory,) = json.loads(eapa("show", "signed", "--format", "json").out)["records"][0]["signatories"]
    assert signatory["name"] == {"en": name}
    assert signatory.get("position") == (position and {"en": position})


def test_cyrillic_letters_outside_russian_are_not_detected_as_russian(eapa: Eapa) -> None:
    body = ["add-organization", "--type", "ngo", "--country", "RS", "--source", "https://example.org/1", "--dry-run"]

    assert 'value: "Савез ђака", lang: sr,' in eapa(*body, "--id", "a", "--name", "Савез ђака").out
    assert eapa(*body, "--id", "b", "--name", "Савез за сарадњу") == (
        2,
        "",
        "error: --name: the language is not clear from the letters 'њ': write it before the text, such as 'sr=Савез за сарадњу'\n",
    )


def test_venue_and_maximum_number_of_renewals_have_flags(eapa: Eapa) -> None:
    outcome = eapa(
        *["add-agreement", *SHORT, "--signed", "2021-09-24", "--place", "Press Centre", "--country", "uz"],
        *["--ends", "31.12.2025", "--renewal", "tacit", "--renewal-period", "2 years", "--renewal-max", "3"],
        *["--area", "Media", "--language", "ru=translation", "--dry-run"],
    )

    assert outcome.code == 0
    for line in (
        '+    name: {en: "Press Centre"}',
        "+    country: UZ",
        '+  ends: "2025-12-31"',
        "+  renewal: {mode: tacit, period: P2Y, max: 3}",
        "+  - {topic: media}",
        "+  - {lang: ru, authentic: false}",
    ):
        assert line in outcome.out.splitlines()


def test_flags_alone_add_an_organization(eapa: Eapa, register: Path) -> None:
    outcome = eapa(
        *["add-organization", "--name", "Hill University of Ruritania", "--name", "Университет Холмов"],
        *["--short", "Hill University", "--acronym", "HUR", "--alias", "uz-Latn=Tepalik", "--type", "university"],
        *["--country", "Қазақстан", "--city", "Almaty", "--founded", "c. 1934", "--website", "https://example.org"],
        *["--summary", "A university.", "--source", "https://example.org/1", "--accessed", "2026-11-23"],
        *["--notes", "Seen once."],
    )

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


def test_an_international_organization_has_no_country(eapa: Eapa) -> None:
    body = ["add-organization", "--type", "ngo", "--dry-run", "--name"]

    assert "+scope: international\n" in eapa(*body, "River League", "--scope", "international").out
    assert "+scope: international\n" in eapa(*body, "River League", "--country", "International").out
    assert "+scope: international\n" in eapa(*body, "Лига рек", "--country", "международная").out


def test_a_dry_run_shows_the_new_file_and_writes_nothing(eapa: Eapa, register: Path) -> None:
    outcome = eapa("add-agreement", *FLAGS, "--dry-run")

    assert outcome.code == 0
    assert "".join(line[1:] + "\n" for line in outcome.out.splitlines() if line[:1] == "+" and line[:3] != "+++") == (
        EXPECTED
    )
    assert not (register / FILE).exists()


def test_without_a_terminal_all_missing_options_are_reported(eapa: Eapa) -> None:
    assert eapa("add-agreement", "--party", "eapa") == (
        2,
        "",
        (
            "error: required options are missing: --type, --party (at least 2), --source, --reference or --document\n"
            "hint: add them, or run the command on a terminal\n"
        ),
    )


@pytest.mark.parametrize(
    ("flags", "fault"),
    [
        (["--signed", "09/10/2021"], "--signed: '09/10/2021' is ambiguous: write '2021-10-09' or '2021-09-10'"),
        (["--signed", "31.02.2021"], "--signed: '31.02.2021' is not a day of the calendar: February 2021 has 28 days"),
        (["--duration", "long"], ("--duration: 'long' is not a duration: "
         "write '5 years', '6 months', '90 days' or 'P5Y'")),
        (["--country", "Uzbekitsan"], "--country: no country is called 'Uzbekitsan': did you mean 'Uzbekistan (UZ)'?"),
        (["--country", "qqqqqqq"], ("--country: no country is called 'qqqqqqq': "
         "give its code, such as UZ, or its name in any language")),
        (["--party", "TASSS"], "--party: no organization is called 'TASSS': did you mean 'tass'?"),
        (["--party", "qqqqqqq"], ("--party: no organization is called 'qqqqqqq': "
         "add it first, with 'eapa add-organization'")),
        (["--party", "…"], "--party: no organization is called '…': add it first, with 'eapa add-organization'"),
        (["--party", "Center"], "--party: 'Center' matches several organizations: use one of "),
        (["--signatory", "Ann Lee"], "--signatory: write PARTY=NAME; POSITION"),
        (["--signatory", "tass="], "--signatory: write PARTY=NAME; POSITION"),
        (["--area", "sprot"], "--area: 'sprot' is not a valid value for 'topic': did you mean 'sport'?"),
        (["--source", "scan.pdf"], ("--source: 'scan.pdf' is not a web address: "
         "write it in full, with http:// or https://")),
        (["--renewal-max", "0"], "--renewal-max: '0' is not a number from 1"),
        (["--language", "ru=maybe"], ("--language: 'maybe' is not 'authentic' or 'translation': "
         "write 'ru=authentic' or 'ru=translation'")),
        (["--language", "Russian"], "--language: "),
        (["--title", "A", "--title", "en=B"], ("--title: 'A' and 'B' are both in 'en': "
         "write the language before one, as LANG=TEXT")),
        (["--title", "ru="], "--title: there is no text after 'ru='"),
        (["--title", " "], "--title: the text is empty"),
        (["--title", "A\u034fB"], "--title: the text contains an invisible or control character (U+034F, "),
    ],
)  # fmt: skip
def test_an_invalid_answer_is_refused_with_the_message_of_validate(eapa: Eapa, flags: list[str], fault: str) -> None:
    outcome = eapa("add-agreement", *SHORT, *flags)

    assert outcome.code == 2
    assert outcome.err.startswith(f"error: {fault}")


def test_a_used_id_is_refused_with_its_file(eapa: Eapa) -> None:
    outcome = eapa("add-organization", "--id", "tass", "--name", "Another Body", "--type", "media")

    assert outcome.code == 3
    assert outcome.err == (
        "error: the id 'tass' is already used by data/organizations/tass.yaml\n"
        "hint: if it is a different record, choose an id with --id\n"
    )


def test_a_name_without_letters_needs_an_id(eapa: Eapa) -> None:
    outcome = eapa("add-organization", "--name", "en=…!", "--type", "media")

    assert outcome.code == 2
    assert outcome.err.endswith("hint: add --id\n")


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

    def test_a_duplicate_agreement_is_refused_also_with_a_less_precise_date(self, eapa: Eapa) -> None:
        for date, same in (
            ("2020-01-31", "the same date (2020-01-31)"),
            ("2020-01", "possibly the same date (2020-01-31)"),
            ("31 January", "possibly the same date (2020-01-31)"),
        ):
            outcome = eapa("add-agreement", *SHORT, "--id", "second", "--signed", date)

            assert outcome.code == 3
            assert outcome.err.endswith(
                f"error: '2020-01-31-eapa-tass' is already in the register, with the same parties and {same}\n"
                "hint: if both were signed together, add --relation signed-with=ID; otherwise add --force\n"
            )

    def test_a_document_signed_together_with_another_is_not_a_duplicate(self, eapa: Eapa) -> None:
        relation = ["--relation", "signed-with=2020-01-31-eapa-tass"]

        added = eapa("add-agreement", *SHORT, "--id", "second", "--signed", "2020-01-31", *relation)

        assert (added.code, "warning" in added.err) == (0, False)
        assert eapa("validate", "--strict").code == 0

    def test_undated_agreements_of_the_same_parties_are_duplicates(self, eapa: Eapa) -> None:
        parties = ["--party", "unu-jogja", "--party", "eapa"]
        outcome = eapa("add-agreement", *SHORT[:2], *parties, *SHORT[-2:])

        assert outcome.code == 3
        assert outcome.err.startswith(
            "error: 'undated-eapa-unu-jogja' is already in the register, with the same parties "
            "and also without a date\n"
        )

    def test_another_date_or_party_is_not_a_duplicate(self, eapa: Eapa) -> None:
        assert eapa("add-agreement", *SHORT, "--signed", "24 October").code == 0
        assert eapa("add-agreement", *SHORT, "--signed", "2024-09").code == 0
        assert eapa("add-agreement", *SHORT, "--party", "ibn-sino", "--signed", "2020-01-31").code == 0
        assert eapa("add-agreement", *SHORT).code == 0

    def test_a_related_agreement_is_not_a_duplicate(self, eapa: Eapa) -> None:
        outcome = eapa(
            *["add-agreement", *SHORT, "--id", "second", "--signed", "2020-01-31"],
            *["--relation", "amends=2020-01-31-eapa-tass"],
        )

        assert outcome.code == 0, outcome.err

    def test_force_writes_a_duplicate(self, eapa: Eapa, register: Path) -> None:
        assert eapa("add-agreement", *SHORT, "--id", "second", "--signed", "2020-01-31", "--force").code == 0
        assert (register / "data/agreements/second.yaml").exists()


RECORD = {
    "type": "protocol",
    "signed": {"date": "2024-03-01", "basis": "stated"},
    "parties": [{"organization": "eapa", "name_as_signed": "Eurasian Peoples' Assembly"}, {"organization": "tass"}],
    "sources": [{"url": "https://example.org/1"}],
    "x-shelf": "B 12",
}


class TestCompleteRecords:
    FILE = "data/agreements/2024-03-01-eapa-tass-protocol.yaml"

    @pytest.fixture
    def given(self, tmp_path: Path) -> Path:
        path = tmp_path / "record.json"
        path.write_text(json.dumps(RECORD), encoding="utf-8")
        return path

    def test_json_is_added_with_all_its_fields(self, eapa: Eapa, register: Path, given: Path) -> None:
        outcome = eapa("add-agreement", "--from", str(given))

        assert outcome.code == 0, outcome.err
        assert (register / self.FILE).read_text() == (
            """\
id: 2024-03-01-eapa-tass-protocol
type: protocol
signed: {date: "2024-03-01", basis: stated}
parties:
  - {organization: eapa, name_as_signed: "Eurasian Peoples' Assembly"}
  - {organization: tass}
sources:
  - {url: https://example.org/1}
x-shelf: "B 12"
"""
        )

    def test_flags_override_the_file_and_keep_the_other_fields(self, eapa: Eapa, register: Path, given: Path) -> None:
        flags = ["--signed", "May 2024", "--party", "tass", "--party", "eapa", "--type", "agreement"]
        outcome = eapa("add-agreement", "--from", str(given), *flags)

        assert outcome.code == 0, outcome.err
        written = (register / "data/agreements/2024-05-tass-eapa.yaml").read_text()
        assert 'signed: {date: "2024-05", basis: stated}' in written
        assert "name_as_signed" in written

    def test_a_source_given_again_keeps_its_note(self, eapa: Eapa, register: Path, given: Path) -> None:
        source = '"sources": [{"url": "https://example.org/1", "published": "2024", "note": "A page."}]'
        text = given.read_text(encoding="utf-8")
        given.write_text(
            text.replace(text[text.index('"sources"') : text.index("]", text.index('"sources"')) + 1], source)
        )
        dated = ["--source", "example.org/1", "--source", "example.org/2", "--published", "1 March 2024"]
        outcome = eapa("add-agreement", "--from", str(given), *dated)

        assert outcome.code == 0, outcome.err
        written = (register / self.FILE).read_text(encoding="utf-8")
        assert '- {url: https://example.org/1, published: "2024-03-01", note: "A page."}\n' in written
        assert '- {url: https://example.org/2, published: "2024-03-01"}\n' in written

    def test_a_signatory_given_again_keeps_its_note(self, eapa: Eapa, register: Path, given: Path) -> None:
        person = {"name": {"en": "Ann Lee"}, "party": "tass", "note": "By proxy."}
        given.write_text(json.dumps({**RECORD, "signatories": [person]}), encoding="utf-8")
        outcome = eapa(
            "add-agreement", "--from", str(given), "--signatory", "eapa=Bo Li", "--signatory", "tass=Ann Lee"
        )

        assert outcome.code == 0, outcome.err
        written = (register / self.FILE).read_text(encoding="utf-8")
        assert '- name: {en: "Bo Li"}\n    party: eapa\n' in written
        assert '- name: {en: "Ann Lee"}\n    party: tass\n    note: "By proxy."\n' in written

    def test_a_file_of_the_register_can_be_the_template_of_a_new_record(self, eapa: Eapa, register: Path) -> None:
        model = register / "data/agreements/2020-01-31-eapa-tass.yaml"
        outcome = eapa("add-agreement", "--from", str(model), "--id", "copy", "--force")

        assert outcome.code == 0, outcome.err
        copy = (register / "data/agreements/copy.yaml").read_text(encoding="utf-8")
        assert copy == model.read_text(encoding="utf-8").replace("id: 2020-01-31-eapa-tass", "id: copy")

    @pytest.mark.usefixtures("covered_programs")
    def test_a_record_is_read_from_a_pipe(self, register: Path) -> None:
        outcome = subprocess.run(
            [sys.executable, "-m", "eapa_cli", "add-organization", "--from", "-", "--dry-run"],
            cwd=register,
            env=os.environ | {"XDG_CACHE_HOME": str(register.parent / "cache")},
            input="type: ngo\nnames: [{value: Body of Many, lang: en, kind: official}]\n",
            capture_output=True,
            encoding="utf-8",
            check=True,
        )

        assert "+id: body-of-many\n" in outcome.stdout

    @pytest.mark.parametrize(
        ("text", "fault"),
        [
            ("type: ngo\ntype: ngo\n", "record:2:1: the key 'type' is a duplicate"),
            ('{"type": "ngo", "type": "ngo"}', "record:1:17: the key 'type' is a duplicate"),
            (
                '{"type": "ngo", "x-a": {"b": "\\ud83d\\ude00", "b": 1}}',
                "'record' is not JSON: a map has the same key twice",
            ),
            ('{"type": "\udcff"}', "record:1:11: "),
            ('{"type": "ngo"', "record:1:15: this is not JSON: "),
            ('{\n "type": ngo]', "record:2:10: this is not JSON: "),
            ('{"x-a": ' + "[" * 100_000, "record:1:1008: lists and maps are nested more than 50 deep here"),
            ('{"x-a": ' + "1" * 5_000 + "}", "record:1:9: 1111"),
            ('{"x-a": "' + "a" * 1_100_000 + '"}', "record:1:1: the file is larger than 1048576 bytes"),
            ("- a\n", "record:1:1: the file does not contain a record"),
            ("", "record:1:1: the file is empty"),
        ],
    )
    def test_an_invalid_record_is_refused_with_its_place(
        self, eapa: Eapa, register: Path, text: str, fault: str
    ) -> None:
        (register / "record").write_bytes(text.encode("utf-8", "surrogateescape"))

        outcome = eapa("add-organization", "--from", "record")

        assert outcome.code == 4
        assert outcome.err.startswith(f"error: {fault}")

    @pytest.mark.usefixtures("covered_programs")
    @pytest.mark.parametrize("name", ["-", "/dev/zero"])
    def test_endless_input_is_refused(self, register: Path, name: str) -> None:
        with Path("/dev/zero").open("rb") as endless:
            outcome = subprocess.run(
                [sys.executable, "-m", "eapa_cli", "add-organization", "--from", name],
                cwd=register,
                env=os.environ | {"XDG_CACHE_HOME": str(register.parent / "cache")},
                stdin=endless,
                capture_output=True,
                encoding="utf-8",
                timeout=60,
                check=False,
            )

        assert outcome.returncode == 4
        assert outcome.stderr.startswith(f"error: {name}:1:1: the file is larger than 1048576 bytes\n")

    def test_flow_mapping_is_read_as_yaml(self, eapa: Eapa, register: Path) -> None:
        (register / "record").write_text("{type: ngo, names: [{value: Many Bodies, lang: en, kind: official}]}\n")

        assert eapa("add-organization", "--from", "record").code == 0

    def test_json_escapes_that_yaml_lacks_are_read(self, eapa: Eapa, register: Path) -> None:
        (register / "record").write_text(
            '{"type": "ngo", "names": [{"value": "Joy \\ud83d\\ude00", "lang": "en", "kind": "official"}]}'
        )

        assert eapa("add-organization", "--from", "record").code == 0
        (added,) = (register / "data/organizations").glob("joy*.yaml")
        assert "Joy \U0001f600" in added.read_text("utf-8")

    def test_a_hyphen_stands_for_standard_input(self, eapa: Eapa) -> None:
        assert eapa("add-organization", "--from", "-").err.startswith("error: -:1:1: the file is empty")

    def test_a_missing_file_is_reported(self, eapa: Eapa) -> None:
        assert eapa("add-organization", "--from", "nowhere.yaml").err == (
            f"error: 'nowhere.yaml' cannot be read: {NO_SUCH_FILE}\n"
        )

    def test_schema_violations_are_reported_and_nothing_is_written(self, eapa: Eapa, register: Path) -> None:
        text = json.dumps(RECORD).replace('"type"', '\n"type"', 1)
        (register / "record.json").write_text(text[:-1] + ',\n "signd": "2024",\n "areas": "sport"}')

        outcome = eapa("add-agreement", "--from", "record.json")

        assert outcome.code == 3
        assert outcome.err == (
            "record.json:3:2: there is no field 'signd' here (did you mean 'signed'?)\n"
            "record.json:4:11: 'areas' must be a list, not 'sport' (write [\"sport\"])\n"
            "error: 'record.json' does not contain a valid agreement; nothing was written\n"
        )
        assert not (register / self.FILE).exists()


def test_an_unknown_script_gets_the_first_language(eapa: Eapa) -> None:
    outcome = eapa("add-organization", "--name", "მდინარე", "--type", "ngo", "--id", "river", "--dry-run")

    assert '{value: "მდინარე", lang: en, kind: official}' in outcome.out


@pytest.mark.parametrize(("language", "kept"), [("uz-Cyrl", "uz-Cyrl"), ("sr-Latn", "sr-Latn")])
def test_the_script_in_a_language_tag_counts(eapa: Eapa, tmp_path: Path, language: str, kept: str) -> None:
    folder = tmp_path / "mine"
    name = "Дарё" if language == "uz-Cyrl" else "Reka"
    other = "en" if language == "uz-Cyrl" else "ru"
    eapa("init", str(folder), "--owner", "us", "--language", other, "--language", language)

    outcome = eapa("add-organization", "--id", "us", "--name", name, "--type", "ngo", "--dry-run", cwd=folder)

    assert f"lang: {kept}, kind: official" in outcome.out


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("example.org/news/1?a=b", "https://example.org/news/1?a=b"),
        ("www.Example.org:8080", "https://www.Example.org:8080"),
        ("президент.рф", "https://президент.рф"),
    ],
)
def test_a_host_name_gets_a_scheme(eapa: Eapa, register: Path, written: str, kept: str) -> None:
    outcome = eapa("add-organization", "--name", "River League", "--type", "ngo", "--source", written)

    assert outcome.code == 0
    assert f"--source: '{written}' is stored as '{kept}'\n" in outcome.err
    assert kept in (register / "data/organizations/river-league.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("written", ["scan.pdf", "documents/scan.pdf", "the site", "a@example.org", "local", "v1.2"])
def test_other_text_gets_no_scheme(eapa: Eapa, written: str) -> None:
    outcome = eapa("add-organization", "--name", "River League", "--type", "ngo", "--source", written)

    assert outcome.code == 2
    assert f"error: --source: '{written}' is not a web address" in outcome.err


@pytest.mark.parametrize(("word", "distance"), [("today", 0), ("сегодня", 0), ("yesterday", -1)])
def test_today_and_yesterday_are_dates(eapa: Eapa, word: str, distance: int) -> None:
    arguments = ["--name", "River League", "--type", "ngo", "--source", "https://example.org", "--accessed", word]
    before = datetime.now().astimezone().date()
    outcome = eapa("add-organization", *arguments)
    after = datetime.now().astimezone().date()  # it may have been midnight
    days = {day + timedelta(days=distance) for day in (before, after)}

    assert outcome.code == 0
    assert any(f"--accessed: '{word}' is stored as '{day}'\n" in outcome.err for day in days)
