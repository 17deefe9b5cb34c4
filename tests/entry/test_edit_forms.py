"""The commands that change the state of an agreement or an organization."""

from pathlib import Path

import pytest
from running import Eapa

TASS_AGREEMENT = "2020-01-31-eapa-tass"
TASS_FILE = f"data/agreements/{TASS_AGREEMENT}.yaml"
SOURCE = ["--source", "https://example.org/1"]
THREE_YEAR_AGREEMENT = """\
id: bound
type: memorandum
title: {en: "Of three"}
signed: {date: "2020-03-01", basis: stated}
parties:
  - {organization: eapa, name_as_signed: "Eurasian Peoples' Assembly"}
  - {organization: tass}
  - {organization: ibn-sino}
signatories:
  - {name: {en: "Ann Lee"}, party: tass}
areas:
  - topic: media
    text: {en: "News"}
term:
  starts: "2020-04-01"
  ends: "2023-03-31"
  duration: P3Y
  notice: P3M
  note: "As printed"
languages:
  - {lang: ru, authentic: true}
sources:
  - {url: https://example.org/0}
"""


@pytest.fixture(name="bound")
def write_three_year_agreement(register: Path) -> Path:
    """Write an agreement of three parties with a term of three years, and return its file."""
    path = register / "data/agreements/bound.yaml"
    path.write_text(THREE_YEAR_AGREEMENT, encoding="utf-8", newline="\n")
    return path


