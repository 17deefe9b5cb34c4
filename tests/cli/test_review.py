"""The review at the end of a dialogue, in which each answer can be changed."""

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
    answer_up_to_review,
    change_answer,
    enter_new_organization,
    enter_parties,
    skip_to_review,
    skip_to_signatories,
)
from samples import edit_file
from terminal import CTRL_C, CTRL_U, END, Terminal


def test_evidence_is_shown_with_its_question_and_in_the_review(register: Path) -> None:
    """Show the words of a source that support an answer. A press release gives them; here they are added to a draft."""
    interrupted = Terminal(register, "add-agreement", *MINIMAL_OPTIONS)
    enter_parties(interrupted)
    interrupted.wait("Title")
    interrupted.type(CTRL_C)
    assert interrupted.end() == 130
    (draft,) = (register.parent / "state").rglob("*.json")
    edit_file(draft, '"evidence": {}', '"evidence": {"city": "in Moscow, on May 5", "type": "a memo"}')

    resumed = Terminal(register, "add-agreement", "--resume")
    resumed.answer("Title", "")
    resumed.wait("City")
    assert "  > in Moscow, on May 5\n? City of signing" in resumed.text()
    resumed.answer("City", TO_REVIEW)
    resumed.wait(COMPLETE)
    assert "memorandum > a memo" in " ".join(read_review(resumed).split())
    resumed.type(CTRL_C)
    assert resumed.end() == 130


def read_review(terminal: Terminal) -> str:
    """Return the text of the last review, from its first answer, a party."""
    return terminal.text().rpartition("\n   1  Party")[2].partition(f"? {COMPLETE}")[0]


@pytest.mark.parametrize("width", [40, 80])
def test_no_word_of_the_review_is_cut_at_the_edge_of_the_terminal(register: Path, width: int) -> None:
    # A position that is longer than a line of the widest terminal.
    position = "Secretary-General of the General Secretariat and of all the bodies that are its daughters"
    options = ["--party", "eapa", "--signatory", f"eapa=Ann Lee; {position}"]
    terminal = Terminal(register, "add-agreement", *MINIMAL_OPTIONS, *options, width=width, height=200)
    terminal.answer("Party", "tass", "")
    skip_to_signatories(terminal)
    terminal.press_enter("Areas", "Anything else")
    terminal.wait(COMPLETE)

    words = read_review(terminal).split()
    assert " ".join(words).count(position) == 1
    terminal.type(CTRL_C)
    assert terminal.end() == 130


def test_the_review_lists_the_answers_and_shows_the_file_on_request(register: Path) -> None:
    terminal = Terminal(register, "add-agreement")
    answer_up_to_review(terminal)
    terminal.wait(COMPLETE)
    assert "   1  Party                   World Peoples Assembly (eapa, international)\n" in terminal.text()
    assert "  = 'eapa validate' would report nothing about this record\n" in terminal.text()
    terminal.answer(COMPLETE, "show")
    terminal.wait_for_text(f"The file {MINIMAL_FILE}:\n\nid: 2024-05-eapa-tass-memorandum\n")
    terminal.wait(COMPLETE)
    terminal.type(CTRL_C)

    assert terminal.end() == 130


def test_answers_can_be_changed_by_their_number_and_added_by_their_name(register: Path) -> None:
    second_party, document_type = 2, 4  # after a third party is added, the type has the number 4
    terminal = Terminal(register, "add-agreement")
    answer_up_to_review(terminal)
    terminal.answer(COMPLETE, "change")
    terminal.answer("Number of the answer", "0", "99", "two", str(second_party))  # the first three are no answers
    terminal.wait_for_text("  ! There is no answer with the number 'two'")
    terminal.answer("Party", "ibn sino")
    add_answer(terminal, "Party")
    terminal.answer("one more", "regions xxi")
    add_answer(terminal, "City")
    terminal.answer("City", "Moscow")
    change_answer(terminal, document_type)
    terminal.answer("Document type", "protocol")
    terminal.answer(COMPLETE, "add the")

    assert terminal.end() == 0
    written = (register / "data/agreements/2024-05-eapa-ibn-sino-regions-xxi-protocol.yaml").read_text()
    assert "city: {en: Moscow}" in written


def test_each_question_of_the_review_can_be_left_without_a_change(register: Path) -> None:
    document_type = 3
    terminal = Terminal(register, "add-agreement")
    answer_up_to_review(terminal)
    add_answer(terminal, "none")
    add_answer(terminal, BACK)
    terminal.answer(COMPLETE, "change")
    terminal.answer("Number of the answer", "")
    change_answer(terminal, document_type)
    terminal.answer("Document type", BACK)
    terminal.answer(COMPLETE, "add the")

    assert terminal.end() == 0
    assert (register / MINIMAL_FILE).exists()


