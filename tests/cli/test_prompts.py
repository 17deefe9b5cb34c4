"""The dialogue that fills a form on a terminal."""

from pathlib import Path

import pytest
from cli.test_add import EXPECTED, FILE
from dialogues import (
    MINIMAL_FILE,
    MINIMAL_OPTIONS,
    answer_up_to_review,
    enter_new_organization,
    skip_to_review,
    skip_to_signatories,
)
from running import Eapa
from terminal import CTRL_C, CTRL_D, CTRL_U, DOWN, END, ENTER, Terminal


@pytest.fixture(name="folder")
def register_folder(register: Path) -> Path:
    return register


def test_answers_write_the_same_bytes_as_flags(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
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
    terminal.answer("Signatory for", "no one")
    terminal.answer("Areas", "culture; мир")
    terminal.answer("Wording of the source for 'culture'", "")
    terminal.answer("Wording of the source for 'peace'", "Peace, mostly|ru=Мир")
    terminal.answer("Source", "https://example.org/news")
    terminal.answer("Date of publication", "")
    terminal.answer("Anything else", "term")
    terminal.answer("First day", "")
    terminal.answer("Last day", "")
    terminal.answer("Duration", "5 years")
    terminal.answer("Anything else", "renewal")
    terminal.answer("How it is renewed", "automatically")
    terminal.answer("Length of each", "1 год")
    terminal.answer("Maximum", "")
    terminal.answer("Notice", "3 months")
    terminal.answer("Anything else", "capacity")
    terminal.answer("Another spelling", "Энн Ли", "Anne Lee", "")
    terminal.answer("Capacity", "head")
    terminal.answer("Another spelling", "")
    terminal.answer("Capacity", "")
    terminal.answer("Anything else", "another language")
    terminal.answer("Title, in another language", "Меморандум трёх")
    terminal.answer("City of signing, in another language", "")
    terminal.answer("Anything else", "languages")
    terminal.answer("Language", "ru=authentic", "en", "")
    terminal.answer("Anything else", "accessed")
    terminal.answer("Date on which", "23 November 2026")
    terminal.answer("Anything else", "")
    terminal.answer("Is the record correct", "")

    assert terminal.end() == 0
    assert (folder / FILE).read_text(encoding="utf-8") == EXPECTED
    assert not list((folder.parent / "state").rglob("*.json"))


def test_sample_agreement_needs_26_answers(folder: Path) -> None:
    """The press release of the record with two sources, five areas and the venue."""
    (folder / "data/agreements/2021-09-24-eapa-scopdc-uz.yaml").unlink()
    terminal = Terminal(folder, "add-agreement", height=100)
    answers = (
        ("Party", "eapa", "scopdc-uz", ""),
        ("Document type", "agreement"),
        ("Title", "Cooperation agreement"),
        ("Signed on", "2021?-09-24"),
        ("How the date", "deduced"),
        ("Note on the date", "The text gives no year."),
        ("City", "Moscow"),
        ("Country", "RU"),
        ("Signatory for", "Belyaninov", "Kabuljon Sobirov"),
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
    for question, *given in answers:
        terminal.answer(question, *given)

    assert terminal.end() == 0
    assert sum(len(given) for _, *given in answers) == 26
    written = (folder / "data/agreements/2021-09-24-eapa-scopdc-uz.yaml").read_text(encoding="utf-8")
    assert (
        '  - name: {en: "Andrei Belyaninov", ru: "Андрей Бельянинов"}\n    position: {en: "Secretary General"}'
        in written
    )


def test_answers_are_shown_as_they_will_be_stored(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.wait("Party")
    terminal.type("дипломатии")
    terminal.wait_for_text("(scopdc-uz, Uzbekistan)", "(scopdc-ru, Russia)")
    terminal.answer("Party", CTRL_U + "regions xxi", "ТАСС", "")
    terminal.answer("Document type", "", DOWN + DOWN)
    terminal.wait_for_text("  ! Required")
    terminal.answer("Title", "Соглашение")
    terminal.answer("Signed on", "24.09.2021")
    terminal.wait("How the date")

    text = terminal.text()
    terminal.type(CTRL_C)
    assert terminal.end() == 130
    assert "? Document type memorandum" in text
    assert "  = TASS Russian News Agency (tass, Russia)\n" in text
    assert "  = Соглашение (ru)\n" in text
    assert "  = 24 September 2021\n" in text


def test_letters_that_no_choice_contains_are_rejected(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", *MINIMAL_OPTIONS)
    terminal.answer("Party", "eapa", "tass", "")
    skip_to_signatories(terminal)
    terminal.answer("Signatory for World", "Ann Lee")
    terminal.wait_for_text("  ! No choice contains 'Ann Lee'")
    terminal.answer("Signatory for World", "belyaninov")
    terminal.answer("Signatory for TASS", "")
    terminal.answer("Areas", "")
    terminal.answer("Anything else", "notse", "")
    terminal.wait_for_text("  ! No choice contains 'notse'")
    terminal.answer("Is the record correct", "")

    assert terminal.end() == 0
    assert "Andrei Belyaninov" in (folder / MINIMAL_FILE).read_text(encoding="utf-8")


def test_a_word_for_an_unknown_value_is_not_an_answer(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", "--party", "eapa", "--party", "tass", "--type", "agreement")
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
    terminal.answer("Anything else", "")
    terminal.answer("Is the record correct", "")

    assert terminal.end() == 0
    assert (folder / "data/agreements/undated-eapa-tass.yaml").read_text(encoding="utf-8") == (
        "id: undated-eapa-tass\ntype: agreement\nparties:\n  - {organization: eapa}\n  - {organization: tass}\n"
        'signatories:\n  - name: {en: "Ann Lee"}\n    party: tass\n'
        "sources:\n  - {url: https://example.org/1}\n"
    )


def test_questions_that_do_not_apply_are_not_asked(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", "--party", "eapa", "--party", "tass", "--type", "agreement")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "")
    terminal.answer("Stage", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Signatory for", "", "")
    terminal.answer("Areas", "")
    terminal.answer("Source", "https://example.org/1")
    terminal.answer("Date of publication", "")
    terminal.answer("Anything else", "term")
    terminal.answer("First day", "")
    terminal.answer("Last day", "open")
    terminal.answer("Anything else", "signed online")
    terminal.answer("Signed online", "yes")
    terminal.answer("Anything else", "")
    terminal.answer("Is the record correct", "")

    assert terminal.end() == 0, terminal.text()
    assert "online: true" in (folder / "data/agreements/undated-eapa-tass.yaml").read_text()
    assert 'term: {ends: ".."}' in (folder / "data/agreements/undated-eapa-tass.yaml").read_text()


def test_an_invalid_answer_is_reported_at_once_and_can_be_corrected(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", "--party", "eapa", "--party", "tass", "--type", "agreement")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "09/10/2021")
    terminal.wait_for_text("  ! '09/10/2021' is ambiguous: write '2021-10-09' or '2021-09-10'")
    terminal.answer("Signed on", "9 October 2021")  # typing replaces the rejected text
    terminal.answer("How the date", "deduced")
    terminal.answer("Note on", "The page is of\u200b that week")
    terminal.answer("City", "")
    terminal.answer("Country", "Uzbekitsan")
    terminal.wait_for_text("  ! no country is called 'Uzbekitsan': did you mean 'Uzbekistan (UZ)'?")
    terminal.answer("Country", "uzbekista")
    terminal.wait_for_text("  ! no country is called 'uzbekista': did you mean 'Uzbekistan (UZ)'?")
    terminal.answer("Country", END + "n")  # a key that moves the cursor keeps the text
    terminal.answer("Signatory for", "", "another")
    terminal.answer("Signatory's full name", "Ann\u202eLee")
    terminal.wait_for_text("  ! the text contains a")
    terminal.answer("Signatory's full name", CTRL_U)
    terminal.answer("Areas", "sport, spotr")
    terminal.wait_for_text("  ! no topic is called 'spotr': did you mean 'sport'?")
    terminal.answer("Areas", "sport, Спорт")
    terminal.answer("Wording", "A\u202eB", CTRL_U, "")
    terminal.wait_for_text("  ! Areas with the same topic and the same wording are stored once")
    terminal.answer("Source", "scan.pdf")
    terminal.wait_for_text("  ! 'scan.pdf' is not a web address")
    terminal.answer("Source", CTRL_U)
    terminal.wait_for_text("  ! Required: a source or a copy of the document.")
    terminal.answer("Copy of the document", "")
    terminal.answer("Source", "")
    terminal.answer("Copy of the document", "no.pdf")
    terminal.wait_for_text("  ! there is no file 'no.pdf'")
    terminal.answer("Copy of the document", "https://example.org/a.pdf", "")
    terminal.answer("Anything else", "")
    terminal.answer("Is the record correct", "")

    assert terminal.end() == 0
    written = (folder / "data/agreements/2021-10-09-eapa-tass.yaml").read_text()
    assert "country: UZ" in written
    assert 'note: "The page is of that week"' in written
    assert written.count("sport") == 1


def test_a_rule_that_the_answers_violate_is_reported_after_their_section(folder: Path) -> None:
    terminal = Terminal(folder, "terminate", "2020-01-31-eapa-tass")
    terminal.answer("Date of termination", "2019")
    terminal.answer("Grounds for termination", "withdrew")
    terminal.answer("Note on the termination", "By letter")
    terminal.wait_for_text("  ! 'terminated.date' (2019) is before 'signed.date' (2020-01-31)")
    terminal.wait("The record cannot be added yet")
    terminal.type(CTRL_C)

    assert terminal.end() == 130


def test_a_new_party_is_written_together_with_the_agreement(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.answer("Party", "eapa", "River League")
    terminal.answer("'River League' is not in the register", "add it now")
    terminal.answer("Organization type", "ngo")
    terminal.answer("Country", "Kazakhstan")
    terminal.answer("City", "")
    terminal.answer("Source", "")
    terminal.answer("Anything else", "another language")
    terminal.answer("Official name, in another language", "Лига рек")
    terminal.answer("Anything else", "")
    terminal.wait_for_text("  = River League (river-league, Kazakhstan)")
    terminal.answer("Party", "лига", "river-league", "")
    terminal.wait_for_text("River League (river-league, Kazakhstan) is already in the list")
    terminal.answer("Document type", "agreement")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "2024")
    terminal.answer("How the date", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Signatory for World", "")
    terminal.answer("Signatory for River", "")
    terminal.answer("Areas", "")
    terminal.answer("Source", "https://example.org/1")
    terminal.answer("Date of publication", "1 May 2024")
    terminal.answer("Anything else", "")
    terminal.answer("Is the record correct", "")

    assert terminal.end() == 0
    assert (folder / "data/organizations/river-league.yaml").read_text(encoding="utf-8") == (
        "id: river-league\n"
        "names:\n"
        '  - {value: "River League", lang: en, kind: official}\n'
        '  - {value: "Лига рек", lang: ru, kind: official}\n'
        "type: ngo\n"
        "country: KZ\n"
    )
    written = (folder / "data/agreements/2024-eapa-river-league.yaml").read_text(encoding="utf-8")
    assert '{url: https://example.org/1, published: "2024-05-01"}' in written


def test_a_party_that_is_in_the_register_under_another_name_is_used(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.answer("Party", "eapa", "The Moscow Wire")
    terminal.answer("is not in the register", "add it now")
    terminal.wait("Organization type")
    terminal.answer("Organization type", "<")
    terminal.answer("Official name", "TASS, Russian News Agency")
    terminal.answer("looks like", "yes")
    terminal.wait_for_text("  = TASS Russian News Agency (tass, Russia)")
    terminal.answer("Party", "")
    terminal.wait("Document type")
    terminal.type(CTRL_C)

    assert terminal.end() == 130
    assert not (folder / "data/organizations/the-moscow-wire.yaml").exists()


def test_a_similar_party_is_offered_before_a_new_one_is_entered(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.answer("Party", "TASS News Agency of Russia")
    terminal.answer("looks like", "")
    terminal.wait_for_text("  = TASS Russian News Agency (tass, Russia)")
    terminal.answer("Party", "diplomacy")
    terminal.answer("'diplomacy' matches several organizations", "another name")
    terminal.answer("Party", CTRL_U)
    terminal.wait_for_text("  ! Required")
    terminal.answer("Party", "…")
    terminal.answer("is not in the register", "add it now")
    terminal.wait_for_text("  ! '…' has no letters")
    terminal.answer("Use this name?", "")
    terminal.answer("Party", "")
    terminal.answer("is not in the register", "add it now")
    terminal.wait_for_text("  ! '…' has no letters")
    terminal.answer("Use this name?", "yes")
    terminal.answer("Organization type", "media")
    terminal.answer("Country", "международная")
    terminal.answer("City", "")
    terminal.answer("Source", "")
    terminal.answer("Anything else", "")
    terminal.answer("Record id", "<")
    terminal.answer("Anything else", "")
    terminal.answer("Record id", "", "tass")
    terminal.wait_for_text("  ! The id 'tass' is already used")
    terminal.answer("Record id", "dots")
    terminal.wait_for_text("(dots, international)")
    terminal.answer("Party", "A\u202eB")
    terminal.answer("is not in the register", "add it now")
    terminal.wait_for_text("  ! the text contains a")
    terminal.wait("Party")
    terminal.type(CTRL_U + CTRL_D)

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
def test_an_unusual_name_is_questioned(folder: Path, name: str, objection: str) -> None:
    terminal = Terminal(folder, "add-organization", "--city", "Bishkek")
    terminal.answer("Official name", name)
    terminal.wait_for_text(f"  ! {objection}")
    terminal.answer("Use this name?", "no")
    terminal.answer("Official name", "River League")
    terminal.wait("Organization type")
    terminal.type(CTRL_C)

    assert terminal.end() == 130


def test_usual_short_names_and_names_in_chinese_are_not_questioned(folder: Path) -> None:
    terminal = Terminal(folder, "add-organization", "--type", "ngo", "--country", "CN")
    terminal.answer("Official name", "zh=丝路")
    terminal.answer("City", "")
    terminal.answer("Source", "")
    terminal.answer("Anything else", "other names")
    terminal.answer("Short name", "")
    terminal.answer("Acronym", "SR")
    terminal.answer("Another name", "")
    terminal.answer("Anything else", "")
    terminal.answer("Is the record correct", "")

    assert terminal.end() == 0


class TestCommands:
    def test_a_person_goes_back_through_the_answers(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement")
        terminal.answer("Party", "<")
        terminal.wait_for_text("  ! This is the first question")
        for question, *answers in (
            ("Party", "eapa", "scopdc-ru", "<", "tass", ""),
            ("Document type", "memorandum"),
            ("Title", "<"),
            ("Document type", "<"),
            ("one more", "<", "", ""),
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
        written = (folder / "data/agreements/2024-05-eapa-tass-protocol.yaml").read_text(encoding="utf-8")
        assert "title: {en: Protocol}" in written
        assert '  - name: {en: "Svetlana Smirnova", ru: "Светлана Смирнова"}' in written
        assert '  - name: {en: "Anna Lee"}\n    position: {en: Editor}\n    party: tass\n' in written
        assert "areas:\n  - topic: media\n    text: {en: News}\n" in written
        assert 'term: {ends: "2030"}' in written

    def test_each_question_is_explained_with_an_example(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement")
        terminal.answer("Party", "?")
        terminal.wait_for_text("The organization's id in this register. Example: tass, or News Agency")
        terminal.answer("Party", "eapa", "tass", "")
        terminal.answer("Document type", "?")
        terminal.wait_for_text("The type of document: agreement, memorandum")
        terminal.answer("Document type", "agreement")
        terminal.answer("Title", "\\?")
        terminal.answer("Signed on", "?")
        terminal.wait_for_text("The date of signing, as precise as it is known.", "Example: 24 September 2021")
        terminal.answer("Signed on", "!")
        terminal.wait_for_text("Title                   ? (en)")
        terminal.answer("The record cannot be added", "?")
        terminal.wait_for_text("Choose the first line to add the record")
        terminal.answer("The record cannot be added", "!")
        terminal.answer("The record cannot be added", "<")
        terminal.wait("Signed on")
        terminal.type(CTRL_C)

        assert terminal.end() == 130

    def test_questions_of_a_command_without_a_field_are_explained_by_the_help(self, folder: Path) -> None:
        terminal = Terminal(folder, "rename-organization", "tass")
        terminal.answer("New official name", "?")
        terminal.wait_for_text("New official name, once per language.")
        terminal.wait("New official name")
        terminal.type(CTRL_C)

        assert terminal.end() == 130

    def test_a_person_leaves_an_organization_that_was_started_by_mistake(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement")
        terminal.answer("Party", "Hill Laegue")
        terminal.answer("is not in the register", "<")
        terminal.answer("Party", "")
        terminal.answer("is not in the register", "add it now")
        terminal.answer("Organization type", "<")
        terminal.answer("Official name", "<")
        terminal.answer("Party", "eapa")
        terminal.answer("one more", "tass", "")
        terminal.wait("Document type")
        terminal.type(CTRL_C)

        assert terminal.end() == 130


def test_evidence_of_a_source_is_shown_with_its_question_and_in_the_review(folder: Path) -> None:
    """A draft that was made from a press release has a line of it for each answer."""
    first = Terminal(folder, "add-agreement", *MINIMAL_OPTIONS)
    first.answer("Party", "eapa", "tass", "")
    first.wait("Title")
    first.type(CTRL_C)
    assert first.end() == 130
    (draft,) = (folder.parent / "state").rglob("*.json")
    text = draft.read_text(encoding="utf-8")
    draft.write_text(text.replace('"evidence": {}', '"evidence": {"city": "in Moscow, on May 5", "type": "a memo"}'))

    second = Terminal(folder, "add-agreement", "--resume")
    second.answer("Title", "")
    second.wait("City")
    assert "  > in Moscow, on May 5\n? City of signing" in second.text()
    second.answer("City", "!")
    second.wait_for_text(f"memorandum\n{'':30}> a memo\n")
    second.wait("Is the record correct")
    second.type(CTRL_C)
    assert second.end() == 130


class TestStateChanges:
    def test_a_termination_is_shown_before_it_is_written(self, folder: Path) -> None:
        terminal = Terminal(folder, "terminate", "2020-01-31-eapa-tass")
        terminal.answer("Date of termination", "2019")
        terminal.answer("Grounds for termination", "withdrew")
        terminal.answer("Note on the termination", "By letter")
        terminal.answer("The record cannot be added", "change")
        terminal.answer("Number of the answer", "1")
        terminal.answer("Date of termination", "May 2024")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Number of the answer", "1")
        terminal.answer("Date of termination", CTRL_U)
        terminal.wait_for_text("  ! Required")
        terminal.answer("Date of termination", "05/2024")
        terminal.wait("Is the record correct")

        assert '+terminated: {date: "2024-05", grounds: withdrawn, note: "By letter"}\n' in terminal.text()
        terminal.type(ENTER)
        assert terminal.end() == 0
        assert "changed: data/agreements/2020-01-31-eapa-tass.yaml" in terminal.text()

    def test_a_new_name_is_shown_with_the_old_one_before_it_is_written(self, folder: Path) -> None:
        terminal = Terminal(folder, "rename-organization", "tass", "TASS Today", "ТАСС сегодня")
        terminal.answer("Date from which the name", "1 мая 2026")
        terminal.wait_for_text("  = 1 May 2026")
        terminal.wait("Is the record correct")

        assert '+  - {value: "ТАСС сегодня", lang: ru, kind: official, from: "2026-05-01"}\n' in terminal.text()
        terminal.type(ENTER)
        assert terminal.end() == 0
        assert 'kind: former, to: "2026-05-01"}' in (folder / "data/organizations/tass.yaml").read_text("utf-8")

    def test_the_agreements_of_a_dissolved_organization_are_listed_before_it_is_written(self, folder: Path) -> None:
        terminal = Terminal(folder, "dissolve", "ibn-sino")
        terminal.answer("Date of dissolution", "март 2026")
        terminal.answer("Successor", "ТАСС")
        terminal.wait_for_text("  = TASS Russian News Agency (tass, Russia)")
        terminal.wait("Is the record correct")

        assert "2022-05-11-eapa-ibn-sino (no end stated)" in terminal.text()
        terminal.type(ENTER)
        assert terminal.end() == 0
        assert terminal.text().count("2022-05-11-eapa-ibn-sino (no end stated)") == 2
        assert "successor-of, organization: ibn-sino}" in (folder / "data/organizations/tass.yaml").read_text("utf-8")

    def test_a_problem_in_another_record_is_reported_with_its_file(self, folder: Path) -> None:
        terminal = Terminal(folder, "dissolve", "tass")
        terminal.answer("Date of dissolution", "2019")
        terminal.answer("Successor", "")
        terminal.wait_for_text("  ! data/agreements/2020-01-31-eapa-tass.yaml:")
        terminal.wait("Is the record correct")
        terminal.type(CTRL_C)

        assert terminal.end() == 130

    def test_a_new_successor_is_written_with_its_relation(self, folder: Path) -> None:
        terminal = Terminal(folder, "dissolve", "ibn-sino")
        terminal.answer("Date of dissolution", "2026")
        terminal.answer("Successor", "River League")
        terminal.answer("is not in the register", "add it now")
        terminal.answer("Organization type", "ngo")
        terminal.answer("Country", "")
        terminal.answer("City", "")
        terminal.answer("Source", "")
        terminal.answer("Anything else", "")
        terminal.answer("Is the record correct", "")

        assert terminal.end() == 0
        assert "relations:\n  - {type: successor-of, organization: ibn-sino}\n" in (
            folder / "data/organizations/river-league.yaml"
        ).read_text(encoding="utf-8")
        assert 'dissolved: "2026"\n' in (folder / "data/organizations/ibn-sino.yaml").read_text(encoding="utf-8")

    def test_a_renewal_asks_for_title_and_term(self, folder: Path, eapa: Eapa) -> None:
        assert eapa("set", "2020-01-31-eapa-tass", "term.duration=3 years").code == 0
        terminal = Terminal(folder, "renew", "2020-01-31-eapa-tass", "--signed", "2023", "--basis", "stated")
        terminal.wait_for_text("Carried over: Document type, Party")
        terminal.answer("Title", "Renewal")
        terminal.answer("City", "")
        terminal.answer("Country", "")
        terminal.answer("Signatory for", "", "")
        terminal.answer("Source", "https://example.org/1")
        terminal.answer("Date of publication", "")
        terminal.answer("First day", "")
        terminal.answer("Last day", "")
        terminal.answer("Duration", "5 years")
        terminal.answer("Anything else", "")
        terminal.answer("Is the record correct", "")

        assert terminal.end() == 0
        written = (folder / "data/agreements/2023-eapa-tass.yaml").read_text(encoding="utf-8")
        assert "term: {duration: P5Y}" in written

    def test_an_amendment_confirms_its_type(self, folder: Path) -> None:
        terminal = Terminal(folder, "amend", "2020-01-31-eapa-tass", *MINIMAL_OPTIONS[2:])
        assert terminal.end() == 0  # with a source, nothing required is missing
        assert (folder / "data/agreements/2024-05-eapa-tass.yaml").exists()

        terminal = Terminal(folder, "amend", "2020-01-31-eapa-tass", "--signed", "2024-06", "--basis", "stated")
        terminal.answer("Document type", "protocol")
        terminal.wait("Title")
        terminal.type(CTRL_C)
        assert terminal.end() == 130


def test_a_duplicate_organization_is_reported_at_its_name(folder: Path) -> None:
    terminal = Terminal(folder, "add-organization", "--id", "tass-2")
    terminal.answer("Official name", "TASS, Russian News Agency")
    terminal.answer("looks like", "different")
    terminal.answer("Organization type", "media")
    terminal.answer("Country", "")
    terminal.answer("City", "")
    terminal.answer("Source", "")
    terminal.answer("Anything else", "notes")
    terminal.answer("Notes", "\x1b[200~One  line\nand another\x1b[201~")
    terminal.answer("Anything else", "")
    terminal.answer("Is the record correct", "")

    assert terminal.end() == 0
    assert "  One line\n" in (folder / "data/organizations/tass-2.yaml").read_text()


def test_an_existing_organization_can_be_used_instead(folder: Path) -> None:
    terminal = Terminal(folder, "add-organization")
    terminal.answer("Official name", "TASS, Russian News Agency")
    terminal.answer("looks like", "yes")

    assert terminal.end() == 0
    assert "next: eapa show tass\nnothing was written" in terminal.text()


def test_a_dumb_terminal_gets_plain_lines(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", environ={"TERM": "dumb"})
    terminal.answer("Party", "eapa", "?", "?tass")
    terminal.wait_for_text("The organization's id", "  tass: TASS Russian News Agency (tass, Russia)")
    terminal.answer("Party", "tass", "")
    terminal.answer("Document type", "", "9", "0", "<")
    terminal.answer("Party", "")
    terminal.answer("Document type", "2")
    terminal.answer("Title", "Меморандум")
    terminal.answer("Signed on", "2021-02-30")
    terminal.wait_for_text("  ! '2021-02-30' is not a day of the calendar: February 2021 has 28 days")
    terminal.answer("Signed on", "-")
    terminal.answer("Stage", "1")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Signatory for", "1", "1")
    terminal.answer("Areas", "sport")
    terminal.answer("Wording of the source", "")
    terminal.answer("Source", "https://example.org/1")
    terminal.answer("Date of publication", "")
    terminal.answer("Anything else", "1")
    terminal.answer("Is the record correct", "change an answer")
    terminal.answer("Number of the answer", "3")
    terminal.answer("Document type", "")
    terminal.answer("Is the record correct", "1")

    assert terminal.end() == 0
    assert (folder / "data/agreements/undated-eapa-tass-memorandum.yaml").exists()
    assert "\x1b" not in terminal.raw


def test_colour_obeys_no_color(folder: Path) -> None:
    terminal = Terminal(folder, "add-organization", environ={"NO_COLOR": "1"})
    terminal.answer("Official name", "River League")
    terminal.answer("Organization type", "ngo")
    terminal.wait("Country")
    terminal.type(CTRL_C)

    assert terminal.end() == 130
    assert "\x1b[0;38;5;" not in terminal.raw
    assert "\x1b[0;3" not in terminal.raw


def test_prompts_fit_80_columns(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", height=24)
    answer_up_to_review(terminal)
    terminal.wait("Is the record correct")

    assert max(map(len, terminal.text().splitlines())) <= 80
    terminal.type(ENTER)
    assert terminal.end() == 0


@pytest.mark.parametrize("width", [40, 80])
def test_no_word_of_the_review_is_cut_at_the_edge_of_the_terminal(folder: Path, width: int) -> None:
    post = "Secretary-General of the General Secretariat and of all the bodies that are its daughters"
    given = ["--party", "eapa", "--signatory", f"eapa=Ann Lee; {post}"]
    terminal = Terminal(folder, "add-agreement", *MINIMAL_OPTIONS, *given, width=width, height=200)
    terminal.answer("Party", "tass", "")
    skip_to_signatories(terminal)
    terminal.answer("Areas", "")
    terminal.answer("Anything else", "")
    terminal.wait("Is the record correct")

    last = terminal.text().partition("\n   1  Party")[2].partition("? Is the record correct")[0]
    assert " ".join(last.split()).count(post) == 1
    terminal.type(CTRL_C)
    assert terminal.end() == 130


def test_answers_supersede_an_agreement_with_the_same_bytes_as_flags(eapa: Eapa, folder: Path) -> None:
    earlier = "2021-09-24-eapa-scopdc-uz"
    flags = ["--signed", "2026-11", "--signatory", "eapa=Ann Lee", "--source", "https://example.org/8"]
    expected = eapa("supersede", earlier, *flags, "--dry-run").out.splitlines()[3:]

    terminal = Terminal(folder, "supersede", earlier)
    terminal.wait_for_text("  = Carried over: Document type, Party, Areas of cooperation. You can change")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "ноябрь 2026")
    for question in ("How the date", "City", "Country"):
        terminal.answer(question, "")
    terminal.answer("Signatory for", "another")
    terminal.answer("Signatory's full name", "Ann Lee")
    terminal.answer("Position", "")
    terminal.answer("Signatory for", "")
    terminal.answer("Source", "https://example.org/8")
    for question in ("Date of publication", "Anything else", "Is the record correct"):
        terminal.answer(question, "")

    assert terminal.end() == 0
    written = (folder / "data/agreements/2026-11-eapa-scopdc-uz.yaml").read_text(encoding="utf-8")
    assert written.splitlines() == [line.removeprefix("+") for line in expected]


def test_known_people_are_offered_with_their_last_known_position(folder: Path, eapa: Eapa) -> None:
    for id_, signed in (("earlier", "2019"), ("later", "2024")):
        given = ["--party", "eapa", "--party", "tass", "--type", "protocol", "--signatory", "tass=Mikhail Gusman"]
        outcome = eapa("add-agreement", *given, "--id", id_, "--signed", signed, "--source", "https://example.org/1")
        assert outcome.code == 0, outcome.err
    terminal = Terminal(
        folder, "add-agreement", *MINIMAL_OPTIONS[:-2], "--party", "eapa", "--party", "tass", "--city", "Moscow"
    )
    terminal.answer("Title", "")
    terminal.answer("Country", "")
    terminal.answer("Signatory for World", "")
    terminal.wait("Signatory for TASS")
    assert terminal.text().endswith(
        " » No one is named\n   Mikhail Gusman, First Deputy Director General\n   Another person"
    )
    terminal.type(CTRL_C)
    assert terminal.end() == 130


class TestReview:
    def test_each_answer_of_the_review_can_be_changed_by_its_number(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement")
        answer_up_to_review(terminal)
        terminal.wait("Is the record correct")
        assert "   1  Party                   World Peoples Assembly (eapa, international)\n" in terminal.text()
        assert "  = 'eapa validate' would report nothing about this record\n" in terminal.text()
        terminal.answer("Is the record correct", "show")
        terminal.wait_for_text(f"The file {MINIMAL_FILE}:\n\nid: 2024-05-eapa-tass-memorandum\n")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Number of the answer", "0", "99", "two", "2")
        terminal.wait_for_text("  ! There is no answer with the number 'two'")
        terminal.answer("Party", "ibn sino")
        terminal.answer("Is the record correct", "add an")
        terminal.answer("Which answer", "Party")
        terminal.answer("one more", "regions xxi")
        terminal.answer("Is the record correct", "add an")
        terminal.answer("Which answer", "City")
        terminal.answer("City", "Moscow")
        terminal.answer("Is the record correct", "add an")
        terminal.answer("Which answer", "none")
        terminal.answer("Is the record correct", "add an")
        terminal.answer("Which answer", "<")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Number of the answer", "")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Number of the answer", "4")
        terminal.answer("Document type", "<")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Number of the answer", "4")
        terminal.answer("Document type", "protocol")
        terminal.answer("Is the record correct", "add the")

        assert terminal.end() == 0
        written = (folder / "data/agreements/2024-05-eapa-ibn-sino-regions-xxi-protocol.yaml").read_text()
        assert "city: {en: Moscow}" in written

    def test_a_second_text_in_a_language_is_refused(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement", *MINIMAL_OPTIONS, "--title", "Of two", "--title", "de=Von zweien")
        terminal.answer("Party", "eapa", "tass", "")
        terminal.answer("City", "")
        terminal.answer("Country", "")
        terminal.answer("Signatory for", "", "")
        terminal.answer("Areas", "")
        terminal.answer("Anything else", "another language")
        terminal.answer("Title, in another language", "Again", CTRL_U)
        terminal.wait_for_text("  ! 'Of two' and 'Again' are both in 'en': write the language before one")
        terminal.answer("Anything else", "")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Number of the answer", "5")
        terminal.answer("Title", "en=Von", "de=Von uns zweien")
        terminal.wait_for_text("  ! 'Of two' and 'Von' are both in 'en'")
        terminal.answer("Is the record correct", "add the")

        assert terminal.end() == 0
        assert 'title: {en: "Of two", de: "Von uns zweien"}\n' in (folder / MINIMAL_FILE).read_text(encoding="utf-8")

    def test_a_compound_answer_is_changed_part_by_part(self, folder: Path) -> None:
        person = "tass:head=en=Ann Lee|ru=Энн Ли|de=Anna Li|Anne Lee; Head|sr=Сарадња"
        given = ["--party", "eapa", "--area", "peace=Peace|ru=Мир", "--signatory", person]
        terminal = Terminal(folder, "add-agreement", *MINIMAL_OPTIONS, *given, height=100)
        terminal.answer("Party", "tass", "")
        skip_to_signatories(terminal)
        terminal.answer("Anything else", "another signatory")
        terminal.answer("Signatory's party", "no one")
        terminal.answer("Anything else", "another signatory")
        terminal.answer("Signatory's party", "World")
        terminal.answer("Signatory's full name", "TASS, Head")
        terminal.answer("Another spelling", "")
        terminal.answer("Position", "<")
        terminal.answer("Another spelling", "<")
        terminal.answer("Signatory's full name", "World Peoples Assembly")
        terminal.wait_for_text("  ! 'World Peoples Assembly' is also the answer to 'Party'")
        terminal.answer("Use this name?", "no")
        terminal.answer("Signatory's full name", "Ed May")
        terminal.answer("Another spelling", "")
        terminal.answer("Position", "a|b|en=c", "Chair")
        terminal.answer("Capacity", "head")
        terminal.answer("Anything else", "")
        for number in ("6", "8", "9"):
            terminal.answer("Is the record correct", "change")
            terminal.answer("Number of the answer", number)
            if number == "6":
                terminal.answer("Signatory's party", "")
                terminal.answer("Signatory's full name", "")
                terminal.answer("Another spelling", "", "Anna Lee", "", "")
                terminal.answer("Position", END + " и мир")
                terminal.answer("Capacity", "")
            elif number == "8":
                terminal.answer("Area of cooperation", "")
                terminal.answer("Wording of the source", END + " и дружба")
            else:
                terminal.answer("Source", "example.org/2")
                terminal.wait_for_text("  = https://example.org/2")
                terminal.answer("Date of publication", "soon", "2024-05-02")
        terminal.answer("Is the record correct", "")

        assert terminal.end() == 0, terminal.text()
        written = (folder / MINIMAL_FILE).read_text(encoding="utf-8")
        assert (
            '  - name: {en: "Ann Lee", ru: "Энн Ли"}\n    also: ["Anna Lee", "Anne Lee"]\n'
            '    position: {en: "Head", sr: "Сарадња и мир"}\n    party: tass\n    capacity: head\n'
        ).replace('"Head"', "Head") in written
        assert '    text: {en: Peace, ru: "Мир и дружба"}\n' in written
        assert '- {url: https://example.org/2, published: "2024-05-02"}\n' in written
        assert "    position: {en: Chair}\n    party: eapa\n    capacity: head\n" in written

    def test_areas_and_sources_can_be_added(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement")
        answer_up_to_review(terminal)
        terminal.answer("Is the record correct", "add an")
        terminal.answer("Which answer", "Areas")
        terminal.answer("Area of cooperation", "other topic")
        terminal.answer("Wording of the source", "")
        terminal.answer("Is the record correct", "add an")
        terminal.answer("Which answer", "Areas")
        terminal.answer("Area of cooperation", "no other")
        terminal.answer("Is the record correct", "add an")
        terminal.answer("Which answer", "Source")
        terminal.answer("Source", "https://example.org/2")
        terminal.answer("Date of publication", "")
        terminal.answer("Is the record correct", "add an")
        terminal.answer("Which answer", "Source")
        terminal.answer("Source", "")
        terminal.answer("Is the record correct", "")

        assert terminal.end() == 0, terminal.text()
        written = (folder / MINIMAL_FILE).read_text(encoding="utf-8")
        assert "areas:\n  - {topic: other}\n" in written
        assert "sources:\n  - {url: https://example.org/1}\n  - {url: https://example.org/2}\n" in written

    def test_the_answers_of_a_new_organization_can_be_changed(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement", *MINIMAL_OPTIONS, "--party", "eapa", height=100)
        enter_new_organization(terminal, "Rivr League", country="international")
        terminal.answer("Party", "")
        skip_to_signatories(terminal)
        terminal.answer("Signatory for World", "")
        terminal.answer("Signatory for Rivr", "Ann Lee")
        terminal.answer("Position", "")
        terminal.answer("Areas", "")
        terminal.answer("Anything else", "")
        terminal.wait("Is the record correct")
        assert "  New organization: Rivr League\n   9  Official name           Rivr League (en)\n" in terminal.text()
        terminal.answer("Is the record correct", "change")
        terminal.answer("Number of the answer", "9")
        terminal.answer("Official name", "River League")
        terminal.wait_for_text("  New organization: River League\n")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Number of the answer", "10")
        terminal.answer("Organization type", "foundation")
        terminal.answer("Is the record correct", "add an")
        terminal.answer("Which answer", "River League: City")
        terminal.answer("City of the seat", "Osh")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Number of the answer", "11")
        terminal.answer("Country", "Kyrgyzstan")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Number of the answer", "13")
        terminal.answer("Record id", "rivers")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Number of the answer", "9")
        terminal.answer("Official name", "League of Rivers")
        terminal.answer("Is the record correct", "add the")

        assert terminal.end() == 0, terminal.text()
        made = (folder / "data/organizations/rivers.yaml").read_text(encoding="utf-8")
        assert made == (
            'id: rivers\nnames:\n  - {value: "League of Rivers", lang: en, kind: official}\n'
            "type: foundation\ncountry: KG\nseat:\n  city: {en: Osh}\n"
        )
        written = (folder / "data/agreements/2024-05-eapa-rivers-memorandum.yaml").read_text(encoding="utf-8")
        assert "- {organization: rivers}\n" in written
        assert '- name: {en: "Ann Lee"}\n    party: rivers\n' in written

    def test_a_new_organization_that_is_no_longer_a_party_is_not_written(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement", *MINIMAL_OPTIONS, "--party", "eapa")
        enter_new_organization(terminal, "Hill League")
        terminal.answer("Party", "")
        skip_to_review(terminal)
        terminal.answer("Is the record correct", "change")
        terminal.answer("Number of the answer", "2")
        terminal.answer("Party", "tass")
        terminal.answer("Is the record correct", "add the")

        assert terminal.end() == 0
        assert (folder / MINIMAL_FILE).exists()
        assert not (folder / "data/organizations/hill-league.yaml").exists()

    def test_a_possible_duplicate_is_reported(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement")
        answer_up_to_review(terminal)
        terminal.answer("Is the record correct", "change")
        terminal.answer("Number of the answer", "4")
        terminal.answer("Signed on", "2020")
        terminal.wait("Is the record correct")

        assert "! '2020-01-31-eapa-tass' is already in the register" in " ".join(terminal.text().split())
        terminal.answer("Is the record correct", "without")
        assert terminal.end() == 0
        assert "nothing was written" in terminal.text()
        assert not list((folder.parent / "state").rglob("*.json"))

    def test_review_reports_errors_by_the_answer_and_does_not_write_them(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement", height=100)
        answer_up_to_review(terminal)
        terminal.answer("Is the record correct", "change")
        terminal.answer("Number of the answer", "6")
        terminal.answer("Record id", "tass")
        terminal.wait_for_text("  ! the id 'tass' is already used by data/organizations/tass.yaml")
        terminal.answer("The record cannot be added", "change")
        terminal.answer("Number of the answer", "6")
        terminal.answer("Record id", CTRL_U)
        terminal.answer("Is the record correct", "add an")
        terminal.answer("Which answer", "Last day")
        terminal.answer("Last day", "2020")
        terminal.wait_for_text("  ! Last day: 'Last day' (2020) is before 'Signed on' (2024-05)")
        terminal.answer("The record cannot be added", "draft")

        assert terminal.end() == 0
        assert ".yaml:" not in terminal.text()
        assert "next: eapa add-agreement --resume" in terminal.text()
        assert not (folder / MINIMAL_FILE).exists()

    def test_required_answers_can_be_given_later(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement", *MINIMAL_OPTIONS)
        terminal.answer("Party", "eapa", "!")
        terminal.wait_for_text("  ! Required: Party")
        terminal.answer("The record cannot be added", "continue")
        terminal.answer("one more", "tass", "")
        skip_to_review(terminal)
        terminal.answer("Is the record correct", "")

        assert terminal.end() == 0
        assert (folder / MINIMAL_FILE).exists()