class TestSuccession:
    def test_a_renewal_refers_to_the_earlier_agreement_and_has_its_values(
        self, eapa: Eapa, register: Path, bound: Path
    ) -> None:
        outcome = eapa("renew", "bound", "--signed", "1 March 2023", "--title", "Of three again", *SOURCE)

        path = "data/agreements/2023-03-01-eapa-tass-ibn-sino-memorandum.yaml"
        message = "--signed: '1 March 2023' is stored as '2023-03-01'\n"
        assert outcome == (0, "", f"{message}written: {path}\n")
        assert (register / path).read_text(encoding="utf-8") == (
            """\
id: 2023-03-01-eapa-tass-ibn-sino-memorandum
type: memorandum
title: {en: "Of three again"}
signed: {date: "2023-03-01"}
parties:
  - {organization: eapa}
  - {organization: tass}
  - {organization: ibn-sino}
areas:
  - topic: media
    text: {en: News}
term: {duration: P3Y, notice: P3M}
relations:
  - {type: renews, agreement: bound}
languages:
  - {lang: ru, authentic: true}
sources:
  - {url: https://example.org/1}
"""
        )
        assert bound.read_text(encoding="utf-8") == THREE_YEAR_AGREEMENT
        assert eapa("validate").code == 0

    def test_an_amendment_has_the_type_parties_and_languages_of_the_agreement(self, eapa: Eapa, bound: Path) -> None:
        bound.write_text(THREE_YEAR_AGREEMENT.replace("sources:", "  - {lang: en}\nsources:"), encoding="utf-8")
        outcome = eapa("amend", "bound", "--signed", "2021", *SOURCE, "--dry-run")

        assert outcome.code == 0, outcome.err
        assert "+type: memorandum\n" in outcome.out
        assert "+  - {organization: ibn-sino}\n" in outcome.out
        assert "+  - {lang: ru, authentic: true}\n+  - {lang: en}\n" in outcome.out
        assert "+  - {type: amends, agreement: bound}\n" in outcome.out
        assert "areas" not in outcome.out
        assert "term" not in outcome.out

    @pytest.mark.usefixtures("bound")
    def test_a_superseding_agreement_has_its_own_areas_and_term(self, eapa: Eapa) -> None:
        outcome = eapa("supersede", "bound", "--signed", "2021", "--area", "sport", *SOURCE)

        assert outcome.code == 0, outcome.err
        shown = eapa("show", "2021-eapa-tass-ibn-sino-memorandum", "--format", "yaml").out
        assert "sport" in shown
        assert "news" not in shown.casefold()
        assert "term" not in shown
        assert "superseded" in eapa("list", "--format", "csv", "--party", "tass", "--area", "media").out

    def test_a_renewal_of_an_agreement_without_a_term_has_no_term(self, eapa: Eapa) -> None:
        outcome = eapa("renew", "undated-eapa-unu-jogja", "--signed", "2024", *SOURCE, "--dry-run")

        assert outcome.code == 0, outcome.err
        assert "term" not in outcome.out

    def test_without_a_terminal_missing_options_are_reported(self, eapa: Eapa) -> None:
        assert eapa("amend", TASS_AGREEMENT).err.startswith(
            "error: required options are missing: --source, --reference or --document\n"
        )

    def test_resume_needs_a_draft(self, eapa: Eapa) -> None:
        assert eapa("amend", TASS_AGREEMENT, "--resume") == (
            3,
            "",
            f"error: there is no draft of 'eapa amend {TASS_AGREEMENT}'\nhint: run it without --resume\n",
        )

    def test_the_earlier_agreement_must_exist(self, eapa: Eapa) -> None:
        assert eapa("renew", "nope").err.startswith("error: no agreement has the id 'nope'\n")
        assert eapa("renew", "2020-01-31-eapa-tas").err.endswith(f"hint: did you mean '{TASS_AGREEMENT}'?\n")
        assert eapa("renew", "tass") == (3, "", "error: 'tass' is an organization; this command needs an agreement\n")

    def test_the_earlier_agreement_must_be_readable(self, eapa: Eapa, bound: Path) -> None:
        bound.write_text("id: bound\nparties: []\n", encoding="utf-8")

        outcome = eapa("renew", "bound")

        assert outcome.code == 3
        assert outcome.err.startswith("error: the file of 'bound' cannot be read as a record\n")

    def test_an_agreement_without_an_end_cannot_be_renewed(self, eapa: Eapa, bound: Path) -> None:
        bound.write_text(
            THREE_YEAR_AGREEMENT.replace("2023-03-31", "..").replace("  duration: P3Y\n", ""), encoding="utf-8"
        )

        assert eapa("renew", "bound", *SOURCE) == (
            3,
            "",
            "error: 'bound' has no end, so there is nothing to renew\nhint: if this is correct, add --force\n",
        )

    @pytest.mark.parametrize("verb", ["amend", "renew", "supersede"])
    @pytest.mark.parametrize(
        ("termination", "when"), [('{date: "2021", grounds: other}', " in 2021"), ("{grounds: other}", "")]
    )
    def test_a_terminated_agreement_has_no_successor(
        self, eapa: Eapa, bound: Path, verb: str, termination: str, when: str
    ) -> None:
        bound.write_text(f"{THREE_YEAR_AGREEMENT}terminated: {termination}\n", encoding="utf-8")

        assert eapa(verb, "bound", *SOURCE).err.startswith(
            f"error: 'bound' was terminated{when}, so there is nothing to {verb}\n"
        )

    @pytest.mark.usefixtures("bound")
    def test_only_the_latest_of_a_chain_is_renewed_or_amended_without_force(self, eapa: Eapa) -> None:
        assert eapa("renew", "bound", "--id", "second", "--signed", "2023", *SOURCE).code == 0
        assert eapa("supersede", "second", "--id", "third", "--signed", "2024", *SOURCE).code == 0

        assert "'bound' was renewed by 'second': renew that one" in eapa("renew", "bound").err
        assert "'second' was superseded by 'third': amend that one" in eapa("amend", "second").err
        forced = eapa("renew", "bound", "--id", "fourth", "--signed", "2025", *SOURCE, "--force")
        assert forced.code == 0, forced.err

    @pytest.mark.usefixtures("bound")
    def test_a_date_before_the_earlier_agreement_is_refused(self, eapa: Eapa) -> None:
        assert eapa("renew", "bound", "--signed", "2019", *SOURCE).err == (
            "error: it would be signed in 2019, before 'bound', which was signed on 1 March 2020\n"
        )