def test_a_second_text_in_a_language_is_refused(register: Path) -> None:
    title_in_german = 5
    terminal = Terminal(register, "add-agreement", *MINIMAL_OPTIONS, "--title", "Of two", "--title", "de=Von zweien")
    enter_parties(terminal)
    terminal.press_enter("City", "Country", "Signatory for World", "Signatory for TASS", "Areas")
    terminal.answer("Anything else", "another language")
    terminal.answer("Title, in another language", "Again", CTRL_U)
    terminal.wait_for_text("  ! 'Of two' and 'Again' are both in 'en': write the language before one")
    terminal.answer("Anything else", "")
    change_answer(terminal, title_in_german)
    terminal.answer("Title", "en=Von", "de=Von uns zweien")
    terminal.wait_for_text("  ! 'Of two' and 'Von' are both in 'en'")
    terminal.answer(COMPLETE, "add the")

    assert terminal.end() == 0
    assert 'title: {en: "Of two", de: "Von uns zweien"}\n' in (register / MINIMAL_FILE).read_text(encoding="utf-8")


def test_another_signatory_is_entered_part_by_part(register: Path) -> None:
    options = ["--party", "eapa", "--area", "peace", "--signatory", "tass=Ann Lee"]
    terminal = Terminal(register, "add-agreement", *MINIMAL_OPTIONS, *options, height=100)
    terminal.answer("Party", "tass", "")
    skip_to_signatories(terminal)
    terminal.answer("Anything else", "another signatory")
    terminal.answer("Signatory's party", "no one")
    terminal.answer("Anything else", "another signatory")
    terminal.answer("Signatory's party", "World")
    terminal.answer("Signatory's full name", "TASS, Head")
    terminal.answer("Another spelling", "")
    terminal.answer("Position", BACK)
    terminal.answer("Another spelling", BACK)
    terminal.answer("Signatory's full name", "World Peoples Assembly")
    terminal.wait_for_text("  ! 'World Peoples Assembly' is also the answer to 'Party'")
    terminal.answer("Use this name?", "no")
    terminal.answer("Signatory's full name", "Ed May")
    terminal.answer("Another spelling", "")
    terminal.answer("Position", "a|b|en=c", "Chair")  # the first has two texts in English
    terminal.answer("Capacity", "head")
    terminal.press_enter("Anything else", COMPLETE)

    assert terminal.end() == 0, terminal.text()
    written = (register / MINIMAL_FILE).read_text(encoding="utf-8")
    assert '  - name: {en: "Ed May"}\n    position: {en: Chair}\n    party: eapa\n    capacity: head\n' in written


def test_a_compound_answer_is_changed_part_by_part(register: Path) -> None:
    signatory, area, source = 6, 7, 8  # the numbers of the answers in the review
    # A part that is skipped keeps its texts in all languages.
    person = "tass:head=en=Ann Lee|ru=Энн Ли|de=Anna Li|Anne Lee; Head|sr=Сарадња"
    options = ["--party", "eapa", "--area", "peace=Peace|ru=Мир", "--signatory", person]
    terminal = Terminal(register, "add-agreement", *MINIMAL_OPTIONS, *options, height=100)
    terminal.answer("Party", "tass", "")
    skip_to_signatories(terminal)
    terminal.answer("Anything else", "")
    change_answer(terminal, signatory)
    terminal.press_enter("Signatory's party", "Signatory's full name")
    terminal.answer("Another spelling", "", "Anna Lee", "", "")  # the second spelling, "Anna Li", is replaced
    terminal.answer("Position", END + " и мир")
    terminal.answer("Capacity", "")
    change_answer(terminal, area)
    terminal.answer("Area of cooperation", "")
    terminal.answer("Wording of the source", END + " и дружба")
    change_answer(terminal, source)
    terminal.answer("Source", "example.org/2")
    terminal.wait_for_text("  = https://example.org/2")
    terminal.answer("Date of publication", "soon", "2024-05-02")  # the first is not a date
    terminal.answer(COMPLETE, "")

    assert terminal.end() == 0, terminal.text()
    written = (register / MINIMAL_FILE).read_text(encoding="utf-8")
    assert (
        '  - name: {en: "Ann Lee", ru: "Энн Ли"}\n    also: ["Anna Lee", "Anne Lee"]\n'
        '    position: {en: Head, sr: "Сарадња и мир"}\n    party: tass\n    capacity: head\n'
    ) in written
    assert '    text: {en: Peace, ru: "Мир и дружба"}\n' in written
    assert '- {url: https://example.org/2, published: "2024-05-02"}\n' in written


