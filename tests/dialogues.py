"""Answers to the questions of commands on a terminal, with as little as possible, and changes of them in the review."""

from terminal import Terminal

DATE_AND_SOURCE = ("--signed", "2024-05", "--basis", "stated", "--source", "https://example.org/1")
MINIMAL_OPTIONS = ("--type", "memorandum", *DATE_AND_SOURCE)
"""The required fields of an agreement except for the parties, and the basis of its date."""
MINIMAL_FILE = "data/agreements/2024-05-eapa-tass-memorandum.yaml"
"""The file of a memorandum of May 2024 between the two parties that `enter_parties` enters."""
BACK = "<"
"""The answer that returns to the question before."""
TO_REVIEW = "!"
"""The answer that skips all other questions and shows the review."""
# The question at the end of a review, for a record that can be added and for one that cannot.
COMPLETE = "Is the record correct"
INCOMPLETE = "The record cannot be added"


def enter_parties(terminal: Terminal) -> None:
    """Enter the parties eapa and tass, and end the list of parties with an empty answer."""
    terminal.answer("Party", "eapa", "tass", "")


def skip_to_signatories(terminal: Terminal) -> None:
    """Skip the optional questions from the title to the signatories, for a command with the options MINIMAL_OPTIONS."""
    terminal.press_enter("Title", "City", "Country")


def skip_to_review(terminal: Terminal, *, parties: int = 2) -> None:
    """Skip the optional questions after the parties, for a command with the options MINIMAL_OPTIONS."""
    skip_to_signatories(terminal)
    terminal.press_enter(*["Signatory for"] * parties, "Areas", "Anything else")


def answer_up_to_sources(terminal: Terminal) -> None:
    """Answer the questions up to the sources with the answers of MINIMAL_FILE, for a command without options."""
    enter_parties(terminal)
    terminal.answer("Document type", "memorandum")
    terminal.answer("Title", "")
    terminal.answer("Signed on", "May 2024")
    terminal.press_enter("How the date", "City", "Country", "Signatory for World", "Signatory for TASS", "Areas")


def answer_up_to_review(terminal: Terminal) -> None:
    """Answer the questions up to the review with the answers of MINIMAL_FILE, for a command without options."""
    answer_up_to_sources(terminal)
    terminal.answer("Source", "https://example.org/1")
    terminal.press_enter("Date of publication", "Anything else")


def enter_new_organization(terminal: Terminal, name: str, *, type_: str = "ngo", country: str = "") -> None:
    """At the prompt for a party, enter an organization that is not in the register, and its required fields."""
    terminal.answer("Party", name)
    terminal.answer("is not in the register", "add it now")
    terminal.answer("Organization type", type_)
    terminal.answer("Country", country)
    terminal.press_enter("City", "Source", "Anything else")


def change_answer(terminal: Terminal, number: int, *, question: str = COMPLETE) -> None:
    """Choose an answer in the review by its number, to change it."""
    terminal.answer(question, "change")
    terminal.answer("Number of the answer", str(number))


def add_answer(terminal: Terminal, field: str) -> None:
    """Choose a field in the review, to add an answer to it. The field has no answer yet, or takes several."""
    terminal.answer(COMPLETE, "add an")
    terminal.answer("Which answer", field)
