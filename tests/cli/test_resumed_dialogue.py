"""Drafts of interrupted dialogues, and `--resume`, which continues them."""

from pathlib import Path

import pytest
from dialogues import (
    BACK,
    COMPLETE,
    INCOMPLETE,
    MINIMAL_FILE,
    MINIMAL_OPTIONS,
    TO_REVIEW,
    add_answer,
    answer_up_to_sources,
    enter_parties,
    skip_to_review,
    skip_to_signatories,
)
from negotiation import SIGNED, UNSIGNED
from running import Eapa
from samples import read_record
from terminal import CTRL_C, Terminal

CONTINUE_RIVER_LEAGUE = "The entry of 'River League' is not finished. Continue it?"


def interrupt(terminal: Terminal, question: str) -> None:
    """Press Ctrl-C at a question."""
    terminal.wait(question)
    terminal.type(CTRL_C)
    assert terminal.end() == 130


def list_drafts(register: Path) -> list[Path]:
    """Return the files of all drafts."""
    return list((register.parent / "state").rglob("*.json"))


def test_an_interrupted_dialogue_is_resumed_and_takes_further_options(register: Path) -> None:
    first = Terminal(register, "add-agreement")
    answer_up_to_sources(first)
    interrupt(first, "Source")
    assert first.text().endswith("kept: a draft of the answers so far\nnext: eapa add-agreement --resume")

    second = Terminal(register, "add-agreement", "--resume", "--title", "Given now")
    second.answer("Source", "https://example.org/1")
    second.press_enter("Date of publication", "Anything else", COMPLETE)

    assert second.end() == 0
    assert "Given now" in (register / MINIMAL_FILE).read_text()


def test_a_dry_run_keeps_the_draft(register: Path) -> None:
    first = Terminal(register, "add-agreement")
    answer_up_to_sources(first)
    interrupt(first, "Source")

    second = Terminal(register, "add-agreement", "--resume", "--dry-run")
    second.answer("Source", "https://example.org/1")
    second.press_enter("Date of publication", "Anything else", COMPLETE)

    assert second.end() == 0
    assert "next: eapa add-agreement --resume" in second.text()
    assert not (register / MINIMAL_FILE).exists()
    assert len(list_drafts(register)) == 1


def test_a_record_that_is_refused_after_the_review_is_kept_as_a_draft(register: Path) -> None:
    terminal = Terminal(register, "add-agreement")
    answer_up_to_sources(terminal)
    terminal.answer("Source", "https://example.org/1")
    terminal.press_enter("Date of publication", "Anything else")
    terminal.wait(COMPLETE)
    (register / MINIMAL_FILE).write_text("written meanwhile by another command\n")
    terminal.press_enter(COMPLETE)

    assert terminal.end() == 3
    assert "next: eapa add-agreement --resume\nerror: the id " in terminal.text()
    assert len(list_drafts(register)) == 1


def test_a_draft_keeps_the_parts_of_a_signatory(register: Path) -> None:
    first = Terminal(register, "add-agreement", *MINIMAL_OPTIONS)
    enter_parties(first)
    skip_to_signatories(first)
    first.answer("Signatory for World", "")
    first.answer("Signatory for TASS", "another")
    first.answer("Signatory's full name", "Ann Lee")
    interrupt(first, "Position")

    second = Terminal(register, "add-agreement", "--resume")
    second.press_enter("Signatory for TASS", "Signatory's full name")
    second.answer("Position", "Head")
    second.wait_for_text("  = Ann Lee (en), Head (en); for TASS Russian News Agency")
    interrupt(second, "Areas")


def test_a_draft_keeps_the_topics_without_a_wording(register: Path) -> None:
    first = Terminal(register, "add-agreement", *MINIMAL_OPTIONS)
    enter_parties(first)
    skip_to_signatories(first)
    first.answer("Signatory for", "", "")
    first.answer("Areas", "media")
    interrupt(first, "Wording of the source")

    second = Terminal(register, "add-agreement", "--resume")
    second.answer("Areas", "")
    second.answer("Wording of the source", "A|en=B")  # two texts in English
    second.wait_for_text("  ! 'A' and 'B' are both in 'en': write the language before one, as LANG=TEXT")
    second.answer("Wording of the source", "News")
    interrupt(second, "Anything else")