def test_a_changed_signatory_keeps_the_other_spellings(register: Path) -> None:
    signatory = 6
    # The second spelling is in letters of several languages, so that its language cannot be detected.
    spellings = '    also: ["Энн Ли", "Әнн Ҳ", "Anne Lee"]\n'
    (register / "new.yaml").write_text(
        f'signatories:\n  - name: {{en: "Ann Lee"}}\n{spellings}    party: tass\n', encoding="utf-8"
    )
    options = ["--from", "new.yaml", "--party", "eapa", "--area", "peace"]
    terminal = Terminal(register, "add-agreement", *MINIMAL_OPTIONS, *options, height=100)
    terminal.answer("Party", "tass", "")
    skip_to_signatories(terminal)
    terminal.answer("Anything else", "")
    change_answer(terminal, signatory)
    terminal.press_enter("Signatory's party", "Signatory's full name", *["Another spelling"] * 4, "Position")
    terminal.answer("Capacity", "head")
    terminal.answer(COMPLETE, "")

    assert terminal.end() == 0, terminal.text()
    written = (register / MINIMAL_FILE).read_text(encoding="utf-8")
    assert f'  - name: {{en: "Ann Lee"}}\n{spellings}    party: tass\n    capacity: head\n' in written


def test_a_reference_with_a_semicolon_can_be_changed(register: Path) -> None:
    reference = 7
    (register / "new.yaml").write_text('sources: [{reference: "folder 12; no. 3"}]\n', encoding="utf-8")
    options = ["--from", "new.yaml", "--type", "memorandum", "--signed", "2024-05", "--basis", "stated"]
    terminal = Terminal(register, "add-agreement", *options, "--party", "eapa", "--area", "peace", height=100)
    terminal.answer("Party", "tass", "")
    skip_to_signatories(terminal)
    terminal.press_enter("Signatory for World", "Signatory for TASS", "Anything else")
    change_answer(terminal, reference)
    terminal.answer("Source", END + "4")
    terminal.answer("Archive", "City Archive")
    terminal.answer(COMPLETE, "")

    assert terminal.end() == 0, terminal.text()
    written = (register / MINIMAL_FILE).read_text(encoding="utf-8")
    assert '- {reference: "folder 12; no. 34", archive: "City Archive"}\n' in written


def test_areas_and_sources_can_be_added(register: Path) -> None:
    terminal = Terminal(register, "add-agreement")
    answer_up_to_review(terminal)
    add_answer(terminal, "Areas")
    terminal.answer("Area of cooperation", "other topic")
    terminal.answer("Wording of the source", "")
    add_answer(terminal, "Areas")
    terminal.answer("Area of cooperation", "no other")  # adds nothing
    add_answer(terminal, "Source")
    terminal.answer("Source", "https://example.org/2 https://example.org/3")
    terminal.wait_for_text("  ! Enter only one source")
    terminal.answer("Source", "https://example.org/2")
    terminal.answer("Date of publication", "")
    add_answer(terminal, "Source")
    terminal.answer("Source", "")  # adds nothing
    terminal.answer(COMPLETE, "")

    assert terminal.end() == 0, terminal.text()
    written = (register / MINIMAL_FILE).read_text(encoding="utf-8")
    assert "areas:\n  - {topic: other}\n" in written
    assert "sources:\n  - {url: https://example.org/1}\n  - {url: https://example.org/2}\n" in written


def test_the_answers_of_a_new_organization_can_be_changed(register: Path) -> None:
    name, type_, country, id_ = 9, 10, 11, 13  # a city has the number 12 after it is added
    terminal = Terminal(register, "add-agreement", *MINIMAL_OPTIONS, "--party", "eapa", height=100)
    enter_new_organization(terminal, "Rivr League", country="international")
    terminal.answer("Party", "")
    skip_to_signatories(terminal)
    terminal.answer("Signatory for World", "")
    terminal.answer("Signatory for Rivr", "Ann Lee")
    terminal.press_enter("Position", "Areas", "Anything else")
    terminal.wait(COMPLETE)
    assert "  New organization: Rivr League\n   9  Official name           Rivr League (en)\n" in terminal.text()
    change_answer(terminal, name)
    terminal.answer("Official name", "River League")
    terminal.wait_for_text("  New organization: River League\n")
    change_answer(terminal, type_)
    terminal.answer("Organization type", "foundation")
    add_answer(terminal, "River League: City")
    terminal.answer("City of the seat", "Osh")
    change_answer(terminal, country)
    terminal.answer("Country", "Kyrgyzstan")
    change_answer(terminal, id_)
    terminal.answer("Record id", CTRL_U)  # the id is derived again
    change_answer(terminal, id_)
    terminal.answer("Record id", "eapa")
    terminal.wait_for_text("  ! The id 'eapa' is already used")
    terminal.answer("Record id", "rivers")
    change_answer(terminal, name)
    terminal.answer("Official name", "League of Rivers")  # the chosen id stays
    terminal.answer(COMPLETE, "add the")

    assert terminal.end() == 0, terminal.text()
    organization = (register / "data/organizations/rivers.yaml").read_text(encoding="utf-8")
    assert organization == (
        'id: rivers\nnames:\n  - {value: "League of Rivers", lang: en, kind: official}\n'
        "type: foundation\ncountry: KG\nseat:\n  city: {en: Osh}\n"
    )
    agreement = (register / "data/agreements/2024-05-eapa-rivers-memorandum.yaml").read_text(encoding="utf-8")
    assert "- {organization: rivers}\n" in agreement
    assert '- name: {en: "Ann Lee"}\n    party: rivers\n' in agreement


