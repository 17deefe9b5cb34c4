"""What a clerk sees and can rely on at a terminal."""

from pathlib import Path

import pytest
from cli.test_add import EXPECTED, FILE
from running import Eapa
from terminal import CTRL_C, CTRL_D, CTRL_U, DOWN, END, ENTER, Terminal


@pytest.fixture(name="folder")
def register_folder(register: Path) -> Path:
    return register


def to_the_sources(terminal: Terminal) -> None:
    """Answer the questions before that for the source, with as little as can be told."""
    terminal.answer("Party", "eapa", "tass", "")
    terminal.answer("Document type", "memorandum")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "May 2024")
    terminal.answer("How the date", "")
    terminal.answer("Note on", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Signatory's party", "no one")
    terminal.answer("Area of cooperation", "no other")


def to_the_last_screen(terminal: Terminal) -> None:
    to_the_sources(terminal)
    terminal.answer("Source", "https://example.org/1", "")
    terminal.answer("Date on which", "")
    terminal.answer("Anything else", "")


def to_the_end_of_signing(terminal: Terminal) -> None:
    to_who_signed(terminal)
    terminal.answer("Signatory's party", "no one")
    terminal.answer("Area of cooperation", "no other")
    terminal.answer("Date on which", "")


def to_who_signed(terminal: Terminal) -> None:
    terminal.answer("Title", "")
    terminal.answer("How the date", "")
    terminal.answer("Note on", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")


# With something in each part that is otherwise offered, so that nothing is left to offer.
ENOUGH_BUT_A_PARTY = [
    *["--type", "memorandum", "--signed", "2024-05", "--source", "https://example.org/1"],
    *["--duration", "P5Y", "--place", "Press Centre", "--language", "en", "--document", "https://example.org/a.pdf"],
    *["--relation", "implements=2020-01-31-eapa-tass", "--notes", "Seen."],
]
SHORT = "data/agreements/2024-05-eapa-tass-memorandum.yaml"


def test_an_agreement_of_three_is_made_from_answers_alone_to_the_byte_that_flags_make(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.answer("Party", "народов мира", "ТАСС", "ibn sino", "")
    terminal.answer("Document type", "memorandum")
    terminal.answer("Title", "Memorandum of three", "Меморандум трёх", "")
    terminal.answer("Signed on", "май 2024")
    terminal.answer("How the date", "stated")
    terminal.answer("Note on", "")
    terminal.answer("City", "Moscow", "")
    terminal.answer("Country", "Россия")
    terminal.answer("Signatory's party", "Assembly")
    terminal.answer("Signatory's full name", "Ann Lee")
    terminal.answer("Another spelling", "Энн Ли", "Anne Lee", "")
    terminal.answer("Position", "Head; of all")
    terminal.answer("Capacity", "head")
    terminal.answer("Signatory's party", "TASS")
    terminal.answer("Signatory's full name", "Иван Ли")
    terminal.answer("Another spelling", "")
    terminal.answer("Position", "")
    terminal.answer("Capacity", "")
    terminal.answer("Signatory's party", "no one")
    terminal.answer("Area of cooperation", "culture")
    terminal.answer("Wording of the source", "")
    terminal.answer("Area of cooperation", "peace")
    terminal.answer("Wording of the source", "Peace, mostly|ru=Мир")
    terminal.answer("Area of cooperation", "no other")
    terminal.answer("Source", "https://example.org/news", "")
    terminal.answer("Date on which", "23 November 2026")
    terminal.answer("Anything else", "term")
    terminal.answer("First day", "")
    terminal.answer("Last day", "")
    terminal.answer("Duration", "5 years")
    terminal.answer("How it is renewed", "tacit")
    terminal.answer("Length of each", "1 год")
    terminal.answer("Maximum", "")
    terminal.answer("Notice", "3 months")
    terminal.answer("Anything else", "languages")
    terminal.answer("Language", "ru=authentic", "en", "")
    terminal.answer("Anything else", "")
    terminal.answer("Is the record correct", "")

    assert terminal.end() == 0
    assert (folder / FILE).read_text(encoding="utf-8") == EXPECTED
    assert not list((folder.parent / "state").rglob("*.json"))


def test_what_was_typed_is_shown_as_it_will_be_kept(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.wait("Party")
    terminal.type("дипломатии")
    terminal.sees("(scopdc-uz, UZ)", "(scopdc-ru, RU)")
    terminal.answer("Party", CTRL_U + "regions xxi", "ТАСС", "")
    terminal.answer("Document type", "", DOWN + DOWN)
    terminal.sees("  ! Required")
    terminal.answer("Title", "Соглашение", "")
    terminal.answer("Signed on", "24.09.2021")
    terminal.wait("How the date")

    text = terminal.text()
    terminal.type(CTRL_C)
    assert terminal.end() == 130
    assert "? Document type memorandum" in text
    assert "  = TASS Russian News Agency (tass, RU)\n" in text
    assert "  = Соглашение (ru)\n" in text
    assert "  = 2021-09-24\n" in text


def test_what_follows_from_nothing_is_not_asked(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", "--party", "eapa", "--party", "tass", "--type", "agreement")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Signatory's party", "no one")
    terminal.answer("Area of cooperation", "no other")
    terminal.answer("Source", "https://example.org/1", "")
    terminal.answer("Date on which", "")
    terminal.answer("Anything else", "term")
    terminal.answer("First day", "")
    terminal.answer("Last day", "open")
    terminal.answer("Notice", "")
    terminal.answer("Anything else", "")
    terminal.answer("Is the record correct", "")

    assert terminal.end() == 0, terminal.text()
    assert 'term: {ends: ".."}' in (folder / "data/agreements/undated-eapa-tass.yaml").read_text()


def test_a_wrong_answer_is_told_at_once_and_can_be_mended(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", "--party", "eapa", "--party", "tass", "--type", "agreement")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "09/10/2021")
    terminal.sees("  ! '09/10/2021' is ambiguous: write '2021-10-09' or '2021-09-10'")
    terminal.answer("Signed on", CTRL_U + "9 October 2021")
    terminal.answer("How the date", "deduced")
    terminal.answer("Note on", "")
    terminal.answer("City", "")
    terminal.answer("Country", "Uzbekitsan")
    terminal.sees("  ! no country is called 'Uzbekitsan': did you mean 'Uzbekistan (UZ)'?")
    terminal.answer("Country", "uzbekista")  # it takes the place of what was refused
    terminal.sees("  ! no country is called 'uzbekista': did you mean 'Uzbekistan (UZ)'?")
    terminal.answer("Country", END + "n")  # a key that moves lets it be mended
    terminal.answer("Enter the section 'signing' again", "yes")
    terminal.answer("Signed on", "9 October 2021")
    terminal.answer("How the date", "deduced")
    terminal.answer("Note on", "The page is of\u200b that week")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Signatory's party", "TASS")
    terminal.answer("Signatory's full name", "Ann\u202eLee")
    terminal.answer("Another spelling", "")
    terminal.answer("Position", "")
    terminal.answer("Capacity", "")
    terminal.sees("  ! the text contains a")
    terminal.answer("Signatory's full name", CTRL_U)
    terminal.answer("Area of cooperation", "sport")
    terminal.answer("Wording of the source", "A\u202eB")
    terminal.answer("Wording of the source", CTRL_U)
    terminal.answer("Area of cooperation", "sport")
    terminal.answer("Wording of the source", "")
    terminal.sees("  ! sport is already in the list")
    terminal.answer("Area of cooperation", "no other")
    terminal.answer("Source", "scan.pdf")
    terminal.sees("  ! 'scan.pdf' is not a web address")
    terminal.answer("Source", CTRL_U)
    terminal.sees("  ! Required: a source or a copy of the document.")
    terminal.answer("Copy of the document", "")
    terminal.answer("Source", "")
    terminal.sees("  ! Required: a source or a copy of the document.")
    terminal.answer("Copy of the document", "no.pdf")
    terminal.sees("  ! there is no such file")
    terminal.answer("Copy of the document", CTRL_U + "https://example.org/a.pdf", "")
    terminal.answer("Anything else", "")
    terminal.answer("Is the record correct", "")

    assert terminal.end() == 0
    written = (folder / "data/agreements/2021-10-09-eapa-tass.yaml").read_text()
    assert "country: UZ" not in written
    assert 'note: "The page is of that week"' in written


def test_a_third_party_that_was_half_made_is_gone_on_with_first(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.answer("Party", "eapa", "tass", "River League")
    terminal.answer("'River League' is not in the register", "add it now")
    terminal.wait("Official name")
    terminal.type(CTRL_C)
    assert terminal.end() == 130

    terminal = Terminal(folder, "add-agreement", "--resume")
    terminal.wait("The entry of 'River League' is not finished. Continue it?")
    terminal.type(CTRL_C)
    assert terminal.end() == 130


def test_a_missing_party_is_made_on_the_spot_and_written_together(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.answer("Party", "eapa", "River League")
    terminal.answer("'River League' is not in the register", "add it now")
    terminal.answer("Official name", "Лига рек", "")
    terminal.answer("Organization type", "ngo")
    terminal.answer("Country", "Kazakhstan")
    terminal.answer("City", "")
    terminal.answer("Source", "")
    terminal.answer("Anything else", "")
    terminal.sees("  = River League (river-league, KZ)")
    terminal.answer("Party", "лига", "river-league", "")
    terminal.sees("River League (river-league, KZ) is already in the list")
    terminal.answer("Document type", "agreement")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "2024")
    terminal.answer("How the date", "")
    terminal.answer("Note on", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Signatory's party", "no one")
    terminal.answer("Area of cooperation", "no other")
    terminal.answer("Source", "https://example.org/1", "")
    terminal.answer("Date on which", "")
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
    assert (folder / "data/agreements/2024-eapa-river-league.yaml").exists()


def test_an_organization_that_is_no_party_after_all_is_not_written(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", "--party", "eapa", *ENOUGH_BUT_A_PARTY)
    terminal.answer("Party", "Hill League")
    terminal.answer("'Hill League' is not in the register", "add it now")
    terminal.answer("Official name", "")
    terminal.answer("Organization type", "ngo")
    terminal.answer("Country", "")
    terminal.answer("City", "")
    terminal.answer("Source", "")
    terminal.answer("Anything else", "")
    terminal.answer("Party", "")
    to_the_end_of_signing(terminal)
    terminal.answer("Is the record correct", "change")
    terminal.answer("Which answer", "party")
    terminal.answer("Which one", "Hill")
    terminal.answer("Party", CTRL_U + "tass")
    terminal.answer("Is the record correct", "add the")

    assert terminal.end() == 0
    assert (folder / "data/agreements/2024-05-eapa-tass-memorandum.yaml").exists()
    assert not (folder / "data/organizations/hill-league.yaml").exists()


def test_a_party_that_turns_out_to_be_in_the_register_is_used(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.answer("Party", "eapa", "The Moscow Wire")
    terminal.answer("is not in the register", "add it now")
    terminal.answer("Official name", "TASS, Russian News Agency")
    terminal.answer("looks like", "yes")
    terminal.sees("  = TASS Russian News Agency (tass, RU)")
    terminal.answer("Party", "")
    terminal.wait("Document type")
    terminal.type(CTRL_C)

    assert terminal.end() == 130
    assert not (folder / "data/organizations/the-moscow-wire.yaml").exists()


def test_what_was_given_as_an_option_is_not_asked_and_can_be_mended(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", *ENOUGH_BUT_A_PARTY, "--basis", "deduced")
    terminal.answer("Party", "eapa", "tass", "")
    terminal.answer("Title", "")
    terminal.answer("Note on", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Enter the section 'signing' again", "yes")
    terminal.answer("Signed on", "June 2024")
    terminal.answer("How the date", "stated")
    terminal.answer("Note on", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Signatory's party", "no one")
    terminal.answer("Area of cooperation", "no other")
    terminal.answer("Date on which", "")
    terminal.answer("Is the record correct", "")

    assert terminal.end() == 0
    written = (folder / "data/agreements/2024-06-eapa-tass-memorandum.yaml").read_text(encoding="utf-8")
    assert '  date: "2024-06"\n  basis: stated\n' in written


def test_a_party_like_one_in_the_register_is_asked_about_before_a_second_is_made(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement")
    terminal.answer("Party", "TASS News Agency of Russia")
    terminal.answer("looks like", "")
    terminal.sees("  = TASS Russian News Agency (tass, RU)")
    terminal.answer("Party", "diplomacy")
    terminal.answer("'diplomacy' matches several organizations", "another name")
    terminal.answer("Party", "")
    terminal.sees("  ! Required")
    terminal.answer("Party", "…")
    terminal.answer("is not in the register", "add it now")
    terminal.answer("Official name", "")
    terminal.answer("Organization type", "media")
    terminal.answer("Country", "")
    terminal.answer("City", "")
    terminal.answer("Source", "")
    terminal.answer("Anything else", "")
    terminal.answer("Record id", "", "tass")
    terminal.sees("  ! The id 'tass' is already used")
    terminal.answer("Record id", "dots")
    terminal.sees("(dots)")
    terminal.answer("Party", "A\u202eB")
    terminal.answer("is not in the register", "add it now")
    terminal.sees("  ! the text contains a")
    terminal.wait("Party")
    terminal.type(CTRL_D)

    assert terminal.end() == 130


class TestTheLastScreen:
    def test_it_shows_the_record_and_the_file_and_lets_an_answer_be_changed(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement")
        to_the_last_screen(terminal)
        terminal.wait("Is the record correct")
        assert "  party           World Peoples Assembly (eapa, international)\n" in terminal.text()
        assert f"The file {SHORT}:\n\n    id: 2024-05-eapa-tass-memorandum\n" in terminal.text()
        terminal.answer("Is the record correct", "change")
        terminal.answer("Which answer", "city")
        terminal.answer("City", "Moscow")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Which answer", "party")
        terminal.answer("Which one", "TASS")
        terminal.answer("Party", CTRL_U + "ibn sino")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Which answer", "party")
        terminal.answer("Which one", "add another")
        terminal.answer("Party", "regions xxi")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Which answer", "party")
        terminal.answer("Which one", "none")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Which answer", "none")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Which answer", "type")
        terminal.answer("Document type", "protocol")
        terminal.answer("Is the record correct", "add the")

        assert terminal.end() == 0
        written = (folder / "data/agreements/2024-05-eapa-ibn-sino-regions-xxi-protocol.yaml").read_text()
        assert "city: {en: Moscow}" in written

    def test_a_second_text_in_a_language_takes_the_place_of_none(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement", *ENOUGH_BUT_A_PARTY)
        terminal.answer("Party", "eapa", "tass", "")
        terminal.answer("Title", "Of two", "Again", "de=Von zweien", "")
        terminal.sees("  ! 'Of two' and 'Again' are both in 'en': write the language before one")
        terminal.answer("How the date", "")
        terminal.answer("Note on", "")
        terminal.answer("City", "")
        terminal.answer("Country", "")
        terminal.answer("Signatory's party", "no one")
        terminal.answer("Area of cooperation", "no other")
        terminal.answer("Date on which", "")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Which answer", "title")
        terminal.answer("Which one", "Von")
        terminal.answer("Title", CTRL_U + "en=Von", CTRL_U + "de=Von uns zweien")
        terminal.sees("  ! 'Of two' and 'Von' are both in 'en'")
        terminal.answer("Is the record correct", "add the")

        assert terminal.end() == 0
        assert 'title: {en: "Of two", de: "Von uns zweien"}\n' in (folder / SHORT).read_text(encoding="utf-8")

    def test_an_answer_of_several_parts_is_given_again_with_each_part_as_it_was(self, folder: Path) -> None:
        people = "tass:head=en=Ann Lee|ru=Энн Ли|de=Anna Li|Anne Lee; Head|ru=Глава"
        areas = ["--area", "peace=Peace|ru=Мир", "--signatory", people]
        terminal = Terminal(folder, "add-agreement", "--party", "eapa", *ENOUGH_BUT_A_PARTY, *areas)
        terminal.answer("Party", "tass", "")
        terminal.answer("Title", "")
        terminal.answer("How the date", "")
        terminal.answer("Note on", "")
        terminal.answer("City", "")
        terminal.answer("Country", "")
        terminal.answer("Date on which", "")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Which answer", "signatory")
        terminal.answer("Which one", "Ann")
        terminal.answer("Signatory's party", "")
        terminal.answer("Signatory's full name", "")
        terminal.answer("Another spelling", "", CTRL_U + "Anna Lee", "", "")
        terminal.answer("Position", " and chair")
        terminal.answer("Capacity", "")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Which answer", "area")
        terminal.answer("Which one", "peace")
        terminal.answer("Area of cooperation", "")
        terminal.answer("Wording of the source", " и дружба")
        terminal.answer("Is the record correct", "")

        assert terminal.end() == 0, terminal.text()
        written = (folder / SHORT).read_text(encoding="utf-8")
        assert (
            '  - name: {en: "Ann Lee", ru: "Энн Ли"}\n    also: ["Anna Lee", "Anne Lee"]\n'
            '    position: {en: Head, ru: "Глава and chair"}\n    party: tass\n    capacity: head\n'
        ) in written
        assert '    text: {en: Peace, ru: "Мир и дружба"}\n' in written

    def test_a_record_that_may_be_there_already_is_told(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement")
        to_the_last_screen(terminal)
        terminal.answer("Is the record correct", "change")
        terminal.answer("Which answer", "signed:")
        terminal.answer("Signed on", CTRL_U + "2020")
        terminal.wait("Is the record correct")

        assert "! '2020-01-31-eapa-tass' is already in the register" in " ".join(terminal.text().split())
        terminal.answer("Is the record correct", "without")
        assert terminal.end() == 0
        assert "nothing was written" in terminal.text()
        assert not list((folder.parent / "state").rglob("*.json"))

    def test_a_record_with_errors_cannot_be_written_and_can_be_mended(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement")
        to_the_last_screen(terminal)
        terminal.answer("Is the record correct", "change")
        terminal.answer("Which answer", "id:")
        terminal.answer("Record id", "tass")
        terminal.sees("  ! the id 'tass' is already used by data/organizations/tass.yaml")
        terminal.answer("The record cannot be saved", "change")
        terminal.answer("Which answer", "id:")
        terminal.answer("Record id", CTRL_U)
        terminal.answer("Is the record correct", "change")
        terminal.answer("Which answer", "ends")
        terminal.answer("Last day", "2020")
        terminal.sees("[dates-in-order]")
        terminal.answer("The record cannot be saved", "draft")

        assert terminal.end() == 0
        assert "next: eapa add-agreement --resume" in terminal.text()
        assert not (folder / SHORT).exists()


class TestDrafts:
    def test_ctrl_c_keeps_what_was_answered_and_resume_goes_on(self, folder: Path) -> None:
        first = Terminal(folder, "add-agreement")
        to_the_sources(first)
        first.wait("Source")
        first.type(CTRL_C)
        assert first.end() == 130
        assert "saved: a draft of the answers so far\nnext: eapa add-agreement --resume\n" in first.text() + "\n"

        second = Terminal(folder, "add-agreement", "--resume", "--title", "Given now")
        second.answer("Source", "https://example.org/1", "")
        second.answer("Date on which", "")
        second.answer("Anything else", "")
        second.answer("Is the record correct", "")

        assert second.end() == 0
        assert "Given now" in (folder / SHORT).read_text()

    def test_ctrl_c_amid_who_signed_keeps_the_parts_that_were_told(self, folder: Path) -> None:
        first = Terminal(folder, "add-agreement", *ENOUGH_BUT_A_PARTY, "--party", "eapa")
        first.answer("Party", "tass", "")
        to_who_signed(first)
        first.answer("Signatory's party", "Assembly")
        first.answer("Signatory's full name", "Ann Lee")
        first.answer("Another spelling", "Энн Ли", "Anne Lee", "")
        first.wait("Position")
        first.type(CTRL_C)
        assert first.end() == 130

        second = Terminal(folder, "add-agreement", "--resume")
        second.answer("Signatory's party", "")
        second.answer("Signatory's full name", "")
        second.answer("Another spelling", "", CTRL_U, "")
        second.answer("Position", "Head")
        second.wait("Capacity")
        second.type(CTRL_C)
        assert second.end() == 130

        third = Terminal(folder, "add-agreement", "--resume")
        third.answer("Signatory's party", "")
        third.answer("Signatory's full name", "")
        third.answer("Another spelling", "", "")
        third.answer("Position", "")
        third.answer("Capacity", "head")
        third.sees("  = Ann Lee (en) / Энн Ли (ru), Head (en); for World Peoples Assembly, as head")
        third.answer("Signatory's party, one more", "no one")
        third.wait("Area of cooperation")
        third.type(CTRL_C)
        assert third.end() == 130

    def test_ctrl_c_amid_an_area_keeps_its_topic(self, folder: Path) -> None:
        first = Terminal(folder, "add-agreement", *ENOUGH_BUT_A_PARTY, "--party", "eapa")
        first.answer("Party", "tass", "")
        to_who_signed(first)
        first.answer("Signatory's party", "no one")
        first.answer("Area of cooperation", "media")
        first.wait("Wording of the source")
        first.type(CTRL_C)
        assert first.end() == 130

        second = Terminal(folder, "add-agreement", "--resume")
        second.answer("Area of cooperation", "")
        second.answer("Wording of the source", "A|en=B")
        second.sees("  ! 'A' and 'B' are both in 'en': write the language before one, as LANG=TEXT")
        second.answer("Wording of the source", "News")
        second.sees("  = media: News (en)")
        second.wait("Area of cooperation, one more")
        second.type(CTRL_C)
        assert second.end() == 130

    def test_a_closed_window_loses_nothing_either(self, folder: Path) -> None:
        first = Terminal(folder, "add-organization")
        first.answer("Official name", "River League", "")
        first.wait("Organization type")
        first.hang_up()

        second = Terminal(folder, "add-organization", "--resume")
        second.answer("Organization type", "ngo")
        second.wait("Country")
        second.type(CTRL_C)
        assert second.end() == 130

    def test_an_organization_left_half_made_is_gone_on_with(self, folder: Path) -> None:
        first = Terminal(folder, "add-agreement", "--party", "eapa", *ENOUGH_BUT_A_PARTY)
        first.answer("Party", "River League")
        first.answer("is not in the register", "add it now")
        first.answer("Official name", "Лига рек", "")
        first.answer("Organization type", "ngo")
        first.wait("Country")
        first.type(CTRL_C)
        assert first.end() == 130

        second = Terminal(folder, "add-agreement", "--resume")
        second.answer("The entry of 'River League' is not finished. Continue it?", "")
        second.answer("Country", "Kazakhstan")
        second.answer("City", "")
        second.wait("Source")
        second.type(CTRL_C)
        assert second.end() == 130

        third = Terminal(folder, "add-agreement", "--resume")
        third.answer("The entry of 'River League' is not finished. Continue it?", "yes")
        third.answer("Source", "")
        third.answer("Anything else", "")
        third.answer("Party", "")
        to_the_end_of_signing(third)
        third.answer("Is the record correct", "")

        assert third.end() == 0
        made = (folder / "data/organizations/river-league.yaml").read_text(encoding="utf-8")
        assert '  - {value: "Лига рек", lang: ru, kind: official}\ntype: ngo\ncountry: KZ\n' in made
        assert (folder / "data/agreements/2024-05-eapa-river-league-memorandum.yaml").exists()
        assert not list((folder.parent / "state").rglob("*.json"))

    def test_an_organization_left_half_made_can_be_forgotten(self, folder: Path) -> None:
        first = Terminal(folder, "add-agreement", "--party", "eapa", *ENOUGH_BUT_A_PARTY)
        first.answer("Party", "River League")
        first.answer("is not in the register", "add it now")
        first.wait("Official name")
        first.hang_up()

        second = Terminal(folder, "add-agreement", "--resume")
        second.answer("The entry of 'River League' is not finished. Continue it?", "no")
        second.answer("Party", "tass", "")
        to_the_end_of_signing(second)
        second.answer("Is the record correct", "")

        assert second.end() == 0
        assert (folder / SHORT).exists()
        assert not (folder / "data/organizations/river-league.yaml").exists()

    def test_the_last_screen_tells_of_an_organization_left_half_made(self, folder: Path) -> None:
        first = Terminal(folder, "add-agreement", "--party", "eapa", *ENOUGH_BUT_A_PARTY)
        first.answer("Party", "tass", "")
        to_the_end_of_signing(first)
        first.answer("Is the record correct", "change")
        first.answer("Which answer", "party")
        first.answer("Which one", "add another")
        first.answer("Party", "River League")
        first.answer("is not in the register", "add it now")
        first.answer("Official name", "")
        first.wait("Organization type")
        first.type(CTRL_C)
        assert first.end() == 130

        second = Terminal(folder, "add-agreement", "--resume")
        second.sees("  ! The entry of 'River League' is not finished: change the answer")
        second.answer("Is the record correct", "without")
        assert second.end() == 0

    def test_nothing_is_kept_where_nothing_was_answered(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-agreement")
        terminal.wait("Party")
        terminal.type(CTRL_C)

        assert terminal.end() == 130
        assert terminal.text().endswith("there were no answers to save")
        assert not list((folder.parent / "state").rglob("*.json"))

    def test_what_was_given_as_an_option_is_kept_also_where_nothing_was_answered(self, folder: Path) -> None:
        first = Terminal(folder, "add-agreement", "--title", "A long one")
        first.wait("Party")
        first.type(CTRL_C)
        assert first.end() == 130

        second = Terminal(folder, "add-agreement", "--resume")
        second.wait("Party")
        second.type(CTRL_C)
        assert second.end() == 130
        assert "next: eapa add-agreement --resume" in second.text()

    def test_those_to_choose_from_are_told_apart_by_name_or_title(self, folder: Path) -> None:
        for title in ("First pact", "Second pact"):
            terminal = Terminal(folder, "add-agreement", "--type", "memorandum", "--title", title)
            terminal.answer("Party", "tass")
            terminal.wait("Party")
            terminal.type(CTRL_C)
            assert terminal.end() == 130

        terminal = Terminal(folder, "add-agreement", "--resume")
        terminal.wait("Which draft")
        terminal.sees("  First pact (en); memorandum; ", "  Second pact (en); memorandum; ")
        terminal.type(CTRL_C)
        terminal.end()

    def test_of_several_one_is_chosen(self, folder: Path) -> None:
        for name in ("River League", "Hill League"):
            terminal = Terminal(folder, "add-organization")
            terminal.answer("Official name", name, "")
            terminal.wait("Organization type")
            terminal.type(CTRL_C)
            assert terminal.end() == 130
        (state,) = (folder.parent / "state").rglob("drafts/*")
        (state / "0.json").write_text("{")

        terminal = Terminal(folder, "add-organization", "--resume")
        terminal.answer("Which draft", "River")
        terminal.answer("Organization type", "ngo")
        terminal.wait("Country")
        terminal.type(CTRL_C)
        assert terminal.end() == 130

    def test_the_answers_to_another_command_are_not_taken(self, folder: Path) -> None:
        first = Terminal(folder, "add-organization")
        first.answer("Official name", "River League", "")
        first.wait("Organization type")
        first.type(CTRL_C)
        assert first.end() == 130

        second = Terminal(folder, "add-agreement", "--resume")

        assert second.end() == 3
        assert "there is no draft of 'eapa add-agreement'" in second.text()

    def test_where_nobody_can_be_asked_they_stay_kept(
        self, folder: Path, eapa: Eapa, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        terminal = Terminal(folder, "add-organization")
        terminal.answer("Official name", "River League", "")
        terminal.wait("Organization type")
        terminal.type(CTRL_C)
        assert terminal.end() == 130
        monkeypatch.setenv("XDG_STATE_HOME", str(folder.parent / "state"))

        assert eapa("add-organization", "--resume", cwd=folder) == (
            2,
            "",
            "error: --resume needs a terminal\nhint: run the command on a terminal\n",
        )
        assert list((folder.parent / "state").rglob("*.json"))

    def test_without_any_it_says_so(self, folder: Path) -> None:
        terminal = Terminal(folder, "add-organization", "--resume")

        assert terminal.end() == 3
        assert "there is no draft of 'eapa add-organization'" in terminal.text()


class TestChangesOfState:
    def test_what_an_agreement_becomes_is_shown_before_it_is_written(self, folder: Path) -> None:
        terminal = Terminal(folder, "terminate", "2020-01-31-eapa-tass")
        terminal.answer("Date of termination", "2019")
        terminal.answer("Grounds for termination", "withdrawn")
        terminal.answer("Note on the termination", "By letter")
        terminal.sees("  ! 'terminated.date' (2019) is before 'signed.date' (2020-01-31)")
        terminal.answer("Enter the section 'termination' again", "no")
        terminal.answer("The record cannot be saved", "change")
        terminal.answer("Which answer", "date")
        terminal.answer("Date of termination", CTRL_U + "May 2024")
        terminal.answer("Is the record correct", "change")
        terminal.answer("Which answer", "date")
        terminal.answer("Date of termination", CTRL_U)
        terminal.sees("  ! Required")
        terminal.answer("Date of termination", CTRL_U + "05/2024")
        terminal.wait("Is the record correct")

        assert '    +terminated: {date: "2024-05", grounds: withdrawn, note: "By letter"}\n' in terminal.text()
        terminal.type(ENTER)
        assert terminal.end() == 0
        assert "changed: data/agreements/2020-01-31-eapa-tass.yaml\n" in terminal.text()

    def test_a_new_name_is_shown_with_the_old_one_before_it_is_written(self, folder: Path) -> None:
        terminal = Terminal(folder, "rename-organization", "tass")
        terminal.answer("New official name", "TASS Today", "ТАСС сегодня", "")
        terminal.answer("Date from which the name", "1 мая 2026")
        terminal.sees("  = 2026-05-01")
        terminal.wait("Is the record correct")

        assert '    +  - {value: "ТАСС сегодня", lang: ru, kind: official, from: "2026-05-01"}\n' in terminal.text()
        terminal.type(ENTER)
        assert terminal.end() == 0
        assert 'kind: former, to: "2026-05-01"}' in (folder / "data/organizations/tass.yaml").read_text("utf-8")

    def test_the_agreements_of_what_is_dissolved_are_named_before_it_is_written(self, folder: Path) -> None:
        terminal = Terminal(folder, "dissolve", "ibn-sino")
        terminal.answer("Date of dissolution", "март 2026")
        terminal.answer("Successor", "ТАСС")
        terminal.sees("  = TASS Russian News Agency (tass, RU)")
        terminal.wait("Is the record correct")

        assert "2022-05-11-eapa-ibn-sino (unknown)" in terminal.text()
        terminal.type(ENTER)
        assert terminal.end() == 0
        assert terminal.text().count("2022-05-11-eapa-ibn-sino (unknown)") == 2
        assert "successor-of, organization: ibn-sino}" in (folder / "data/organizations/tass.yaml").read_text("utf-8")

    def test_a_successor_that_is_not_in_the_register_is_written_with_its_relation(self, folder: Path) -> None:
        terminal = Terminal(folder, "dissolve", "ibn-sino")
        terminal.answer("Date of dissolution", "2026")
        terminal.answer("Successor", "River League")
        terminal.answer("is not in the register", "add it now")
        terminal.answer("Official name", "")
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


def test_a_second_entry_of_an_organization_is_asked_about_at_its_name(folder: Path) -> None:
    terminal = Terminal(folder, "add-organization", "--id", "tass-2")
    terminal.answer("Official name", "TASS, Russian News Agency")
    terminal.answer("looks like", "different")
    terminal.answer("Official name", "Russian News Agency TASS", "")
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


def test_what_is_in_the_register_already_can_be_used_instead(folder: Path) -> None:
    terminal = Terminal(folder, "add-organization")
    terminal.answer("Official name", "TASS, Russian News Agency")
    terminal.answer("looks like", "yes")

    assert terminal.end() == 0
    assert "next: eapa show tass\nnothing was written" in terminal.text()


def test_a_dumb_terminal_is_asked_in_plain_lines(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", environ={"TERM": "dumb"})
    terminal.answer("Party", "eapa", "?tass")
    terminal.sees("  tass: TASS Russian News Agency (tass, RU)")
    terminal.answer("Party", "tass", "")
    terminal.answer("Document type", "", "9", "0", "2")
    terminal.answer("Title", "Меморандум", "")
    terminal.answer("Signed on", "2021-02-30")
    terminal.sees("  ! '2021-02-30' is not a day of the calendar: February 2021 has 28 days")
    terminal.answer("Signed on", "-")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Signatory's party", "1")
    terminal.answer("Area of cooperation", "sport")
    terminal.answer("Wording of the source", "")
    terminal.answer("Area of cooperation", "1")
    terminal.answer("Source", "https://example.org/1", "")
    terminal.answer("Date on which", "")
    terminal.answer("Anything else", "1")
    terminal.answer("Is the record correct", "change an answer")
    terminal.answer("Which answer", "type: memorandum")
    terminal.answer("Document type", "")
    terminal.answer("Is the record correct", "1")

    assert terminal.end() == 0
    assert (folder / "data/agreements/undated-eapa-tass-memorandum.yaml").exists()
    assert "\x1b" not in terminal.raw


def test_without_colour_nothing_is_coloured(folder: Path) -> None:
    terminal = Terminal(folder, "add-organization", environ={"NO_COLOR": "1"})
    terminal.answer("Official name", "River League", "")
    terminal.answer("Organization type", "ngo")
    terminal.wait("Country")
    terminal.type(CTRL_C)

    assert terminal.end() == 130
    assert "\x1b[0;38;5;" not in terminal.raw
    assert "\x1b[0;3" not in terminal.raw


def test_it_fits_in_eighty_columns(folder: Path) -> None:
    terminal = Terminal(folder, "add-agreement", height=24)
    to_the_last_screen(terminal)
    terminal.wait("Is the record correct")

    assert max(map(len, terminal.text().splitlines())) <= 80
    terminal.type(ENTER)
    assert terminal.end() == 0


@pytest.mark.parametrize("width", [40, 80])
def test_no_word_of_the_last_screen_is_cut_where_the_terminal_ends(folder: Path, width: int) -> None:
    post = "Secretary-General of the General Secretariat and of all the bodies that are its daughters"
    given = ["--party", "eapa", "--signatory", f"eapa=Ann Lee; {post}"]
    terminal = Terminal(folder, "add-agreement", *ENOUGH_BUT_A_PARTY, *given, width=width, height=200)
    terminal.answer("Party", "tass", "")
    terminal.answer("Title", "")
    terminal.answer("How the date", "")
    terminal.answer("Note on", "")
    terminal.answer("City", "")
    terminal.answer("Country", "")
    terminal.answer("Area of cooperation", "")
    terminal.answer("Date on which", "")
    terminal.wait("Is the record correct")

    last = terminal.text().partition("\n  type  ")[2].partition("? Is the record correct")[0]
    assert " ".join(last.split()).count(post) == 2
    terminal.type(CTRL_C)
    assert terminal.end() == 130


def test_another_takes_the_place_of_an_agreement_by_answers_to_the_byte_that_flags_make(
    eapa: Eapa, folder: Path
) -> None:
    earlier = "2021-09-24-eapa-scopdc-uz"
    flags = ["--signed", "2026-11", "--signatory", "eapa=Ann Lee", "--source", "https://example.org/8"]
    meant = eapa("supersede", earlier, *flags, "--dry-run").out.splitlines()[3:]

    terminal = Terminal(folder, "supersede", earlier)
    terminal.sees("  = Carried over: type, party, area. You can change them on the last screen.")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "ноябрь 2026")
    for question in ("How the date", "Note on", "City", "Country"):
        terminal.answer(question, "")
    terminal.answer("Signatory's party", "Assembly")
    terminal.answer("Signatory's full name", "Ann Lee")
    for question in ("Another spelling", "Position", "Capacity"):
        terminal.answer(question, "")
    terminal.answer("Signatory's party", "no one")
    terminal.answer("Source", "https://example.org/8", "")
    for question in ("Date on which", "Anything else", "Is the record correct"):
        terminal.answer(question, "")

    assert terminal.end() == 0
    written = (folder / "data/agreements/2026-11-eapa-scopdc-uz.yaml").read_text(encoding="utf-8")
    assert written.splitlines() == [line.removeprefix("+") for line in meant]