def test_a_closed_window_loses_nothing(register: Path) -> None:
    first = Terminal(register, "add-organization")
    first.answer("Official name", "River League")
    first.wait("Organization type")
    first.hang_up()

    second = Terminal(register, "add-organization", "--resume")
    second.answer("Organization type", "ngo")
    interrupt(second, "Country")


def test_an_incomplete_organization_is_continued_after_each_interruption(register: Path) -> None:
    number_of_the_type = 8  # of the answer about the new organization, in the review
    first = Terminal(register, "add-agreement", *MINIMAL_OPTIONS, "--party", "eapa")
    first.answer("Party", "River League")
    first.answer("is not in the register", "add it now")
    first.answer("Organization type", "ngo")
    interrupt(first, "Country")

    second = Terminal(register, "add-agreement", "--resume")
    second.answer(CONTINUE_RIVER_LEAGUE, "")
    second.answer("Country", "Kazakhstan")
    second.answer("City", TO_REVIEW)
    second.wait_for_text("  New organization: River League\n", "Required: Party")
    second.answer(INCOMPLETE, "change")
    second.answer("Number of the answer", str(number_of_the_type))
    second.answer("Organization type", "foundation")
    interrupt(second, INCOMPLETE)

    third = Terminal(register, "add-agreement", "--resume")
    third.answer(CONTINUE_RIVER_LEAGUE, "yes")
    third.press_enter("City", "Source", "Anything else", "Party")
    skip_to_review(third)
    third.answer(COMPLETE, "")

    assert third.end() == 0
    written = (register / "data/organizations/river-league.yaml").read_text(encoding="utf-8")
    assert "type: foundation\ncountry: KZ\n" in written
    assert (register / "data/agreements/2024-05-eapa-river-league-memorandum.yaml").exists()
    assert not list_drafts(register)


@pytest.mark.parametrize("answer", ["no", BACK])
def test_an_incomplete_organization_can_be_discarded(register: Path, answer: str) -> None:
    first = Terminal(register, "add-agreement", *MINIMAL_OPTIONS, "--party", "eapa")
    first.answer("Party", "River League")
    first.answer("is not in the register", "add it now")
    first.wait("Organization type")
    first.hang_up()

    second = Terminal(register, "add-agreement", "--resume")
    second.answer(CONTINUE_RIVER_LEAGUE, answer)
    second.answer("Party", "tass", "")
    skip_to_review(second)
    second.answer(COMPLETE, "")

    assert second.end() == 0
    assert (register / MINIMAL_FILE).exists()
    assert not (register / "data/organizations/river-league.yaml").exists()


def test_the_review_reports_an_incomplete_organization(register: Path) -> None:
    first = Terminal(register, "add-agreement", *MINIMAL_OPTIONS)
    enter_parties(first)
    skip_to_review(first)
    add_answer(first, "Party")
    first.answer("one more", "River League")
    first.answer("is not in the register", "add it now")
    first.answer("Organization type", TO_REVIEW)
    first.wait_for_text("  ! The entry of 'River League' is not finished")
    first.answer(COMPLETE, "without")
    assert first.end() == 0


def test_ctrl_c_at_the_first_question_keeps_no_draft_and_writes_nothing(register: Path) -> None:
    before = sorted(register.rglob("*.yaml"))
    terminal = Terminal(register, "add-agreement")
    interrupt(terminal, "Party")

    assert "there were no answers to keep" in terminal.text()
    assert not list_drafts(register)
    assert sorted(register.rglob("*.yaml")) == before


def test_options_are_kept_even_without_answers(register: Path) -> None:
    first = Terminal(register, "add-agreement", "--title", "A long one")
    interrupt(first, "Party")

    second = Terminal(register, "add-agreement", "--resume")
    interrupt(second, "Party")
    assert "next: eapa add-agreement --resume" in second.text()


def test_drafts_are_listed_by_name_or_title(register: Path) -> None:
    for title in ("First pact", "Second pact"):
        terminal = Terminal(register, "add-agreement", "--type", "memorandum", "--title", title)
        terminal.answer("Party", "tass")
        interrupt(terminal, "one more")

    terminal = Terminal(register, "add-agreement", "--resume")
    terminal.wait_for_text("  First pact (en); memorandum; ", "  Second pact (en); memorandum; ")
    interrupt(terminal, "Which draft")


