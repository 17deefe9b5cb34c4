"""The questions of commands on a terminal, such as those of `add-agreement`."""

from pathlib import Path

import pytest
from cli.test_add import EXPECTED, FILE
from dialogues import (
    BACK,
    COMPLETE,
    MINIMAL_FILE,
    MINIMAL_OPTIONS,
    answer_up_to_review,
    enter_parties,
    skip_to_signatories,
)
from running import Eapa
from samples import edit_file
from terminal import CTRL_C, CTRL_D, CTRL_U, DOWN, END, ENTER, Terminal

OPTIONS_OF_AN_AGREEMENT_WITH_TASS = ("--party", "eapa", "--party", "tass", "--type", "agreement")
COLOUR_START = "\x1b[0;3"
"""The start of a text in colour, such as in "\\x1b[0;38;5;6m"."""


def test_answers_write_the_same_bytes_as_options(register: Path) -> None:
    terminal = Terminal(register, "add-agreement")
    answer_basic_questions(terminal)
    answer_optional_sections(terminal)
    terminal.press_enter("Anything else", COMPLETE)

    assert terminal.end() == 0
    assert (register / FILE).read_text(encoding="utf-8") == EXPECTED
    assert not list((register.parent / "state").rglob("*.json"))  # the draft is deleted


def answer_basic_questions(terminal: Terminal) -> None:
    """Answer the questions that each dialogue asks, with the values of EXPECTED."""
    terminal.answer("Party", "народов мира", "ТАСС", "ibn sino", "")
    terminal.answer("Document type", "memorandum")
    terminal.answer("Title", "Memorandum of three")
    terminal.answer("Signed on", "май 2024")
    terminal.answer("How the date", "stated")
    terminal.answer("City", "Moscow")
    terminal.answer("Country", "Россия")
    terminal.answer("Signatory for World", "another")
    terminal.answer("Signatory's full name", "Ann Lee")
    terminal.answer("Position", "Head; of all")
    terminal.answer("Signatory for TASS", "another")
    terminal.answer("Signatory's full name", "Иван Ли")
    terminal.answer("Position", "")
    terminal.answer("Signatory for Ibn Sino", "no one")
    terminal.answer("Areas", "culture; мир")
    terminal.answer("Wording of the source for 'culture'", "")
    terminal.answer("Wording of the source for 'peace'", "Peace, mostly|ru=Мир|es-419=Paz")
    terminal.answer("Source", "https://example.org/news")
    terminal.answer("Date of publication", "")


def answer_optional_sections(terminal: Terminal) -> None:
    """Choose the sections for the other values of EXPECTED, and answer their questions."""
    terminal.answer("Anything else", "term")
    terminal.press_enter("First day", "Last day")
    terminal.answer("Duration", "50 years")
    terminal.answer("Anything else", "renewal")
    terminal.answer("How it is renewed", "automatically")
    terminal.answer("Length of each", "1 год")
    terminal.answer("Maximum", "")
    terminal.answer("Notice", "3 months")
    terminal.answer("Anything else", "capacity")
    terminal.answer("Another spelling", "Энн Ли", "Anne Lee", "")
    terminal.answer("Capacity", "head")
    terminal.press_enter("Another spelling", "Capacity")
    terminal.answer("Anything else", "another language")
    terminal.answer("Title, in another language", "Меморандум трёх")
    terminal.answer("City of signing, in another language", "")
    terminal.answer("Anything else", "languages")
    terminal.answer("Language", "ru=authentic", "en", "")
    terminal.answer("Anything else", "accessed")
    terminal.answer("Date on which", "23 November 2026")