class TestTermination:
    def test_termination_adds_one_line_at_the_canonical_position(self, eapa: Eapa, register: Path) -> None:
        path = register / TASS_FILE
        before = path.read_text(encoding="utf-8")

        outcome = eapa(
            "terminate", TASS_AGREEMENT, "--date", "май 2024", "--grounds", "withdrawn", "--note", "By letter"
        )

        assert outcome.code == 0, outcome.err
        assert path.read_text(encoding="utf-8") == before.replace(
            "\nsources:", '\nterminated: {date: "2024-05", grounds: withdrawn, note: "By letter"}\nsources:'
        )
        assert eapa("validate").code == 0
        assert "terminated" in eapa("list", "--party", "tass", "--format", "tsv").out

    def test_a_second_termination_is_refused(self, eapa: Eapa, bound: Path) -> None:
        bound.write_text(f"{THREE_YEAR_AGREEMENT}terminated: {{grounds: other}}\n", encoding="utf-8")
        assert eapa("terminate", "bound").err.startswith("error: 'bound' was already terminated\n")

        bound.write_text(f'{THREE_YEAR_AGREEMENT}terminated: {{date: "2021", grounds: other}}\n', encoding="utf-8")
        assert eapa("terminate", "bound").err.startswith("error: 'bound' was already terminated in 2021\n")

    @pytest.mark.parametrize(
        ("date", "message"),
        [
            ("2019", "'bound' was signed on 1 March 2020, and cannot have been terminated in 2019"),
            ("2024", "'bound' ended by itself on 31 March 2023, before 2024"),
        ],
    )
    def test_a_termination_outside_of_the_term_is_refused(
        self, eapa: Eapa, bound: Path, date: str, message: str
    ) -> None:
        outcome = eapa("terminate", "bound", "--date", date, "--grounds", "other")

        assert outcome == (3, "", f"error: {message}\nhint: if this is correct, add --force\n")
        assert bound.read_text(encoding="utf-8") == THREE_YEAR_AGREEMENT

    def test_a_tacitly_renewed_agreement_can_be_terminated_after_its_first_end(self, eapa: Eapa, bound: Path) -> None:
        renewing = THREE_YEAR_AGREEMENT.replace("  notice: P3M\n", "  renewal: {mode: tacit, period: P1Y}\n")
        bound.write_text(renewing, encoding="utf-8")

        assert eapa("terminate", "bound", "--date", "2024", "--grounds", "other").code == 0

    def test_an_agreement_without_a_date_or_term_can_be_terminated(self, eapa: Eapa) -> None:
        outcome = eapa("terminate", "undated-eapa-unu-jogja", "--date", "2024", "--grounds", "withdrawn")

        assert outcome.code == 0, outcome.err


class TestRenaming:
    def test_the_old_name_becomes_a_former_name_and_only_its_lines_change(self, eapa: Eapa, register: Path) -> None:
        path = register / "data/organizations/tass.yaml"
        before = path.read_text(encoding="utf-8")

        outcome = eapa("rename-organization", "tass", "TASS News", "ТАСС Новости", "--from", "1 May 2026")

        assert outcome.code == 0, outcome.err
        assert path.read_text(encoding="utf-8") == before.replace(
            '  - {value: "TASS Russian News Agency", lang: en, kind: official}\n',
            '  - {value: "TASS News", lang: en, kind: official, from: "2026-05-01"}\n'
            '  - {value: "ТАСС Новости", lang: ru, kind: official, from: "2026-05-01"}\n'
            '  - {value: "TASS Russian News Agency", lang: en, kind: former, to: "2026-05-01"}\n',
        )
        assert eapa("validate").code == 0
        assert "TASS News" in eapa("show", "tass", "--format", "yaml").out

    def test_a_name_can_be_given_as_an_option_too(self, eapa: Eapa, register: Path) -> None:
        outcome = eapa("rename-organization", "eapa", "--name", "ru=Ассамблея мира", "--from", "2026")

        assert outcome.code == 0, outcome.err
        names = (register / "data/organizations/eapa.yaml").read_text(encoding="utf-8")
        assert '{value: "Ассамблея мира", lang: ru, kind: official, from: "2026"}' in names
        assert 'value: "Ассамблея народов мира"' in names
        assert 'to: "2026"' in names

    @pytest.mark.parametrize(
        ("arguments", "message"),
        [
            (["tass", "TASS Russian News Agency", "--from", "2026"], "'TASS Russian News Agency' is already its name"),
            (["eapa", "New Assembly", "--from", "2020"],
             "it took the name 'World Peoples Assembly' on 28 May 2025, after 2020"),
            (["tass", "New TASS", "en=Newest TASS", "--from", "2026"], "an organization has one official name per language: give each language once"),
        ],
    )  # fmt: skip
    def test_an_impossible_renaming_is_refused(self, eapa: Eapa, arguments: list[str], message: str) -> None:
        assert eapa("rename-organization", *arguments) == (
            3,
            "",
            f"error: '{arguments[0]}' cannot be renamed: {message}\n",
        )

    def test_an_alias_that_becomes_the_official_name_is_removed(self, eapa: Eapa, register: Path) -> None:
        assert eapa("rename-organization", "aaru", "Arab Universities Union", "--from", "2026").code == 0

        text = (register / "data/organizations/aaru.yaml").read_text("utf-8")
        assert text.count("Arab Universities Union") == 1
        assert '{value: "Union of Arab Universities", lang: en, kind: alias}' in text

    def test_an_agreement_has_no_name_to_change(self, eapa: Eapa) -> None:
        assert eapa("rename-organization", TASS_AGREEMENT, "X", "--from", "2026").err == (
            f"error: '{TASS_AGREEMENT}' is an agreement; this command needs an organization\n"
        )


