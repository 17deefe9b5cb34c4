"""Short answers that are commands at any question: `<` goes back, `?` explains, `!` goes to the review.

`\\?` is the answer "?".
"""

from pathlib import Path

from dialogues import BACK, INCOMPLETE, TO_REVIEW
from terminal import CTRL_C, Terminal


def test_a_person_goes_back_through_the_answers(register: Path) -> None:
    terminal = Terminal(register, "add-agreement")
    terminal.answer("Party", BACK)
    terminal.wait_for_text("  ! This is the first question")
    # Each step has a question and its answers. After "<", the next step is an earlier question.
    for question, *answers in (
        ("Party", "eapa", "scopdc-ru", "<", "tass", ""),
        ("Document type", "memorandum"),
        ("Title", "<"),
        ("Document type", "<"),
        ("one more", "<"),
        ("Party: id or part of a name", ""),
        ("one more", ""),
        ("Title", "<"),
        ("Document type", "protocol"),
        ("Title", "Pact"),
        ("Signed on", "<"),
        ("Title", "Protocol"),
        ("Signed on", "May 2024"),
        ("How the date", "stated"),
        ("City", ""),
        ("Country", ""),
        ("Signatory for World", "another"),
        ("Signatory's full name", "<"),
        ("Signatory for World", "Belyaninov"),
        ("Signatory for TASS", "another"),
        ("Signatory's full name", "Ann Lee"),
        ("Position", "<"),
        ("Signatory's full name", "Anna Lee"),
        ("Position", "Editor"),
        ("Areas", "media, youth"),
        ("Wording of the source for 'media'", "News"),
        ("Wording of the source for 'youth'", "<"),
        ("Wording of the source for 'media'", "<"),
        ("Areas", "media"),
        ("Wording of the source for 'media'", ""),
        ("Source", "<"),
        ("Wording of the source for 'media'", "<"),
        ("Areas", "<"),
        ("Signatory for TASS", "<"),
        ("Signatory for World", "Smirnova"),
        ("Signatory for TASS", ""),
        ("Signatory's full name", ""),
        ("Position", ""),
        ("Source", "https://example.org/1"),
        ("Date of publication", "<"),
        ("Source", ""),
        ("Date of publication", ""),
        ("Anything else", "term"),
        ("First day", "<"),
        ("Date of publication", ""),
        ("First day", ""),
        ("Last day", "<"),
        ("First day", ""),
        ("Last day", "2030"),
        ("Anything else", "another language"),
        ("Title, in another language", "<"),
        ("Anything else", ""),
        ("Is the record correct", ""),
    ):
        terminal.answer(question, *answers)

    assert terminal.end() == 0, terminal.text()
    written = (register / "data/agreements/2024-05-eapa-tass-protocol.yaml").read_text(encoding="utf-8")
    assert "title: {en: Protocol}" in written
    assert '  - name: {en: "Svetlana Smirnova", ru: "Светлана Смирнова"}' in written
    assert '  - name: {en: "Anna Lee"}\n    position: {en: Editor}\n    party: tass\n' in written
    assert "areas:\n  - topic: media\n    text: {en: News}\n" in written
    assert 'term: {ends: "2030"}' in written


def test_each_question_is_explained_with_an_example(register: Path) -> None:
    terminal = Terminal(register, "add-agreement")
    terminal.answer("Party", "?")
    terminal.wait_for_text("The organization's id in this register. Example: tass, or part of a name,")
    terminal.answer("Party", "eapa", "tass", "")
    terminal.answer("Document type", "?")
    terminal.wait_for_text("The type of document: agreement, memorandum")
    terminal.answer("Document type", "agreement")
    terminal.answer("Title", "\\?")  # the title "?"
    terminal.answer("Signed on", "?")
    terminal.wait_for_text("The date of signing, as precise as it is known.", "Example: 24 September 2021")
    terminal.answer("Signed on", TO_REVIEW)
    terminal.wait_for_text("Title                   ? (en)")
    terminal.answer(INCOMPLETE, "?")
    terminal.wait_for_text("  Choose one of the lines.")
    terminal.answer(INCOMPLETE, TO_REVIEW)  # shows the review again
    terminal.answer(INCOMPLETE, BACK)
    terminal.wait("Signed on")
    terminal.type(CTRL_C)

    assert terminal.end() == 130


def test_a_question_that_fills_no_single_field_is_explained_by_the_help_of_its_option(register: Path) -> None:
    terminal = Terminal(register, "rename-organization", "tass")
    terminal.answer("New official name", "?")
    terminal.wait_for_text("New official name, once per language.")
    terminal.wait("New official name")
    terminal.type(CTRL_C)

    assert terminal.end() == 130


def test_a_person_leaves_an_organization_that_was_started_by_mistake(register: Path) -> None:
    terminal = Terminal(register, "add-agreement")
    terminal.answer("Party", "Hill Laegue")
    terminal.answer("is not in the register", BACK)
    terminal.answer("Party", "")
    terminal.answer("is not in the register", "add it now")
    terminal.answer("Organization type", BACK)
    terminal.answer("Official name", BACK)
    terminal.answer("Party", "eapa")
    terminal.answer("one more", "tass", "")
    terminal.wait("Document type")
    terminal.type(CTRL_C)

    assert terminal.end() == 130