def test_a_new_organization_that_is_no_longer_a_party_is_not_written(register: Path) -> None:
    terminal = Terminal(register, "add-agreement", *MINIMAL_OPTIONS, "--party", "eapa")
    enter_new_organization(terminal, "Hill League")
    terminal.answer("Party", "")
    skip_to_review(terminal)
    change_answer(terminal, 2)  # the second party
    terminal.answer("Party", "tass")
    terminal.answer(COMPLETE, "add the")

    assert terminal.end() == 0
    assert (register / MINIMAL_FILE).exists()
    assert not (register / "data/organizations/hill-league.yaml").exists()


def test_a_possible_duplicate_is_reported_and_can_be_discarded(register: Path) -> None:
    date_number = 4
    terminal = Terminal(register, "add-agreement")
    answer_up_to_review(terminal)
    change_answer(terminal, date_number)
    terminal.answer("Signed on", "2020")  # the agreement with TASS in the register is of January 2020
    terminal.wait(COMPLETE)

    words = terminal.text().split()  # the sentence is wrapped
    assert "! '2020-01-31-eapa-tass' is already in the register" in " ".join(words)
    terminal.answer(COMPLETE, "without")
    assert terminal.end() == 0
    assert "nothing was written" in terminal.text()
    assert not list((register.parent / "state").rglob("*.json"))  # the draft is deleted


def test_review_reports_errors_by_the_answer_and_can_only_save_a_draft(register: Path) -> None:
    id_number = 6
    terminal = Terminal(register, "add-agreement", height=100)
    answer_up_to_review(terminal)
    change_answer(terminal, id_number)
    terminal.answer("Record id", "tass")
    terminal.wait_for_text("  ! the id 'tass' is already used by data/organizations/tass.yaml")
    change_answer(terminal, id_number, question=INCOMPLETE)
    terminal.answer("Record id", CTRL_U)
    add_answer(terminal, "Last day")
    terminal.answer("Last day", "2020")
    terminal.wait_for_text("  ! Last day: 'Last day' (2020) is before 'Signed on' (2024-05)")
    terminal.answer(INCOMPLETE, "draft")

    assert terminal.end() == 0
    assert ".yaml:" not in terminal.text()  # no error has the line of a file that is not written
    assert "next: eapa add-agreement --resume" in terminal.text()
    assert not (register / MINIMAL_FILE).exists()


def test_required_answers_can_be_given_later(register: Path) -> None:
    terminal = Terminal(register, "add-agreement", *MINIMAL_OPTIONS)
    terminal.answer("Party", "eapa", TO_REVIEW)
    terminal.wait_for_text("  ! Required: Party")
    terminal.answer(INCOMPLETE, "continue")
    terminal.answer("one more", "tass", "")
    skip_to_review(terminal)
    terminal.answer(COMPLETE, "")

    assert terminal.end() == 0
    assert (register / MINIMAL_FILE).exists()


def test_a_party_that_a_signed_agreement_needs_is_asked_for(register: Path) -> None:
    stage_number = 4
    terminal = Terminal(register, "add-agreement", *MINIMAL_OPTIONS, "--stage", "planned")
    terminal.answer("Party", "tass", "")
    terminal.press_enter("Title", "City", "Country", "Areas", "Anything else")
    change_answer(terminal, stage_number)
    terminal.answer("Stage", "it is signed")
    terminal.answer(INCOMPLETE, BACK)
    terminal.answer("Signatory for TASS", "")
    terminal.wait("Party")
    assert "  ! Required: Party\n? Party" in terminal.text()
    terminal.type(CTRL_C)
    assert terminal.end() == 130


def test_a_problem_with_a_field_without_a_question_is_reported(register: Path) -> None:
    (register / "new.yaml").write_text(
        "names:\n  - {value: River League, lang: en, kind: official}\nformer_ids: [tass]\n", encoding="utf-8"
    )
    terminal = Terminal(register, "add-organization", "--from", "new.yaml", "--country", "KZ", "--city", "Astana")
    terminal.answer("Organization type", "ngo")
    terminal.press_enter("Source", "Anything else")
    terminal.wait_for_text("  ! the former id 'tass' is used by 'data/organizations/tass.yaml'")
    terminal.wait(INCOMPLETE)
    terminal.type(CTRL_C)
    assert terminal.end() == 130