class TestDissolution:
    def test_the_date_is_added_to_one_record_and_the_relation_to_the_other(self, eapa: Eapa, register: Path) -> None:
        outcome = eapa("dissolve", "ibn-sino", "--date", "March 2026", "--successor", "ТАСС")

        assert outcome == (
            0,
            "",
            (
                "--date: 'March 2026' is stored as '2026-03'\n"
                "changed: data/organizations/ibn-sino.yaml\nchanged: data/organizations/tass.yaml\n"
                "note: 'tass' continues the agreements that are not known to have ended (1):\n"
                "  2022-05-11-eapa-ibn-sino (no end stated)\n"
                "hint: if one of them has ended: "
                "eapa terminate 2022-05-11-eapa-ibn-sino --date 2026-03 --grounds dissolved\n"
                "hint: if one of them is replaced: eapa supersede ID\n"
            ),
        )
        assert 'dissolved: "2026-03"\n' in (register / "data/organizations/ibn-sino.yaml").read_text()
        assert "relations:\n  - {type: successor-of, organization: ibn-sino}\nsources:" in (
            (register / "data/organizations/tass.yaml").read_text(encoding="utf-8")
        )
        assert eapa("validate").code == 0

    def test_the_command_suggested_after_a_dissolution_succeeds(self, eapa: Eapa) -> None:
        message = eapa("dissolve", "ibn-sino", "--date", "2026-03", "--successor", "tass").err
        command = next(line for line in message.splitlines() if line.startswith("hint: ")).partition("eapa ")[2]

        assert eapa(*command.split()).code == 0
        assert eapa("validate").code == 0

    def test_a_long_list_of_agreements_is_cut(self, eapa: Eapa) -> None:
        outcome = eapa("dissolve", "eapa", "--date", "2026-11", "--successor", "tass", "--dry-run")

        heading, *agreements, last_line, _hint, _second_hint = outcome.err.splitlines()
        assert heading == "note: 'tass' continues the agreements that are not known to have ended (12):"
        assert len(agreements) == 9
        assert last_line == "  and 3 more: eapa list --party eapa"

    def test_without_a_successor_each_continuing_agreement_is_a_warning(self, eapa: Eapa) -> None:
        outcome = eapa("dissolve", "ibn-sino", "--date", "2026-03")

        assert outcome.code == 0
        assert "2022-05-11-eapa-ibn-sino.yaml:16:20: warning: 'ibn-sino' was dissolved in March 2026" in outcome.err
        assert "eapa terminate 2022-05-11-eapa-ibn-sino --date 2026-03 --grounds dissolved" in outcome.err
        assert "note:" not in outcome.err

    def test_without_agreements_there_are_no_next_steps(self, eapa: Eapa) -> None:
        assert eapa("add-organization", "--name", "River League", "--type", "ngo").code == 0

        outcome = eapa("dissolve", "river-league", "--date", "2026", "--successor", "tass")

        assert outcome.code == 0, outcome.err
        assert "note:" not in outcome.err

    def test_an_existing_relation_is_not_added_again(self, eapa: Eapa, register: Path) -> None:
        tass = register / "data/organizations/tass.yaml"
        relation = '{type: successor-of, organization: ibn-sino, from: "2026"}'
        tass.write_text(f"{tass.read_text(encoding='utf-8')}relations:\n  - {relation}\n", encoding="utf-8")

        outcome = eapa("dissolve", "ibn-sino", "--date", "2026", "--successor", "tass")

        assert outcome.err.splitlines()[0] == "changed: data/organizations/ibn-sino.yaml"
        assert "tass.yaml" not in outcome.err

    def test_a_successor_whose_relations_are_not_a_list_is_refused(self, eapa: Eapa, register: Path) -> None:
        tass = register / "data/organizations/tass.yaml"
        tass.write_text(f"{tass.read_text(encoding='utf-8')}relations: {{type: part-of, organization: eapa}}\n")
        before = tass.read_bytes()

        outcome = eapa("dissolve", "ibn-sino", "--date", "2026", "--successor", "tass", "--force")

        assert outcome.err == (
            "error: 'tass' cannot be the successor: its 'relations' are not a list\nhint: correct it first\n"
        )
        assert tass.read_bytes() == before

    def test_an_impossible_dissolution_or_successor_is_refused(self, eapa: Eapa) -> None:
        assert eapa("dissolve", "ibn-sino", "--date", "2026").code == 0

        assert eapa("dissolve", "ibn-sino").err == "error: 'ibn-sino' was already dissolved in 2026\n"
        assert eapa("dissolve", "tass", "--date", "2026", "--successor", "tass").err == (
            "error: 'tass' cannot be its own successor\n"
        )
        assert eapa("dissolve", "tass", "--date", "2026", "--successor", "ibn-sino").err == (
            "error: 'ibn-sino' cannot be the successor: it was dissolved in 2026\n"
        )

    def test_a_dissolution_before_the_founding_is_refused(self, eapa: Eapa, register: Path) -> None:
        outcome = eapa("dissolve", "eapa", "--date", "2001")

        assert outcome.code == 3
        assert "[dates-in-order]" in outcome.err
        assert "dissolved" not in (register / "data/organizations/eapa.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "invalid_line", "command"),
    [
        (TASS_FILE, "stage: someday", ("terminate", TASS_AGREEMENT, "--date", "2024", "--grounds", "other")),
        (TASS_FILE, "terminated: someday", ("terminate", TASS_AGREEMENT, "--date", "2024", "--grounds", "other")),
        ("data/organizations/tass.yaml", "founded: someday", ("dissolve", "tass", "--date", "2026")),
        # The successor.
        (
            "data/organizations/tass.yaml",
            "relations: [none]",
            ("dissolve", "aaru", "--date", "2026", "--successor", "tass"),
        ),
    ],
)
def test_a_record_with_an_invalid_field_can_be_changed(
    eapa: Eapa, register: Path, file: str, invalid_line: str, command: tuple[str, ...]
) -> None:
    with (register / file).open("a", encoding="utf-8") as record:
        record.write(f"{invalid_line}\n")

    outcome = eapa(*command)

    assert outcome.code == 0
    assert f"changed: {file}" in outcome.err.splitlines()


@pytest.mark.parametrize(
    "command",
    [
        ("renew", TASS_AGREEMENT, *SOURCE),
        ("amend", TASS_AGREEMENT, *SOURCE),
        ("supersede", TASS_AGREEMENT, *SOURCE),
        ("terminate", TASS_AGREEMENT, "--date", "2024", "--grounds", "other"),
        ("rename-organization", "tass", "TASS News", "--from", "2026"),
        ("dissolve", "tass", "--date", "2026"),
    ],
    ids=lambda command: command[0],
)
def test_a_dry_run_shows_the_changes_and_writes_nothing(eapa: Eapa, register: Path, command: tuple[str, ...]) -> None:
    before = {path: path.read_bytes() for path in register.rglob("*.yaml")}

    outcome = eapa(*command, "--dry-run")

    assert outcome.code == 0, outcome.err
    assert outcome.out.startswith("--- ")
    assert {path: path.read_bytes() for path in register.rglob("*.yaml")} == before
