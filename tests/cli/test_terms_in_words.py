"""Terms, renewals and languages on the page of an agreement, in words for people."""

from pathlib import Path

import pytest
from running import Eapa
from samples import add_lines

AGREEMENT = "2020-01-31-eapa-tass"


def add_line_and_show_page(eapa: Eapa, register: Path, line: str) -> str:
    """Add a line to an agreement, and return its page with single spaces."""
    add_lines(register, AGREEMENT, line)
    outcome = eapa("show", AGREEMENT, "--format", "table", "--as-of", "2026-11-29")
    assert (outcome.code, outcome.err) == (0, "")
    return " ".join(outcome.out.split())


@pytest.mark.parametrize(
    ("renewal", "words"),
    [
        ("{mode: tacit, period: P1Y, max: 12}", "renewed automatically every year, at most 12 times"),
        ("{mode: tacit, period: P2Y, max: 1}", "renewed automatically every two years, at most once"),
        ("{mode: tacit, period: P1Y6M}", "renewed automatically every one year and six months"),
        ("{mode: tacit}", "renewed automatically"),
        ("{mode: express, max: 2}", "renewed by agreement of the parties, at most twice"),
        ("{mode: none}", "not renewed"),
    ],
)
def test_a_renewal_is_in_words(eapa: Eapa, register: Path, renewal: str, words: str) -> None:
    line = f"term: {{duration: P3Y, renewal: {renewal}}}"

    assert f"Renewal {words}" in add_line_and_show_page(eapa, register, line)


@pytest.mark.parametrize(
    ("term", "words"),
    [
        (
            "{duration: P3Y, notice: P3M, renewal: {mode: tacit, period: P1Y}}",
            (
                "31 January 2027: three years from signing on 31 January 2020, renewed four times for one year, "
                "notice three months before the end"
            ),
        ),
        ("{starts: '2026-03-01', duration: P1Y}", "28 February 2027: one year from its start on 1 March 2026"),
        ("{ends: '2027-06-30'}", "30 June 2027: stated in the agreement"),
    ],
)
def test_the_page_explains_the_end_of_an_agreement(eapa: Eapa, register: Path, term: str, words: str) -> None:
    assert f"Ends {words}" in add_line_and_show_page(eapa, register, f"term: {term}")


def test_languages_are_named_and_an_unknown_one_is_its_tag(eapa: Eapa, register: Path) -> None:
    line = "languages: [{lang: ru}, {lang: uz-Cyrl}, {lang: qqx}]"

    assert "Languages Russian; Uzbek (Cyrillic); qqx" in add_line_and_show_page(eapa, register, line)