def test_an_agreement_with_two_sources_and_five_areas_needs_26_answers(register: Path) -> None:
    """Enter the facts of a press release. The number of answers shows how much work the dialogue is for a clerk."""
    file = register / "data/agreements/2021-09-24-eapa-scopdc-uz.yaml"
    file.unlink()  # the sample register has this agreement
    terminal = Terminal(register, "add-agreement", height=100)
    answers = (  # each question with its answers
        ("Party", "eapa", "scopdc-uz", ""),
        ("Document type", "agreement"),
        ("Title", "Cooperation agreement"),
        ("Signed on", "2021?-09-24"),
        ("How the date", "deduced"),
        ("Note on the date", "The text gives no year."),
        ("City", "Moscow"),
        ("Country", "RU"),
        ("Signatory for World", "Belyaninov"),
        ("Signatory for People's", "Kabuljon Sobirov"),
        ("Position", "Director"),
        ("Areas", "partnership, public diplomacy, peace, culture, peace"),
        ("Wording", "Partnership", "Trust", "International relations", "Programmes", "Multilateral relations"),
        ("Source", "https://eurasia-assembly.org/en/1 https://bigasia.ru/en/2"),
        ("Date of publication of", "", ""),
        ("Anything else", "venue"),
        ("Venue", "Civic Chamber of the Russian Federation"),
        ("Anything else", ""),
        ("Is the record correct", ""),
    )
    for question, *replies in answers:
        terminal.answer(question, *replies)

    assert terminal.end() == 0
    assert sum(len(replies) for _, *replies in answers) == 26
    # The other spelling and the position of this known person come from the register.
    assert (
        '  - name: {en: "Andrei Belyaninov", ru: "Андрей Бельянинов"}\n    position: {en: "Secretary General"}'
        in file.read_text(encoding="utf-8")
    )


def test_parties_are_proposed_while_their_names_are_typed(register: Path) -> None:
    terminal = Terminal(register, "add-agreement")
    terminal.wait("Party")
    terminal.type("дипломатии")
    terminal.wait_for_text("(scopdc-uz, Uzbekistan)", "(scopdc-ru, Russia)")
    terminal.type(CTRL_C)

    assert terminal.end() == 130


def test_answers_are_shown_as_they_will_be_stored(register: Path) -> None:
    terminal = Terminal(register, "add-agreement")
    terminal.answer("Party", "regions xxi", "ТАСС", "")
    terminal.answer("Document type", "")
    terminal.wait_for_text("  ! Required")
    terminal.answer("Document type", DOWN + DOWN)  # to the second choice
    terminal.answer("Title", "Соглашение")
    terminal.answer("Signed on", "24.09.2021")
    terminal.wait("How the date")

    screen = terminal.text()
    terminal.type(CTRL_C)
    assert terminal.end() == 130
    assert "? Document type memorandum" in screen
    assert "  = TASS Russian News Agency (tass, Russia)\n" in screen
    assert "  = Соглашение (ru)\n" in screen
    assert "  = 24 September 2021\n" in screen


