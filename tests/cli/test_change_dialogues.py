"""The dialogues of `terminate`, `rename-organization`, `dissolve`, `renew`, `amend` and `supersede`."""

from pathlib import Path

from dialogues import COMPLETE, DATE_AND_SOURCE, INCOMPLETE, change_answer
from running import Eapa, read_added_lines
from samples import edit_file
from terminal import CTRL_C, CTRL_U, ENTER, Terminal

AGREEMENT_WITH_TASS = "2020-01-31-eapa-tass"


def test_the_date_of_a_termination_can_be_corrected_before_it_is_written(register: Path) -> None:
    date_number = 1  # of the answer in the review
    terminal = Terminal(register, "terminate", AGREEMENT_WITH_TASS)
    terminal.answer("Date of termination", "2019")  # an error, as the agreement was signed in 2020
    terminal.answer("Grounds for termination", "withdrew")
    terminal.answer("Note on the termination", "By letter")
    change_answer(terminal, date_number, question=INCOMPLETE)
    terminal.answer("Date of termination", "May 2024")
    change_answer(terminal, date_number)
    terminal.answer("Date of termination", CTRL_U)
    terminal.wait_for_text("  ! Required")
    terminal.answer("Date of termination", "05/2024")
    terminal.wait(COMPLETE)

    assert '+terminated: {date: "2024-05", grounds: withdrawn, note: "By letter"}\n' in terminal.text()
    terminal.type(ENTER)
    assert terminal.end() == 0
    assert f"changed: data/agreements/{AGREEMENT_WITH_TASS}.yaml" in terminal.text()


def test_a_new_name_is_shown_before_it_is_written_and_ends_the_old_name(register: Path) -> None:
    terminal = Terminal(register, "rename-organization", "tass", "TASS Today", "ТАСС сегодня")
    terminal.answer("Date from which the name", "1 мая 2026")
    terminal.wait_for_text("  = 1 May 2026")
    terminal.wait(COMPLETE)

    assert '+  - {value: "ТАСС сегодня", lang: ru, kind: official, from: "2026-05-01"}\n' in terminal.text()
    terminal.type(ENTER)
    assert terminal.end() == 0
    assert 'kind: former, to: "2026-05-01"}' in (register / "data/organizations/tass.yaml").read_text("utf-8")


def test_a_name_that_is_text_is_reported_before_the_organization_is_dissolved(register: Path) -> None:
    edit_file(register / "data/organizations/tass.yaml", "names:\n", "names:\n  - TASS Agency\n")
    terminal = Terminal(register, "dissolve", "tass")
    terminal.answer("Date of dissolution", "2026")
    terminal.answer("Successor", "")
    terminal.wait_for_text("  ! item 1 of 'Official name' must be a map")
    terminal.wait(COMPLETE)
    terminal.type(CTRL_C)

    assert terminal.end() == 130


def test_dissolve_lists_the_agreements_of_the_organization_before_and_after_it_writes(register: Path) -> None:
    listed_agreement = "2022-05-11-eapa-ibn-sino (no end stated)"
    terminal = Terminal(register, "dissolve", "ibn-sino")
    terminal.answer("Date of dissolution", "март 2026")
    terminal.answer("Successor", "ТАСС")
    terminal.wait_for_text("  = TASS Russian News Agency (tass, Russia)")
    terminal.wait(COMPLETE)

    assert terminal.text().count(listed_agreement) == 1
    terminal.type(ENTER)
    assert terminal.end() == 0
    assert terminal.text().count(listed_agreement) == 2
    assert "successor-of, organization: ibn-sino}" in (register / "data/organizations/tass.yaml").read_text("utf-8")


def test_a_problem_in_another_record_is_reported_with_its_file(register: Path) -> None:
    terminal = Terminal(register, "dissolve", "tass")
    terminal.answer("Date of dissolution", "2019")  # before TASS signed its agreement
    terminal.answer("Successor", "")
    terminal.wait_for_text(f"  ! data/agreements/{AGREEMENT_WITH_TASS}.yaml:")
    terminal.wait(COMPLETE)
    terminal.type(CTRL_C)

    assert terminal.end() == 130


def test_a_new_successor_is_written_with_its_relation(register: Path) -> None:
    terminal = Terminal(register, "dissolve", "ibn-sino")
    terminal.answer("Date of dissolution", "2026")
    terminal.answer("Successor", "River League")
    terminal.answer("is not in the register", "add it now")
    terminal.answer("Organization type", "ngo")
    terminal.press_enter("Country", "City", "Source", "Anything else", COMPLETE)

    assert terminal.end() == 0
    assert "relations:\n  - {type: successor-of, organization: ibn-sino}\n" in (
        register / "data/organizations/river-league.yaml"
    ).read_text(encoding="utf-8")
    assert 'dissolved: "2026"\n' in (register / "data/organizations/ibn-sino.yaml").read_text(encoding="utf-8")


def test_a_renewal_carries_over_type_and_parties_and_asks_for_the_term_again(register: Path, eapa: Eapa) -> None:
    assert eapa("set", AGREEMENT_WITH_TASS, "term.duration=3 years").code == 0
    terminal = Terminal(register, "renew", AGREEMENT_WITH_TASS, "--signed", "2023", "--basis", "stated")
    terminal.wait_for_text("Carried over: Document type, Party")
    terminal.answer("Title", "Renewal")
    terminal.press_enter("City", "Country")
    terminal.answer("Signatory for", "", "")
    terminal.answer("Source", "https://example.org/1")
    terminal.press_enter("Date of publication", "First day", "Last day")
    terminal.answer("Duration", "5 years")
    terminal.press_enter("Anything else", COMPLETE)

    assert terminal.end() == 0
    written = (register / "data/agreements/2023-eapa-tass.yaml").read_text(encoding="utf-8")
    assert "term: {duration: P5Y}" in written


def test_an_amendment_with_all_required_options_asks_no_question(register: Path) -> None:
    terminal = Terminal(register, "amend", AGREEMENT_WITH_TASS, *DATE_AND_SOURCE)

    assert terminal.end() == 0
    assert (register / "data/agreements/2024-05-eapa-tass.yaml").exists()


def test_the_dialogue_of_an_amendment_asks_for_its_type(register: Path) -> None:
    # The missing source starts the dialogue.
    terminal = Terminal(register, "amend", AGREEMENT_WITH_TASS, "--signed", "2024-06", "--basis", "stated")
    terminal.answer("Document type", "protocol")
    terminal.wait("Title")
    terminal.type(CTRL_C)

    assert terminal.end() == 130


def test_answers_supersede_an_agreement_with_the_same_bytes_as_options(eapa: Eapa, register: Path) -> None:
    earlier = "2021-09-24-eapa-scopdc-uz"
    options = ["--signed", "2026-11", "--signatory", "eapa=Ann Lee", "--source", "https://example.org/8"]
    expected = read_added_lines(eapa("supersede", earlier, *options, "--dry-run"))

    terminal = Terminal(register, "supersede", earlier)
    terminal.wait_for_text("  = Carried over: Document type, Party, Areas of cooperation. You can change")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "ноябрь 2026")
    terminal.press_enter("How the date", "City", "Country")
    terminal.answer("Signatory for", "another")
    terminal.answer("Signatory's full name", "Ann Lee")
    terminal.press_enter("Position", "Signatory for")
    terminal.answer("Source", "https://example.org/8")
    terminal.press_enter("Date of publication", "Anything else", COMPLETE)

    assert terminal.end() == 0
    written = (register / "data/agreements/2026-11-eapa-scopdc-uz.yaml").read_text(encoding="utf-8")
    assert written.splitlines() == expected
