"""Extremely long input is refused in one sentence, with at most one hint."""

import pytest
from running import Eapa

LONG = "x" * 70_000


@pytest.mark.parametrize(
    "arguments",
    [
        ("show", LONG),
        ("history", LONG),
        ("rename", LONG, "x"),
        ("list", "--party", LONG),
        ("search", LONG),
        ("search", " ".join(f"word{number}" for number in range(1_000))),
        ("search", "a b c d e " * 40),
        ("list", *["--country", "UZ"] * 2_000),
        # A value of two gigabytes, and a result with values of a megabyte in many rows.
        ("sql", "SELECT length(randomblob(2000000000))"),
        ("sql", "SELECT randomblob(900000) FROM agreements, agreements, agreements"),
    ],
)
def test_long_input_is_a_usage_error_in_one_sentence(eapa: Eapa, arguments: tuple[str, ...]) -> None:
    outcome = eapa(*arguments)

    assert outcome.code == 2
    assert outcome.out == ""
    assert outcome.err.startswith("error: ")
    assert len(outcome.err.splitlines()) <= 2
    assert len(outcome.err) < 500  # the long argument is not repeated


@pytest.mark.parametrize(
    "arguments",
    [
        ("add-agreement", f"--notes={'x' * 2_000}", "--type=memorandum", "--party=eapa", "--party=tass"),
        ("sign", "2020-01-31-eapa-tass", "--notes", "x" * 2_000),
    ],
    ids=lambda arguments: arguments[0],
)
def test_long_notes_are_accepted(eapa: Eapa, arguments: tuple[str, ...]) -> None:
    assert "characters" not in eapa(*arguments, "--dry-run").err


def test_file_name_that_is_too_long_is_a_usage_error(eapa: Eapa) -> None:
    outcome = eapa("import", "x" * 300 + ".csv")

    assert outcome.code == 2
    assert len(outcome.err.splitlines()) <= 2
    assert "Traceback" not in outcome.err
