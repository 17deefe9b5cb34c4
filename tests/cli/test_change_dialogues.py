"""Dialogues of the commands that change the state of an existing record."""

from pathlib import Path

from dialogues import (
    INCOMPLETE,
    MINIMAL_OPTIONS,
    change_answer,
)
from running import Eapa
from terminal import CTRL_C, CTRL_U, ENTER, Terminal


def test_a_termination_is_shown_before_it_is_written(register: Path) -> None:
    terminal = Terminal(register, "terminate", "2020-01-31-eapa-tass")
    terminal.answer("Date of termination", "2019")
    terminal.answer("Grounds for termination", "withdrew")
    terminal.answer("Note on the termination", "By letter")
    change_answer(terminal, 1, question=INCOMPLETE)
    terminal.answer("Date of termination", "May 2024")
    change_answer(terminal, 1)
    terminal.answer("Date of termination", CTRL_U)
    terminal.wait_for_text("  ! Required")
    terminal.answer("Date of termination", "05/2024")
    terminal.wait("Is the record correct")

    assert '+terminated: {date: "2024-05", grounds: withdrawn, note: "By letter"}\n' in terminal.text()
    terminal.type(ENTER)
    assert terminal.end() == 0
    assert "changed: data/agreements/2020-01-31-eapa-tass.yaml" in terminal.text()


def test_a_new_name_is_shown_with_the_old_one_before_it_is_written(register: Path) -> None:
    terminal = Terminal(register, "rename-organization", "tass", "TASS Today", "ТАСС сегодня")
    terminal.answer("Date from which the name", "1 мая 2026")
    terminal.wait_for_text("  = 1 May 2026")
    terminal.wait("Is the record correct")

    assert '+  - {value: "ТАСС сегодня", lang: ru, kind: official, from: "2026-05-01"}\n' in terminal.text()
    terminal.type(ENTER)
    assert terminal.end() == 0
    assert 'kind: former, to: "2026-05-01"}' in (register / "data/organizations/tass.yaml").read_text("utf-8")


def test_the_agreements_of_a_dissolved_organization_are_listed_before_it_is_written(register: Path) -> None:
    terminal = Terminal(register, "dissolve", "ibn-sino")
    terminal.answer("Date of dissolution", "март 2026")
    terminal.answer("Successor", "ТАСС")
    terminal.wait_for_text("  = TASS Russian News Agency (tass, Russia)")
    terminal.wait("Is the record correct")

    assert "2022-05-11-eapa-ibn-sino (no end stated)" in terminal.text()
    terminal.type(ENTER)
    assert terminal.end() == 0
    assert terminal.text().count("2022-05-11-eapa-ibn-sino (no end stated)") == 2
    assert "successor-of, organization: ibn-sino}" in (register / "data/organizations/tass.yaml").read_text("utf-8")


def test_a_problem_in_another_record_is_reported_with_its_file(register: Path) -> None:
    terminal = Terminal(register, "dissolve", "tass")
    terminal.answer("Date of dissolution", "2019")
    terminal.answer("Successor", "")
    terminal.wait_for_text("  ! data/agreements/2020-01-31-eapa-tass.yaml:")
    terminal.wait("Is the record correct")
    terminal.type(CTRL_C)

    assert terminal.end() == 130


def test_a_new_successor_is_written_with_its_relation(register: Path) -> None:
    terminal = Terminal(register, "dissolve", "ibn-sino")
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
        register / "data/organizations/river-league.yaml"
    ).read_text(encoding="utf-8")
    assert 'dissolved: "2026"\n' in (register / "data/organizations/ibn-sino.yaml").read_text(encoding="utf-8")


def test_a_renewal_asks_for_title_and_term(register: Path, eapa: Eapa) -> None:
    assert eapa("set", "2020-01-31-eapa-tass", "term.duration=3 years").code == 0
    terminal = Terminal(register, "renew", "2020-01-31-eapa-tass", "--signed", "2023", "--basis", "stated")
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
    written = (register / "data/agreements/2023-eapa-tass.yaml").read_text(encoding="utf-8")
    assert "term: {duration: P5Y}" in written


def test_an_amendment_confirms_its_type(register: Path) -> None:
    terminal = Terminal(register, "amend", "2020-01-31-eapa-tass", *MINIMAL_OPTIONS[2:])
    assert terminal.end() == 0  # with a source, nothing required is missing
    assert (register / "data/agreements/2024-05-eapa-tass.yaml").exists()

    terminal = Terminal(register, "amend", "2020-01-31-eapa-tass", "--signed", "2024-06", "--basis", "stated")
    terminal.answer("Document type", "protocol")
    terminal.wait("Title")
    terminal.type(CTRL_C)
    assert terminal.end() == 130


def test_answers_supersede_an_agreement_with_the_same_bytes_as_flags(eapa: Eapa, register: Path) -> None:
    earlier = "2021-09-24-eapa-scopdc-uz"
    flags = ["--signed", "2026-11", "--signatory", "eapa=Ann Lee", "--source", "https://example.org/8"]
    expected = eapa("supersede", earlier, *flags, "--dry-run").out.splitlines()[3:]

    terminal = Terminal(register, "supersede", earlier)
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
    written = (register / "data/agreements/2026-11-eapa-scopdc-uz.yaml").read_text(encoding="utf-8")
    assert written.splitlines() == [line.removeprefix("+") for line in expected]