def test_text_that_no_choice_contains_is_rejected(register: Path) -> None:
    terminal = Terminal(register, "add-agreement", *MINIMAL_OPTIONS)
    enter_parties(terminal)
    skip_to_signatories(terminal)
    terminal.answer("Signatory for World", "77")  # no letters, so it cannot be the name of a new person
    terminal.wait_for_text("  ! No choice contains '77'")
    terminal.answer("Signatory for World", "belyaninov")
    terminal.press_enter("Signatory for TASS", "Areas")
    terminal.answer("Anything else", "notse")  # a misspelling of the section "notes"
    terminal.wait_for_text("  ! No choice contains 'notse'")
    terminal.press_enter("Anything else", COMPLETE)

    assert terminal.end() == 0
    assert "Andrei Belyaninov" in (register / MINIMAL_FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize("term", ["xterm", "dumb"])
def test_a_new_name_typed_into_the_list_of_known_signatories_becomes_the_proposed_name(
    register: Path, term: str
) -> None:
    terminal = Terminal(register, "add-agreement", *MINIMAL_OPTIONS, environ={"TERM": term})
    enter_parties(terminal)
    skip_to_signatories(terminal)
    terminal.answer("Signatory for World", "Andrei")  # the position of Andrei must not remain for the new name
    terminal.answer("Signatory for TASS", BACK)
    terminal.answer("Signatory for World", "Ann Lee")
    terminal.answer("Signatory's full name", "")  # Enter accepts the typed name
    terminal.answer("Position", "Director")
    terminal.answer("Signatory for TASS", "no one")
    terminal.answer("Areas", "")
    terminal.answer("Anything else", "no, that")
    terminal.answer(COMPLETE, "add the record")

    assert terminal.end() == 0
    written = (register / MINIMAL_FILE).read_text(encoding="utf-8")
    assert '  - name: {en: "Ann Lee"}\n    position: {en: Director}\n    party: eapa\n' in written


def test_a_word_for_an_unknown_value_is_not_stored(register: Path) -> None:
    terminal = Terminal(register, "add-agreement", *OPTIONS_OF_AN_AGREEMENT_WITH_TASS)
    terminal.answer("Title", "")
    terminal.answer("Signed on", "no")
    terminal.answer("Stage", "")
    terminal.answer("City", "не указан")
    terminal.answer("Country", "unknown")
    terminal.answer("Signatory for World", "another")
    terminal.answer("Signatory's full name", "нет")
    terminal.answer("Signatory for TASS", "another")
    terminal.answer("Signatory's full name", "Ann Lee")
    terminal.answer("Position", "нет данных")
    terminal.answer("Areas", "не указаны")
    terminal.answer("Source", "https://example.org/1")
    terminal.answer("Date of publication", "n/a")
    terminal.press_enter("Anything else", COMPLETE)

    assert terminal.end() == 0
    assert (register / "data/agreements/undated-eapa-tass.yaml").read_text(encoding="utf-8") == (
        "id: undated-eapa-tass\ntype: agreement\nparties:\n  - {organization: eapa}\n  - {organization: tass}\n"
        'signatories:\n  - name: {en: "Ann Lee"}\n    party: tass\n'
        "sources:\n  - {url: https://example.org/1}\n"
    )


def test_questions_that_do_not_apply_are_not_asked(register: Path) -> None:
    terminal = Terminal(register, "add-agreement", *OPTIONS_OF_AN_AGREEMENT_WITH_TASS)
    terminal.press_enter("Title", "Signed on")
    terminal.answer("Stage", "")  # not "How the date is known", as there is no date
    terminal.press_enter("City", "Country", "Signatory for World", "Signatory for TASS", "Areas")
    terminal.answer("Source", "https://example.org/1")
    terminal.answer("Date of publication", "")
    terminal.answer("Anything else", "term")
    terminal.answer("First day", "")
    terminal.answer("Last day", "open")
    terminal.answer("Anything else", "signed online")  # not "Duration", as the term has no end
    terminal.answer("Signed online", "yes")
    terminal.press_enter("Anything else", COMPLETE)

    assert terminal.end() == 0, terminal.text()
    written = (register / "data/agreements/undated-eapa-tass.yaml").read_text(encoding="utf-8")
    assert "online: true" in written
    assert 'term: {ends: ".."}' in written


def test_an_invalid_answer_is_reported_at_once_and_can_be_corrected(register: Path) -> None:
    terminal = Terminal(register, "add-agreement", *OPTIONS_OF_AN_AGREEMENT_WITH_TASS)
    correct_date_and_country(terminal)
    correct_signatory_and_areas(terminal)
    correct_source(terminal)
    terminal.press_enter("Anything else", COMPLETE)

    assert terminal.end() == 0
    written = (register / "data/agreements/2021-10-09-eapa-tass.yaml").read_text(encoding="utf-8")
    assert "country: UZ" in written
    assert 'note: "The page is of that week"' in written
    assert written.count("sport") == 1


def correct_date_and_country(terminal: Terminal) -> None:
    """Give an ambiguous date and misspelled countries, and correct them."""
    terminal.answer("Title", "")
    terminal.answer("Signed on", "09/10/2021")
    terminal.wait_for_text("  ! '09/10/2021' is ambiguous: write '2021-10-09' or '2021-09-10'")
    terminal.answer("Signed on", "9 October 2021")  # typing replaces the rejected text
    terminal.answer("How the date", "deduced")
    terminal.answer("Note on", "The page is of\u200b that week")  # a space of zero width, which is removed
    terminal.answer("City", "")
    terminal.answer("Country", "Uzbekitsan")
    terminal.wait_for_text("  ! no country is called 'Uzbekitsan': did you mean 'Uzbekistan (UZ)'?")
    terminal.answer("Country", "uzbekista")
    terminal.wait_for_text("  ! no country is called 'uzbekista': did you mean 'Uzbekistan (UZ)'?")
    terminal.answer("Country", END + "n")  # a key that moves the cursor keeps the text


def correct_signatory_and_areas(terminal: Terminal) -> None:
    """Give texts with a character that changes the direction of writing, and an unknown topic, and correct them."""
    terminal.answer("Signatory for World", "")
    terminal.answer("Signatory for TASS", "another")
    terminal.answer("Signatory's full name", "Ann\u202eLee")
    terminal.wait_for_text("  ! the text contains a")
    terminal.answer("Signatory's full name", CTRL_U)
    terminal.answer("Areas", "sport, spotr")
    terminal.wait_for_text("  ! no topic is called 'spotr': did you mean 'sport'?")
    terminal.answer("Areas", "sport, Спорт")  # the same topic twice, without a wording
    terminal.answer("Wording", "A\u202eB", CTRL_U, "")
    terminal.wait_for_text("  ! Areas with the same topic and the same wording are stored once")


def correct_source(terminal: Terminal) -> None:
    """Give neither a source nor a copy of the document, then a copy that does not exist, and correct it."""
    terminal.answer("Source", "scan.pdf")
    terminal.wait_for_text("  ! 'scan.pdf' is not a web address")
    terminal.answer("Source", CTRL_U)
    terminal.wait_for_text("  ! Required: a source or a copy of the document.")
    terminal.press_enter("Copy of the document", "Source")
    terminal.answer("Copy of the document", "no.pdf")
    terminal.wait_for_text("  ! there is no file 'no.pdf'")
    terminal.answer("Copy of the document", "https://example.org/a.pdf", "")


def test_a_rule_that_the_answers_violate_is_reported_after_their_section(register: Path) -> None:
    terminal = Terminal(register, "terminate", "2020-01-31-eapa-tass")
    terminal.answer("Date of termination", "2019")  # before the date of signing
    terminal.answer("Grounds for termination", "withdrew")
    terminal.answer("Note on the termination", "By letter")
    terminal.wait_for_text("  ! 'terminated.date' (2019) is before 'signed.date' (2020-01-31)")
    terminal.wait("The record cannot be added yet")
    terminal.type(CTRL_C)

    assert terminal.end() == 130


def test_a_new_party_is_written_together_with_the_agreement(register: Path) -> None:
    terminal = Terminal(register, "add-agreement", "--type", "agreement", "--signed", "2024")
    terminal.answer("Party", "eapa", "River League")
    enter_river_league(terminal)
    terminal.wait_for_text("  = River League (river-league, Kazakhstan)")
    terminal.answer("Party", "лига", "river-league", "")  # the new party once more, by its other name and its id
    terminal.wait_for_text("River League (river-league, Kazakhstan) is already in the list")
    terminal.press_enter(
        "Title", "How the date", "City", "Country", "Signatory for World", "Signatory for River", "Areas"
    )
    terminal.answer("Source", "https://example.org/1")
    terminal.answer("Date of publication", "1 May 2024")
    terminal.press_enter("Anything else", COMPLETE)

    assert terminal.end() == 0
    assert (register / "data/organizations/river-league.yaml").read_text(encoding="utf-8") == (
        "id: river-league\n"
        "names:\n"
        '  - {value: "River League", lang: en, kind: official}\n'
        '  - {value: "Лига рек", lang: ru, kind: official}\n'
        "type: ngo\n"
        "country: KZ\n"
    )
    written = (register / "data/agreements/2024-eapa-river-league.yaml").read_text(encoding="utf-8")
    assert "  - {organization: river-league}\n" in written
    assert '{url: https://example.org/1, published: "2024-05-01"}' in written


def enter_river_league(terminal: Terminal) -> None:
    """Enter the organization with names in two languages, after its name was the answer for a party."""
    terminal.answer("'River League' is not in the register", "add it now")
    terminal.answer("Organization type", "ngo")
    terminal.answer("Country", "Kazakhstan")
    terminal.press_enter("City", "Source")
    terminal.answer("Anything else", "another language")
    terminal.answer("Official name, in another language", "Лига рек")
    terminal.answer("Anything else", "")


def test_a_new_party_that_gets_the_name_of_an_existing_organization_is_replaced_by_it(register: Path) -> None:
    terminal = Terminal(register, "add-agreement")
    terminal.answer("Party", "eapa", "The Moscow Wire")
    terminal.answer("is not in the register", "add it now")
    terminal.answer("Organization type", BACK)
    terminal.answer("Official name", "TASS, Russian News Agency")
    terminal.answer("looks like", "yes")
    terminal.wait_for_text("  = TASS Russian News Agency (tass, Russia)")
    terminal.answer("Party", "")
    terminal.wait("Document type")
    terminal.type(CTRL_C)

    assert terminal.end() == 130
    assert not (register / "data/organizations/the-moscow-wire.yaml").exists()


def test_a_similar_party_is_offered_before_a_new_one_is_entered(register: Path) -> None:
    terminal = Terminal(register, "add-agreement")
    terminal.answer("Party", "TASS News Agency of Russia")
    terminal.answer("looks like", "")  # Enter takes the similar party
    terminal.wait_for_text("  = TASS Russian News Agency (tass, Russia)")
    terminal.answer("Party", "diplomacy")
    terminal.answer("'diplomacy' matches several organizations", "another name")
    terminal.answer("Party", CTRL_U)  # an empty answer, but a second party is required
    terminal.wait_for_text("  ! Required")
    terminal.wait("Party")
    terminal.type(CTRL_C)

    assert terminal.end() == 130


def test_a_new_party_without_letters_in_its_name_needs_a_confirmation_and_a_new_id(register: Path) -> None:
    terminal = Terminal(register, "add-agreement")
    terminal.answer("Party", "…")
    terminal.answer("is not in the register", "add it now")
    terminal.wait_for_text("  ! '…' has no letters")
    terminal.answer("Use this name?", "")  # no, and the name is proposed again
    terminal.answer("Party", "")
    terminal.answer("is not in the register", "add it now")
    terminal.answer("Use this name?", "yes")
    terminal.answer("Organization type", "media")
    terminal.answer("Country", "международная")
    terminal.press_enter("City", "Source", "Anything else")
    terminal.answer("Record id", BACK)
    terminal.answer("Anything else", "")
    terminal.answer("Record id", "", "tass")  # required, and not used by another record
    terminal.wait_for_text("  ! The id 'tass' is already used")
    terminal.answer("Record id", "dots")
    terminal.wait_for_text("(dots, international)")
    terminal.wait("Party")
    terminal.type(CTRL_C)

    assert terminal.end() == 130


def test_a_new_party_with_a_character_that_changes_the_direction_of_writing_is_refused(register: Path) -> None:
    terminal = Terminal(register, "add-agreement")
    terminal.answer("Party", "A\u202eB")
    terminal.answer("is not in the register", "add it now")
    terminal.wait_for_text("  ! the text contains a")
    terminal.wait("Party")
    terminal.type(CTRL_U + CTRL_D)  # the end of the input, at an empty answer

    assert terminal.end() == 130


@pytest.mark.parametrize(
    ("name", "objection"),
    [
        ("?!", "'?!' has no letters"),
        ("ab", "'ab' has fewer than 3 letters"),
        ("inter", "'inter' looks like the choice 'intergovernmental' of another question"),
        ("Bishkek", "'Bishkek' is also the answer to 'City of the seat'"),
    ],
)
def test_an_unusual_name_is_questioned(register: Path, name: str, objection: str) -> None:
    terminal = Terminal(register, "add-organization", "--city", "Bishkek")
    terminal.answer("Official name", name)
    terminal.wait_for_text(f"  ! {objection}")
    terminal.answer("Use this name?", "no")
    terminal.answer("Official name", "River League")
    terminal.wait("Organization type")
    terminal.type(CTRL_C)

    assert terminal.end() == 130


def test_acronyms_and_chinese_names_of_two_letters_are_not_questioned(register: Path) -> None:
    terminal = Terminal(register, "add-organization", "--type", "ngo", "--country", "CN")
    terminal.answer("Official name", "zh=丝路")
    terminal.press_enter("City", "Source")
    terminal.answer("Anything else", "other names")
    terminal.answer("Short name", "")
    terminal.answer("Acronym", "SR")
    terminal.press_enter("Another name", "Anything else", COMPLETE)

    assert terminal.end() == 0


def test_an_organization_that_looks_like_a_duplicate_can_be_added_as_a_different_one(register: Path) -> None:
    terminal = Terminal(register, "add-organization", "--id", "tass-2", "--type", "media")
    terminal.answer("Official name", "TASS, Russian News Agency")
    terminal.answer("looks like", "different")
    terminal.press_enter("Country", "City", "Source", "Anything else", COMPLETE)

    assert terminal.end() == 0
    assert (register / "data/organizations/tass-2.yaml").exists()


def test_notes_of_several_lines_can_be_pasted(register: Path) -> None:
    paste_start, paste_end = "\x1b[200~", "\x1b[201~"
    terminal = Terminal(register, "add-organization", "--name", "River League", "--city", "Osh")
    terminal.answer("Organization type", "ngo")
    terminal.press_enter("Country", "Source")
    terminal.answer("Anything else", "notes")
    terminal.answer("Notes", f"{paste_start}One  line\nand another{paste_end}")
    terminal.press_enter("Anything else", COMPLETE)

    assert terminal.end() == 0
    written = (register / "data/organizations/river-league.yaml").read_text(encoding="utf-8")
    assert "  One line\n  and another\n" in written  # repeated spaces become one


def test_the_dialogue_ends_if_the_new_organization_is_already_in_the_register(register: Path) -> None:
    terminal = Terminal(register, "add-organization")
    terminal.answer("Official name", "TASS, Russian News Agency")
    terminal.answer("looks like", "yes")

    assert terminal.end() == 0
    assert "next: eapa show tass\nnothing was written" in terminal.text()


def test_a_dumb_terminal_gets_plain_lines_with_numbered_choices(register: Path) -> None:
    terminal = Terminal(register, "add-agreement", environ={"TERM": "dumb"})
    terminal.answer("Party", "eapa", "?", "?tass")  # "?" asks for help, and "?tass" searches
    terminal.wait_for_text("The organization's id", "  tass: TASS Russian News Agency (tass, Russia)")
    terminal.answer("Party", "tass", "")
    # The type is required, and there is no choice 9 or 0. BACK goes back to the parties.
    terminal.answer("Document type", "", "9", "0", BACK)
    terminal.answer("Party", "")
    terminal.answer("Document type", "2")  # a memorandum
    # For the optional questions below, an empty answer and the choice 1 omit the field.
    terminal.answer("Title", "Меморандум")
    terminal.answer("Signed on", "2021-02-30")
    terminal.wait_for_text("  ! '2021-02-30' is not a day of the calendar: February 2021 has 28 days")
    terminal.answer("Signed on", "-")
    terminal.answer("Stage", "1")
    terminal.press_enter("City", "Country")
    terminal.answer("Signatory for World", "1")
    terminal.answer("Signatory for TASS", "1")
    terminal.answer("Areas", "sport")
    terminal.answer("Wording of the source", "")
    terminal.answer("Source", "https://example.org/1")
    terminal.answer("Date of publication", "")
    terminal.answer("Anything else", "1")
    terminal.answer(COMPLETE, "change an answer")
    terminal.answer("Number of the answer", "3")  # the document type, after two parties
    terminal.answer("Document type", "")
    terminal.answer(COMPLETE, "1")  # add the record

    assert terminal.end() == 0
    assert (register / "data/agreements/undated-eapa-tass-memorandum.yaml").exists()
    assert "\x1b" not in terminal.raw


@pytest.mark.parametrize(("value", "has_colour"), [("1", False), ("", True)])
def test_no_color_removes_the_colour_of_prompts_unless_it_is_empty(
    register: Path, value: str, *, has_colour: bool
) -> None:
    terminal = Terminal(register, "add-organization", environ={"NO_COLOR": value})
    terminal.answer("Official name", "River League")
    terminal.answer("Organization type", "ngo")
    terminal.wait("Country")
    terminal.type(CTRL_C)

    assert terminal.end() == 130
    assert (COLOUR_START in terminal.raw) is has_colour


def test_prompts_fit_80_columns(register: Path) -> None:
    terminal = Terminal(register, "add-agreement", height=24)
    answer_up_to_review(terminal)
    terminal.wait(COMPLETE)

    assert max(map(len, terminal.text().splitlines())) <= 80
    terminal.type(ENTER)
    assert terminal.end() == 0


def test_invalid_signatories_of_earlier_agreements_are_not_offered(register: Path) -> None:
    invalid = "signatories:\n  - Ann Lee\n  - {name: Ann Lee, party: tass}\n  - {party: tass}\n"
    edit_file(register / "data/agreements/2020-01-31-eapa-tass.yaml", "signatories:\n", invalid)
    terminal = Terminal(register, "add-agreement", *MINIMAL_OPTIONS)
    enter_parties(terminal)
    skip_to_signatories(terminal)
    terminal.answer("Signatory for World", "")
    terminal.wait("Signatory for TASS")
    assert " » No one is named\n   Mikhail Gusman, First Deputy Director General\n   Another" in terminal.text()
    terminal.type(CTRL_C)
    assert terminal.end() == 130


def test_known_people_are_offered_with_their_last_known_position(register: Path, eapa: Eapa) -> None:
    # Only the agreement of 2020 in the sample register has his position. These two, before and after it, do not.
    for id_, signed in (("earlier", "2019"), ("later", "2024")):
        options = ["--party", "eapa", "--party", "tass", "--type", "protocol", "--signatory", "tass=Mikhail Gusman"]
        outcome = eapa("add-agreement", *options, "--id", id_, "--signed", signed, "--source", "https://example.org/1")
        assert outcome.code == 0, outcome.err
    terminal = Terminal(register, "add-agreement", *MINIMAL_OPTIONS)
    enter_parties(terminal)
    skip_to_signatories(terminal)
    terminal.answer("Signatory for World", "")
    terminal.wait("Signatory for TASS")
    assert (
        " » No one is named\n   Mikhail Gusman, First Deputy Director General\n   Another person"
    ) in terminal.text()
    terminal.type(CTRL_C)
    assert terminal.end() == 130


@pytest.mark.parametrize(
    "signatories",
    ["nobody", "[Ann]", "[{name: Ann, party: tass}]", "[{name: {en: Ann}}]", "[{name: {en: [Ann]}, party: tass}]"],
)
def test_invalid_signatories_of_another_agreement_are_not_offered(register: Path, signatories: str) -> None:
    (register / "data/agreements/2020-01-31-eapa-tass.yaml").write_text(
        'id: 2020-01-31-eapa-tass\ntype: agreement\nsigned: {date: "2020-01-31", basis: stated}\n'
        f"parties: [{{organization: eapa}}, {{organization: tass}}]\nsignatories: {signatories}\n",
        encoding="utf-8",
    )
    terminal = Terminal(register, "add-agreement", *MINIMAL_OPTIONS)
    enter_parties(terminal)
    skip_to_signatories(terminal)
    terminal.press_enter("Signatory for World", "Signatory for TASS", "Areas", "Anything else", COMPLETE)

    assert terminal.end() == 0, terminal.text()
    assert "Ann" not in terminal.text()


def test_a_party_whose_record_has_no_name_is_shown_by_its_id(register: Path) -> None:
    (register / "data/organizations/nameless.yaml").write_text("id: nameless\ntype: ngo\nnames: []\n", encoding="utf-8")
    terminal = Terminal(register, "add-agreement")
    terminal.answer("Party", "nameless")
    terminal.wait_for_text("  = nameless")
    terminal.wait("Party")
    terminal.type(CTRL_C)

    assert terminal.end() == 130


def test_a_name_of_hard_and_soft_signs_does_not_look_like_a_choice(register: Path) -> None:
    terminal = Terminal(register, "add-organization")
    terminal.answer("Official name", "ъьъ")
    terminal.wait("Organization type")
    terminal.type(CTRL_C)

    assert terminal.end() == 130