def test_one_of_several_drafts_is_chosen(register: Path) -> None:
    for name in ("River League", "Hill League"):
        terminal = Terminal(register, "add-organization")
        terminal.answer("Official name", name)
        interrupt(terminal, "Organization type")
    (draft_folder,) = (register.parent / "state").rglob("drafts/*")
    (draft_folder / "0.json").write_text("{")  # a damaged draft, which is not offered

    terminal = Terminal(register, "add-organization", "--resume")
    terminal.answer("Which draft", "?")
    terminal.wait_for_text("Choose one of the lines.")
    terminal.answer("Which draft", "River")
    terminal.answer("Organization type", "ngo")
    interrupt(terminal, "Country")


def test_a_resumed_edit_keeps_later_changes_of_the_record(register: Path, eapa: Eapa) -> None:
    first = Terminal(register, "dissolve", "ibn-sino")
    first.answer("Date of dissolution", "2026")
    interrupt(first, "Successor")
    assert eapa("set", "ibn-sino", "founded=2001").code == 0

    second = Terminal(register, "dissolve", "ibn-sino", "--resume")
    second.press_enter("Successor", COMPLETE)

    assert second.end() == 0
    record = read_record(register, "ibn-sino")
    assert (record["founded"], record["dissolved"]) == ("2001", "2026")


def test_a_change_of_the_record_during_an_edit_is_not_undone(register: Path, eapa: Eapa) -> None:
    first = Terminal(register, "dissolve", "ibn-sino")
    first.answer("Date of dissolution", "2026")
    first.answer("Successor", "")
    first.wait(COMPLETE)
    assert eapa("set", "ibn-sino", "founded=2001").code == 0
    first.press_enter(COMPLETE)
    assert first.end() == 3
    assert "error: 'data/organizations/ibn-sino.yaml' was changed by someone else" in first.text()

    second = Terminal(register, "dissolve", "ibn-sino", "--resume")
    second.press_enter(COMPLETE)

    assert second.end() == 0
    record = read_record(register, "ibn-sino")
    assert (record["founded"], record["dissolved"]) == ("2001", "2026")


@pytest.mark.usefixtures("negotiation")
def test_a_resumed_edit_keeps_later_changes_of_values_that_it_asks_for(register: Path, eapa: Eapa) -> None:
    assert eapa("set", UNSIGNED, "title.en=Old").code == 0
    first = Terminal(register, "sign", UNSIGNED)
    first.answer("Signed on", "5 March 2024")
    interrupt(first, "How the date")
    assert eapa("set", UNSIGNED, "title.en=New").code == 0

    second = Terminal(register, "sign", UNSIGNED, "--resume")
    second.answer("How the date", "stated")
    second.press_enter("City", "Country")
    second.answer("Signatory for", "", "")
    second.press_enter("Source", "Areas", "Anything else", COMPLETE)

    assert second.end() == 0
    assert read_record(register, SIGNED)["title"] == {"en": "New"}


def test_a_draft_of_another_command_is_not_used(register: Path) -> None:
    first = Terminal(register, "add-organization")
    first.answer("Official name", "River League")
    interrupt(first, "Organization type")

    second = Terminal(register, "add-agreement", "--resume")

    assert second.end() == 3
    assert "there is no draft of 'eapa add-agreement'" in second.text()


def test_without_a_terminal_a_draft_is_not_lost(register: Path, eapa: Eapa, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal(register, "add-organization")
    terminal.answer("Official name", "River League")
    interrupt(terminal, "Organization type")
    monkeypatch.setenv("XDG_STATE_HOME", str(register.parent / "state"))

    assert eapa("add-organization", "--resume", cwd=register) == (
        2,
        "",
        "error: --resume needs a terminal\nhint: run the command on a terminal\n",
    )
    assert list_drafts(register)


def test_a_file_does_not_replace_a_draft(eapa: Eapa) -> None:
    assert eapa("add-organization", "--resume", "--from", "record.yaml") == (
        2,
        "",
        "error: --from and --resume cannot be used together\nhint: omit one of them\n",
    )


def test_without_a_draft_resume_is_refused(register: Path) -> None:
    terminal = Terminal(register, "add-organization", "--resume")

    assert terminal.end() == 3
    assert "there is no draft of 'eapa add-organization'" in terminal.text()
