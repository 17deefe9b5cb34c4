"""Prompts of forms on a terminal."""

from pathlib import Path

import pytest
from cli.test_add import EXPECTED, FILE
from running import Eapa
from terminal import CTRL_C, CTRL_D, CTRL_U, DOWN, END, ENTER, Terminal


@pytest.fixture(name="folder")
def register_folder(register: Path) -> Path:
    return register


def to_the_sources(terminal: Terminal) -> None:
    """Answer the questions before the source with minimal answers."""
    terminal.answer("Party", "eapa", "tass", "")
    terminal.answer("What the paper", "memorandum")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "May 2024")
    terminal.answer("How the date", "")
    terminal.answer("Remark", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Who signed", "nobody")
    terminal.answer("What it is about", "nothing")


def to_the_last_screen(terminal: Terminal) -> None:
    to_the_sources(terminal)
    terminal.answer("Source", "https://example.org/1", "")
    terminal.answer("Day on which", "")
    terminal.answer("anything else", "")


def to_the_end_of_signing(terminal: Terminal) -> None:
    to_who_signed(terminal)
    terminal.answer("Who signed", "nobody")
    terminal.answer("What it is about", "nothing")
    terminal.answer("Day on which", "")


def to_who_signed(terminal: Terminal) -> None:
    terminal.answer("Title", "")
    terminal.answer("How the date", "")
    terminal.answer("Remark", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")


# Every optional part has a value, so that no more questions are offered.
ENOUGH_BUT_A_PARTY = [
    *["--type", "memorandum", "--signed", "2024-05", "--source", "https://example.org/1"],
    *["--duration", "P5Y", "--place", "Press Centre", "--language", "en", "--document", "https://example.org/a.pdf"],
    *["--relation", "implements=2020-01-31-eapa-tass", "--notes", "Seen."],
]
SHORT = "data/agreements/2024-05-eapa-tass-memorandum.yaml"


def test_answers_and_options_create_the_same_bytes(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.answer("Party", "народов мира", "ТАСС", "ibn sino", "")
    terminal.answer("What the paper", "memorandum")
    terminal.answer("Title", "Memorandum of three", "Меморандум трёх", "")
    terminal.answer("Signed on", "май 2024")
    terminal.answer("How the date", "stated")
    terminal.answer("Remark", "")
    terminal.answer("City", "Moscow", "")
    terminal.answer("Country", "Россия")
    terminal.answer("Who signed", "Assembly")
    terminal.answer("Name of", "Ann Lee")
    terminal.answer("Another spelling", "Энн Ли", "Anne Lee", "")
    terminal.answer("Post", "Head; of all")
    terminal.answer("Signed as", "head")
    terminal.answer("Who signed", "TASS")
    terminal.answer("Name of", "Иван Ли")
    terminal.answer("Another spelling", "")
    terminal.answer("Post", "")
    terminal.answer("Signed as", "")
    terminal.answer("Who signed", "nobody")
    terminal.answer("What it is about", "culture")
    terminal.answer("In the source's words", "")
    terminal.answer("What it is about", "peace")
    terminal.answer("In the source's words", "Peace, mostly|ru=Мир")
    terminal.answer("What it is about", "nothing")
    terminal.answer("Source", "https://example.org/news", "")
    terminal.answer("Day on which", "23 November 2026")
    terminal.answer("anything else", "how long")
    terminal.answer("First day", "")
    terminal.answer("Last day", "")
    terminal.answer("How long it runs", "5 years")
    terminal.answer("How it is renewed", "tacit")
    terminal.answer("Renewed for how long", "1 год")
    terminal.answer("Renewed how many", "")
    terminal.answer("Notice", "3 months")
    terminal.answer("anything else", "languages")
    terminal.answer("Language", "ru=authentic", "en", "")
    terminal.answer("anything else", "")
    terminal.answer("Is it right", "")

    assert terminal.end() == 0
    assert (folder / FILE).read_text(encoding="utf-8") == EXPECTED
    assert not list((folder.parent / "state").rglob("*.json"))


def test_answer_is_shown_as_it_will_be_stored(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.wait("Party")
    terminal.type("дипломатии")
    terminal.sees("(scopdc-uz, UZ)", "(scopdc-ru, RU)")
    terminal.answer("Party", CTRL_U + "regions xxi", "ТАСС", "")
    terminal.answer("What the paper", "", DOWN + DOWN)
    terminal.sees("  ! this one is needed")
    terminal.answer("Title", "Соглашение", "")
    terminal.answer("Signed on", "24.09.2021")
    terminal.wait("How the date")

    text = terminal.text()
    terminal.type(CTRL_C)
    assert terminal.end() == 130
    assert "? What the paper calls itself memorandum" in text
    assert "  = TASS Russian News Agency (tass, RU)\n" in text
    assert "  = Соглашение (ru)\n" in text
    assert "  = 2021-09-24\n" in text


def test_a_word_for_an_unknown_value_is_no_answer(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", "--party", "eapa", "--party", "tass", "--type", "agreement")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "no")
    terminal.answer("City", "не указан")
    terminal.answer("Country", "unknown")
    terminal.answer("Who signed", "TASS")
    terminal.answer("Name of", "Ann Lee")
    terminal.answer("Another spelling", "")
    terminal.answer("Post", "нет данных")
    terminal.answer("Signed as", "")
    terminal.answer("Who signed", "nobody")
    terminal.answer("What it is about", "nothing")
    terminal.answer("Source", "https://example.org/1", "")
    terminal.answer("Day on which", "n/a")
    terminal.answer("anything else", "")
    terminal.answer("Is it right", "")

    assert terminal.end() == 0
    assert (folder / "data/agreements/undated-eapa-tass.yaml").read_text(encoding="utf-8") == (
        "id: undated-eapa-tass\ntype: agreement\nparties:\n  - {organization: eapa}\n  - {organization: tass}\n"
        'signatories:\n  - name: {en: "Ann Lee"}\n    party: tass\n'
        "sources:\n  - {url: https://example.org/1}\n"
    )


def test_what_follows_from_nothing_is_not_asked(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", "--party", "eapa", "--party", "tass", "--type", "agreement")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Who signed", "nobody")
    terminal.answer("What it is about", "nothing")
    terminal.answer("Source", "https://example.org/1", "")
    terminal.answer("Day on which", "")
    terminal.answer("anything else", "how long")
    terminal.answer("First day", "")
    terminal.answer("Last day", "open")
    terminal.answer("Notice", "")
    terminal.answer("anything else", "")
    terminal.answer("Is it right", "")

    assert terminal.end() == 0, terminal.text()
    assert 'term: {ends: ".."}' in (folder / "data/agreements/undated-eapa-tass.yaml").read_text()


def test_invalid_answer_is_reported_at_once_and_can_be_corrected(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", "--party", "eapa", "--party", "tass", "--type", "agreement")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "09/10/2021")
    terminal.sees("  ! '09/10/2021' is ambiguous: write '2021-10-09' or '2021-09-10'")
    terminal.answer("Signed on", CTRL_U + "9 October 2021")
    terminal.answer("How the date", "deduced")
    terminal.answer("Remark", "")
    terminal.answer("City", "")
    terminal.answer("Country", "Uzbekitsan")
    terminal.sees("  ! no country is called 'Uzbekitsan': did you mean 'Uzbekistan (UZ)'?")
    terminal.answer("Country", "uzbekista")  # replaces the refused answer
    terminal.sees("  ! no country is called 'uzbekista': did you mean 'Uzbekistan (UZ)'?")
    terminal.answer("Country", END + "n")  # a cursor key keeps the text for editing
    terminal.answer("Answer the questions on signing again", "yes")
    terminal.answer("Signed on", "9 October 2021")
    terminal.answer("How the date", "deduced")
    terminal.answer("Remark", "The page is of\u200b that week")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Who signed", "TASS")
    terminal.answer("Name of", "Ann\u202eLee")
    terminal.answer("Another spelling", "")
    terminal.answer("Post", "")
    terminal.answer("Signed as", "")
    terminal.sees("  ! the text holds a")
    terminal.answer("Name of", CTRL_U)
    terminal.answer("What it is about", "sport")
    terminal.answer("In the source's words", "A\u202eB")
    terminal.answer("In the source's words", CTRL_U)
    terminal.answer("What it is about", "sport")
    terminal.answer("In the source's words", "")
    terminal.sees("  ! sport is there already")
    terminal.answer("What it is about", "nothing")
    terminal.answer("Source", "scan.pdf")
    terminal.sees("  ! 'scan.pdf' is not a web address")
    terminal.answer("Source", CTRL_U)
    terminal.sees("  ! without a page, a copy of the paper is needed; Enter: back to the page")
    terminal.answer("Copy of it", "")
    terminal.answer("Source", "")
    terminal.sees("  ! without a page, a copy of the paper is needed; Enter: back to the page")
    terminal.answer("Copy of it", "no.pdf")
    terminal.sees("  ! the file does not exist")
    terminal.answer("Copy of it", CTRL_U + "https://example.org/a.pdf", "")
    terminal.answer("anything else", "")
    terminal.answer("Is it right", "")

    assert terminal.end() == 0
    written = (folder / "data/agreements/2021-10-09-eapa-tass.yaml").read_text()
    assert "country: UZ" not in written
    assert 'note: "The page is of that week"' in written


def test_partial_third_party_is_continued_first(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.answer("Party", "eapa", "tass", "River League")
    terminal.answer("'River League' is not in the register", "add it now")
    terminal.wait("Official name")
    terminal.type(CTRL_C)
    assert terminal.end() == 130

    terminal = Terminal(folder, "add-agreement", "--resume")
    terminal.wait("'River League' is half made: go on with it?")
    terminal.type(CTRL_C)
    assert terminal.end() == 130


def test_unknown_party_can_be_added_together_with_the_agreement(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.answer("Party", "eapa", "River League")
    terminal.answer("'River League' is not in the register", "add it now")
    terminal.answer("Official name", "Лига рек", "")
    terminal.answer("What sort of body", "ngo")
    terminal.answer("Country", "Kazakhstan")
    terminal.answer("City", "")
    terminal.answer("Source", "")
    terminal.answer("anything else", "")
    terminal.sees("  = River League (river-league, KZ)")
    terminal.answer("Party", "лига", "river-league", "")
    terminal.sees("River League (river-league, KZ) is there already")
    terminal.answer("What the paper", "agreement")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "2024")
    terminal.answer("How the date", "")
    terminal.answer("Remark", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Who signed", "nobody")
    terminal.answer("What it is about", "nothing")
    terminal.answer("Source", "https://example.org/1", "")
    terminal.answer("Day on which", "")
    terminal.answer("anything else", "")
    terminal.answer("Is it right", "")

    assert terminal.end() == 0
    assert (folder / "data/organizations/river-league.yaml").read_text(encoding="utf-8") == (
        "id: river-league\n"
        "names:\n"
        '  - {value: "River League", lang: en, kind: official}\n'
        '  - {value: "Лига рек", lang: ru, kind: official}\n'
        "type: ngo\n"
        "country: KZ\n"
    )
    assert (folder / "data/agreements/2024-eapa-river-league.yaml").exists()


def test_added_organization_that_is_no_longer_a_party_is_not_written(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", "--party", "eapa", *ENOUGH_BUT_A_PARTY)
    terminal.answer("Party", "Hill League")
    terminal.answer("'Hill League' is not in the register", "add it now")
    terminal.answer("Official name", "")
    terminal.answer("What sort of body", "ngo")
    terminal.answer("Country", "")
    terminal.answer("City", "")
    terminal.answer("Source", "")
    terminal.answer("anything else", "")
    terminal.answer("Party", "")
    to_the_end_of_signing(terminal)
    terminal.answer("Is it right", "change")
    terminal.answer("Which answer", "party")
    terminal.answer("Which of them", "Hill")
    terminal.answer("Party", CTRL_U + "tass")
    terminal.answer("Is it right", "write")

    assert terminal.end() == 0
    assert (folder / "data/agreements/2024-05-eapa-tass-memorandum.yaml").exists()
    assert not (folder / "data/organizations/hill-league.yaml").exists()


def test_existing_organization_is_used_as_party(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.answer("Party", "eapa", "The Moscow Wire")
    terminal.answer("is not in the register", "add it now")
    terminal.answer("Official name", "TASS, Russian News Agency")
    terminal.answer("looks like", "yes")
    terminal.sees("  = TASS Russian News Agency (tass, RU)")
    terminal.answer("Party", "")
    terminal.wait("What the paper")
    terminal.type(CTRL_C)

    assert terminal.end() == 130
    assert not (folder / "data/organizations/the-moscow-wire.yaml").exists()


def test_option_values_are_not_prompted_for_and_can_be_corrected(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", *ENOUGH_BUT_A_PARTY, "--basis", "deduced")
    terminal.answer("Party", "eapa", "tass", "")
    terminal.answer("Title", "")
    terminal.answer("Remark", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Answer the questions on signing again", "yes")
    terminal.answer("Signed on", "June 2024")
    terminal.answer("How the date", "stated")
    terminal.answer("Remark", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Who signed", "nobody")
    terminal.answer("What it is about", "nothing")
    terminal.answer("Day on which", "")
    terminal.answer("Is it right", "")

    assert terminal.end() == 0
    written = (folder / "data/agreements/2024-06-eapa-tass-memorandum.yaml").read_text(encoding="utf-8")
    assert '  date: "2024-06"\n  basis: stated\n' in written


def test_similar_organization_is_offered_before_a_duplicate_is_added(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.answer("Party", "TASS News Agency of Russia")
    terminal.answer("looks like", "")
    terminal.sees("  = TASS Russian News Agency (tass, RU)")
    terminal.answer("Party", "diplomacy")
    terminal.answer("'diplomacy' may be one of these", "write it again")
    terminal.answer("Party", "")
    terminal.sees("  ! this one is needed")
    terminal.answer("Party", "…")
    terminal.answer("is not in the register", "add it now")
    terminal.answer("Official name", "")
    terminal.answer("What sort", "media")
    terminal.answer("Country", "")
    terminal.answer("City", "")
    terminal.answer("Source", "")
    terminal.answer("anything else", "")
    terminal.answer("Its id", "", "tass")
    terminal.sees("  ! the id 'tass' is taken")
    terminal.answer("Its id", "dots")
    terminal.sees("(dots)")
    terminal.answer("Party", "A\u202eB")
    terminal.answer("is not in the register", "add it now")
    terminal.sees("  ! the text holds a")
    terminal.wait("Party")
    terminal.type(CTRL_D)

    assert terminal.end() == 130


class TestTheLastScreen:
    def test_review_shows_record_and_file_and_answers_can_be_changed(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement")
        to_the_last_screen(terminal)
        terminal.wait("Is it right")
        assert "  party           World Peoples Assembly (eapa, international)\n" in terminal.text()
        assert f"The file {SHORT}:\n\n    id: 2024-05-eapa-tass-memorandum\n" in terminal.text()
        terminal.answer("Is it right", "change")
        terminal.answer("Which answer", "city")
        terminal.answer("City", "Moscow")
        terminal.answer("Is it right", "change")
        terminal.answer("Which answer", "party")
        terminal.answer("Which of them", "TASS")
        terminal.answer("Party", CTRL_U + "ibn sino")
        terminal.answer("Is it right", "change")
        terminal.answer("Which answer", "party")
        terminal.answer("Which of them", "one more")
        terminal.answer("Party", "regions xxi")
        terminal.answer("Is it right", "change")
        terminal.answer("Which answer", "party")
        terminal.answer("Which of them", "none")
        terminal.answer("Is it right", "change")
        terminal.answer("Which answer", "none")
        terminal.answer("Is it right", "change")
        terminal.answer("Which answer", "type")
        terminal.answer("What the paper", "protocol")
        terminal.answer("Is it right", "write")

        assert terminal.end() == 0
        written = (folder / "data/agreements/2024-05-eapa-ibn-sino-regions-xxi-protocol.yaml").read_text()
        assert "city: {en: Moscow}" in written

    def test_second_text_in_a_language_is_refused(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement", *ENOUGH_BUT_A_PARTY)
        terminal.answer("Party", "eapa", "tass", "")
        terminal.answer("Title", "Of two", "Again", "de=Von zweien", "")
        terminal.sees("  ! 'Of two' and 'Again' are both in 'en': write the language before one")
        terminal.answer("How the date", "")
        terminal.answer("Remark", "")
        terminal.answer("City", "")
        terminal.answer("Country", "")
        terminal.answer("Who signed", "nobody")
        terminal.answer("What it is about", "nothing")
        terminal.answer("Day on which", "")
        terminal.answer("Is it right", "change")
        terminal.answer("Which answer", "title")
        terminal.answer("Which of them", "Von")
        terminal.answer("Title", CTRL_U + "en=Von", CTRL_U + "de=Von uns zweien")
        terminal.sees("  ! 'Of two' and 'Von' are both in 'en'")
        terminal.answer("Is it right", "write")

        assert terminal.end() == 0
        assert 'title: {en: "Of two", de: "Von uns zweien"}\n' in (folder / SHORT).read_text(encoding="utf-8")

    def test_compound_answer_is_edited_with_its_parts_as_defaults(self, folder: Path) -> None:
        people = "tass:head=en=Ann Lee|ru=Энн Ли|de=Anna Li|Anne Lee; Head|ru=Глава"
        areas = ["--area", "peace=Peace|ru=Мир", "--signatory", people]
        terminal = Terminal(folder, "add-agreement", "--party", "eapa", *ENOUGH_BUT_A_PARTY, *areas)
        terminal.answer("Party", "tass", "")
        terminal.answer("Title", "")
        terminal.answer("How the date", "")
        terminal.answer("Remark", "")
        terminal.answer("City", "")
        terminal.answer("Country", "")
        terminal.answer("Day on which", "")
        terminal.answer("Is it right", "change")
        terminal.answer("Which answer", "signatory")
        terminal.answer("Which of them", "Ann")
        terminal.answer("Who signed", "")
        terminal.answer("Name of who signed", "")
        terminal.answer("Another spelling", "", CTRL_U + "Anna Lee", "", "")
        terminal.answer("Post", " and chair")
        terminal.answer("Signed as", "")
        terminal.answer("Is it right", "change")
        terminal.answer("Which answer", "area")
        terminal.answer("Which of them", "peace")
        terminal.answer("What it is about", "")
        terminal.answer("In the source's words", " и дружба")
        terminal.answer("Is it right", "")

        assert terminal.end() == 0, terminal.text()
        written = (folder / SHORT).read_text(encoding="utf-8")
        assert (
            '  - name: {en: "Ann Lee", ru: "Энн Ли"}\n    also: ["Anna Lee", "Anne Lee"]\n'
            '    position: {en: Head, ru: "Глава and chair"}\n    party: tass\n    capacity: head\n'
        ) in written
        assert '    text: {en: Peace, ru: "Мир и дружба"}\n' in written

    def test_possible_duplicate_is_reported(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement")
        to_the_last_screen(terminal)
        terminal.answer("Is it right", "change")
        terminal.answer("Which answer", "signed:")
        terminal.answer("Signed on", CTRL_U + "2020")
        terminal.wait("Is it right")

        assert "! '2020-01-31-eapa-tass' is in the register already" in " ".join(terminal.text().split())
        terminal.answer("Is it right", "forget")
        assert terminal.end() == 0
        assert "nothing was written" in terminal.text()
        assert not list((folder.parent / "state").rglob("*.json"))

    def test_record_with_errors_cannot_be_written_and_can_be_corrected(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement")
        to_the_last_screen(terminal)
        terminal.answer("Is it right", "change")
        terminal.answer("Which answer", "id:")
        terminal.answer("Its id", "tass")
        terminal.sees("  ! the id 'tass' is taken, by data/organizations/tass.yaml")
        terminal.answer("It cannot be written so", "change")
        terminal.answer("Which answer", "id:")
        terminal.answer("Its id", CTRL_U)
        terminal.answer("Is it right", "change")
        terminal.answer("Which answer", "ends")
        terminal.answer("Last day", "2020")
        terminal.sees("[dates-in-order]")
        terminal.answer("It cannot be written so", "keep")

        assert terminal.end() == 0
        assert "next: eapa add-agreement --resume" in terminal.text()
        assert not (folder / SHORT).exists()


class TestDrafts:
    def test_ctrl_c_saves_the_answers_and_resume_continues(self, folder: Path) -> None:
        first = Terminal(folder, "add-agreement")
        to_the_sources(first)
        first.wait("Source")
        first.type(CTRL_C)
        assert first.end() == 130
        assert "the answers so far were saved\nnext: eapa add-agreement --resume\n" in first.text() + "\n"

        second = Terminal(folder, "add-agreement", "--resume", "--title", "Given now")
        second.answer("Source", "https://example.org/1", "")
        second.answer("Day on which", "")
        second.answer("anything else", "")
        second.answer("Is it right", "")

        assert second.end() == 0
        assert "Given now" in (folder / SHORT).read_text()

    def test_ctrl_c_saves_the_parts_of_a_signatory(self, folder: Path) -> None:
        first = Terminal(folder, "add-agreement", *ENOUGH_BUT_A_PARTY, "--party", "eapa")
        first.answer("Party", "tass", "")
        to_who_signed(first)
        first.answer("Who signed", "Assembly")
        first.answer("Name of", "Ann Lee")
        first.answer("Another spelling", "Энн Ли", "Anne Lee", "")
        first.wait("Post")
        first.type(CTRL_C)
        assert first.end() == 130

        second = Terminal(folder, "add-agreement", "--resume")
        second.answer("Who signed", "")
        second.answer("Name of", "")
        second.answer("Another spelling", "", CTRL_U, "")
        second.answer("Post", "Head")
        second.wait("Signed as")
        second.type(CTRL_C)
        assert second.end() == 130

        third = Terminal(folder, "add-agreement", "--resume")
        third.answer("Who signed", "")
        third.answer("Name of", "")
        third.answer("Another spelling", "", "")
        third.answer("Post", "")
        third.answer("Signed as", "head")
        third.sees("  = Ann Lee (en) / Энн Ли (ru), Head (en); for World Peoples Assembly, as head")
        third.answer("Who signed, one more", "nobody")
        third.wait("What it is about")
        third.type(CTRL_C)
        assert third.end() == 130

    def test_ctrl_c_saves_the_topic_of_an_area(self, folder: Path) -> None:
        first = Terminal(folder, "add-agreement", *ENOUGH_BUT_A_PARTY, "--party", "eapa")
        first.answer("Party", "tass", "")
        to_who_signed(first)
        first.answer("Who signed", "nobody")
        first.answer("What it is about", "media")
        first.wait("In the source's words")
        first.type(CTRL_C)
        assert first.end() == 130

        second = Terminal(folder, "add-agreement", "--resume")
        second.answer("What it is about", "")
        second.answer("In the source's words", "A|en=B")
        second.sees("  ! 'A' and 'B' are both in 'en': write the language before one, as LANG=TEXT")
        second.answer("In the source's words", "News")
        second.sees("  = media: News (en)")
        second.wait("What it is about, one more")
        second.type(CTRL_C)
        assert second.end() == 130

    def test_closed_window_saves_the_answers(self, folder: Path) -> None:
        first = Terminal(folder, "add-organization")
        first.answer("Official name", "River League", "")
        first.wait("What sort")
        first.hang_up()

        second = Terminal(folder, "add-organization", "--resume")
        second.answer("What sort", "ngo")
        second.wait("Country")
        second.type(CTRL_C)
        assert second.end() == 130

    def test_partial_organization_is_continued(self, folder: Path) -> None:
        first = Terminal(folder, "add-agreement", "--party", "eapa", *ENOUGH_BUT_A_PARTY)
        first.answer("Party", "River League")
        first.answer("is not in the register", "add it now")
        first.answer("Official name", "Лига рек", "")
        first.answer("What sort of body", "ngo")
        first.wait("Country")
        first.type(CTRL_C)
        assert first.end() == 130

        second = Terminal(folder, "add-agreement", "--resume")
        second.answer("'River League' is half made: go on with it?", "")
        second.answer("Country", "Kazakhstan")
        second.answer("City", "")
        second.wait("Source")
        second.type(CTRL_C)
        assert second.end() == 130

        third = Terminal(folder, "add-agreement", "--resume")
        third.answer("'River League' is half made: go on with it?", "yes")
        third.answer("Source", "")
        third.answer("anything else", "")
        third.answer("Party", "")
        to_the_end_of_signing(third)
        third.answer("Is it right", "")

        assert third.end() == 0
        made = (folder / "data/organizations/river-league.yaml").read_text(encoding="utf-8")
        assert '  - {value: "Лига рек", lang: ru, kind: official}\ntype: ngo\ncountry: KZ\n' in made
        assert (folder / "data/agreements/2024-05-eapa-river-league-memorandum.yaml").exists()
        assert not list((folder.parent / "state").rglob("*.json"))

    def test_partial_organization_can_be_dropped(self, folder: Path) -> None:
        first = Terminal(folder, "add-agreement", "--party", "eapa", *ENOUGH_BUT_A_PARTY)
        first.answer("Party", "River League")
        first.answer("is not in the register", "add it now")
        first.wait("Official name")
        first.hang_up()

        second = Terminal(folder, "add-agreement", "--resume")
        second.answer("'River League' is half made: go on with it?", "no")
        second.answer("Party", "tass", "")
        to_the_end_of_signing(second)
        second.answer("Is it right", "")

        assert second.end() == 0
        assert (folder / SHORT).exists()
        assert not (folder / "data/organizations/river-league.yaml").exists()

    def test_review_mentions_a_partial_organization(self, folder: Path) -> None:
        first = Terminal(folder, "add-agreement", "--party", "eapa", *ENOUGH_BUT_A_PARTY)
        first.answer("Party", "tass", "")
        to_the_end_of_signing(first)
        first.answer("Is it right", "change")
        first.answer("Which answer", "party")
        first.answer("Which of them", "one more")
        first.answer("Party", "River League")
        first.answer("is not in the register", "add it now")
        first.answer("Official name", "")
        first.wait("What sort of body")
        first.type(CTRL_C)
        assert first.end() == 130

        second = Terminal(folder, "add-agreement", "--resume")
        second.sees("  ! 'River League' is half made: change the answer that it is for")
        second.answer("Is it right", "forget")
        assert second.end() == 0

    def test_nothing_is_saved_without_answers(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement")
        terminal.wait("Party")
        terminal.type(CTRL_C)

        assert terminal.end() == 130
        assert terminal.text().endswith("there were no answers to save")
        assert not list((folder.parent / "state").rglob("*.json"))

    def test_option_values_are_saved_without_answers(self, folder: Path) -> None:
        first = Terminal(folder, "add-agreement", "--title", "A long one")
        first.wait("Party")
        first.type(CTRL_C)
        assert first.end() == 130

        second = Terminal(folder, "add-agreement", "--resume")
        second.wait("Party")
        second.type(CTRL_C)
        assert second.end() == 130
        assert "next: eapa add-agreement --resume" in second.text()

    def test_drafts_are_distinguished_by_name_or_title(self, folder: Path) -> None:
        for title in ("First pact", "Second pact"):
            terminal = Terminal(folder, "add-agreement", "--type", "memorandum", "--title", title)
            terminal.answer("Party", "tass")
            terminal.wait("Party")
            terminal.type(CTRL_C)
            assert terminal.end() == 130

        terminal = Terminal(folder, "add-agreement", "--resume")
        terminal.wait("Which of these")
        terminal.sees("  First pact (en); memorandum; ", "  Second pact (en); memorandum; ")
        terminal.type(CTRL_C)
        terminal.end()

    def test_one_of_several_drafts_can_be_chosen(self, folder: Path) -> None:
        for name in ("River League", "Hill League"):
            terminal = Terminal(folder, "add-organization")
            terminal.answer("Official name", name, "")
            terminal.wait("What sort")
            terminal.type(CTRL_C)
            assert terminal.end() == 130
        (state,) = (folder.parent / "state").rglob("drafts/*")
        (state / "0.json").write_text("{")

        terminal = Terminal(folder, "add-organization", "--resume")
        terminal.answer("Which of these", "River")
        terminal.answer("What sort", "ngo")
        terminal.wait("Country")
        terminal.type(CTRL_C)
        assert terminal.end() == 130

    def test_drafts_of_another_command_are_not_offered(self, folder: Path) -> None:
        first = Terminal(folder, "add-organization")
        first.answer("Official name", "River League", "")
        first.wait("What sort")
        first.type(CTRL_C)
        assert first.end() == 130

        second = Terminal(folder, "add-agreement", "--resume")

        assert second.end() == 3
        assert "there are no saved answers for 'eapa add-agreement'" in second.text()

    def test_drafts_stay_saved_without_a_terminal(
        self, folder: Path, eapa: Eapa, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        terminal = Terminal(folder, "add-organization")
        terminal.answer("Official name", "River League", "")
        terminal.wait("What sort")
        terminal.type(CTRL_C)
        assert terminal.end() == 130
        monkeypatch.setenv("XDG_STATE_HOME", str(folder.parent / "state"))

        assert eapa("add-organization", "--resume", cwd=folder) == (
            2,
            "",
            "error: --resume needs a terminal for its prompts\nhint: run the command on a terminal\n",
        )
        assert list((folder.parent / "state").rglob("*.json"))

    def test_resume_without_drafts_is_refused(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-organization", "--resume")

        assert terminal.end() == 3
        assert "there are no saved answers for 'eapa add-organization'" in terminal.text()


class TestChangesOfState:
    def test_changed_agreement_is_shown_before_it_is_written(self, folder: Path) -> None:
        terminal = Terminal(folder, "terminate", "2020-01-31-eapa-tass")
        terminal.answer("Date on which it ended", "2019")
        terminal.answer("On what grounds", "withdrawn")
        terminal.answer("Remark on it", "By letter")
        terminal.sees("  ! 'terminated.date' (2019) is before 'signed.date' (2020-01-31)")
        terminal.answer("Answer the questions on its end again", "no")
        terminal.answer("It cannot be written so", "change")
        terminal.answer("Which answer", "date")
        terminal.answer("Date on which it ended", CTRL_U + "May 2024")
        terminal.answer("Is it right", "change")
        terminal.answer("Which answer", "date")
        terminal.answer("Date on which it ended", CTRL_U)
        terminal.sees("  ! this one is needed")
        terminal.answer("Date on which it ended", CTRL_U + "05/2024")
        terminal.wait("Is it right")

        assert '    +terminated: {date: "2024-05", grounds: withdrawn, note: "By letter"}\n' in terminal.text()
        terminal.type(ENTER)
        assert terminal.end() == 0
        assert "changed: data/agreements/2020-01-31-eapa-tass.yaml\n" in terminal.text()

    def test_new_and_old_names_are_shown_before_they_are_written(self, folder: Path) -> None:
        terminal = Terminal(folder, "rename-organization", "tass")
        terminal.answer("New official name", "TASS Today", "ТАСС сегодня", "")
        terminal.answer("Date from which it bears the name", "1 мая 2026")
        terminal.sees("  = 2026-05-01")
        terminal.wait("Is it right")

        assert '    +  - {value: "ТАСС сегодня", lang: ru, kind: official, from: "2026-05-01"}\n' in terminal.text()
        terminal.type(ENTER)
        assert terminal.end() == 0
        assert 'kind: former, to: "2026-05-01"}' in (folder / "data/organizations/tass.yaml").read_text("utf-8")

    def test_agreements_of_a_dissolved_organization_are_shown_first(self, folder: Path) -> None:
        terminal = Terminal(folder, "dissolve", "ibn-sino")
        terminal.answer("Date on which it was dissolved", "март 2026")
        terminal.answer("Organization that took its place", "ТАСС")
        terminal.sees("  = TASS Russian News Agency (tass, RU)")
        terminal.wait("Is it right")

        assert "2022-05-11-eapa-ibn-sino (no end stated)" in terminal.text()
        terminal.type(ENTER)
        assert terminal.end() == 0
        assert terminal.text().count("2022-05-11-eapa-ibn-sino (no end stated)") == 2
        assert "successor-of, organization: ibn-sino}" in (folder / "data/organizations/tass.yaml").read_text("utf-8")

    def test_unknown_successor_is_added_with_its_relation(self, folder: Path) -> None:
        terminal = Terminal(folder, "dissolve", "ibn-sino")
        terminal.answer("Date on which it was dissolved", "2026")
        terminal.answer("Organization that took its place", "River League")
        terminal.answer("is not in the register", "add it now")
        terminal.answer("Official name", "")
        terminal.answer("What sort of body", "ngo")
        terminal.answer("Country", "")
        terminal.answer("City", "")
        terminal.answer("Source", "")
        terminal.answer("anything else", "")
        terminal.answer("Is it right", "")

        assert terminal.end() == 0
        assert "relations:\n  - {type: successor-of, organization: ibn-sino}\n" in (
            folder / "data/organizations/river-league.yaml"
        ).read_text(encoding="utf-8")
        assert 'dissolved: "2026"\n' in (folder / "data/organizations/ibn-sino.yaml").read_text(encoding="utf-8")


def test_possible_duplicate_organization_is_offered_after_its_name(folder: Path) -> None:
    terminal = Terminal(folder, "add-organization", "--id", "tass-2")
    terminal.answer("Official name", "TASS, Russian News Agency")
    terminal.answer("looks like", "it is another")
    terminal.answer("Official name", "Russian News Agency TASS", "")
    terminal.answer("What sort", "media")
    terminal.answer("Country", "")
    terminal.answer("City", "")
    terminal.answer("Source", "")
    terminal.answer("anything else", "notes")
    terminal.answer("Notes", "\x1b[200~One  line\nand another\x1b[201~")
    terminal.answer("anything else", "")
    terminal.answer("Is it right", "")

    assert terminal.end() == 0
    assert "  One line\n" in (folder / "data/organizations/tass-2.yaml").read_text()


def test_existing_record_can_be_used_instead(folder: Path) -> None:
    terminal = Terminal(folder, "add-organization")
    terminal.answer("Official name", "TASS, Russian News Agency")
    terminal.answer("looks like", "yes")

    assert terminal.end() == 0
    assert "next: eapa show tass\nnothing was written" in terminal.text()


def test_dumb_terminal_gets_plain_prompts(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", environ={"TERM": "dumb"})
    terminal.answer("Party", "eapa", "?tass")
    terminal.sees("  tass: TASS Russian News Agency (tass, RU)")
    terminal.answer("Party", "tass", "")
    terminal.answer("What the paper", "", "9", "0", "2")
    terminal.answer("Title", "Меморандум", "")
    terminal.answer("Signed on", "2021-02-30")
    terminal.sees("  ! '2021-02-30' is not a day of the calendar: February 2021 has 28 days")
    terminal.answer("Signed on", "-")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Who signed", "1")
    terminal.answer("What it is about", "sport")
    terminal.answer("In the source's words", "")
    terminal.answer("What it is about", "1")
    terminal.answer("Source", "https://example.org/1", "")
    terminal.answer("Day on which", "")
    terminal.answer("anything else", "1")
    terminal.answer("Is it right", "change an answer")
    terminal.answer("Which answer", "type: memorandum")
    terminal.answer("What the paper", "")
    terminal.answer("Is it right", "1")

    assert terminal.end() == 0
    assert (folder / "data/agreements/undated-eapa-tass-memorandum.yaml").exists()
    assert "\x1b" not in terminal.raw


def test_no_color_disables_colour(folder: Path) -> None:
    terminal = Terminal(folder, "add-organization", environ={"NO_COLOR": "1"})
    terminal.answer("Official name", "River League", "")
    terminal.answer("What sort", "ngo")
    terminal.wait("Country")
    terminal.type(CTRL_C)

    assert terminal.end() == 130
    assert "\x1b[0;38;5;" not in terminal.raw
    assert "\x1b[0;3" not in terminal.raw


def test_prompts_fit_80_columns(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", height=24)
    to_the_last_screen(terminal)
    terminal.wait("Is it right")

    assert max(map(len, terminal.text().splitlines())) <= 80
    terminal.type(ENTER)
    assert terminal.end() == 0


@pytest.mark.parametrize("width", [40, 80])
def test_review_breaks_no_words(folder: Path, width: int) -> None:
    post = "Secretary-General of the General Secretariat and of all the bodies that are its daughters"
    given = ["--party", "eapa", "--signatory", f"eapa=Ann Lee; {post}"]
    terminal = Terminal(folder, "add-agreement", *ENOUGH_BUT_A_PARTY, *given, width=width, height=200)
    terminal.answer("Party", "tass", "")
    terminal.answer("Title", "")
    terminal.answer("How the date", "")
    terminal.answer("Remark", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("What it is about", "")
    terminal.answer("Day on which", "")
    terminal.wait("Is it right")

    last = terminal.text().partition("\n  type  ")[2].partition("? Is it right")[0]
    assert " ".join(last.split()).count(post) == 2
    terminal.type(CTRL_C)
    assert terminal.end() == 130


def test_superseding_by_answers_and_options_creates_the_same_bytes(eapa: Eapa, folder: Path) -> None:
    earlier = "2021-09-24-eapa-scopdc-uz"
    flags = ["--signed", "2026-11", "--signatory", "eapa=Ann Lee", "--source", "https://example.org/8"]
    meant = eapa("supersede", earlier, *flags, "--dry-run").out.splitlines()[3:]

    terminal = Terminal(folder, "supersede", earlier)
    terminal.sees("  = carried over: type, party, area; each can be changed on the last screen")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "ноябрь 2026")
    for question in ("How the date", "Remark", "City", "Country"):
        terminal.answer(question, "")
    terminal.answer("Who signed", "Assembly")
    terminal.answer("Name of", "Ann Lee")
    for question in ("Another spelling", "Post", "Signed as"):
        terminal.answer(question, "")
    terminal.answer("Who signed", "nobody")
    terminal.answer("Source", "https://example.org/8", "")
    for question in ("Day on which", "anything else", "Is it right"):
        terminal.answer(question, "")

    assert terminal.end() == 0
    written = (folder / "data/agreements/2026-11-eapa-scopdc-uz.yaml").read_text(encoding="utf-8")
    assert written.splitlines() == [line.removeprefix("+") for line in meant]
