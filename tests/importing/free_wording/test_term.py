"""Terms in free wording."""

from time import process_time

import pytest

from eapa_cli.importing.free_wording.term import read_term


@pytest.mark.parametrize(
    ("text", "fields"),
    [
        ("5 лет, с автопролонгацией на год", "duration P5Y, renewal.mode tacit, renewal.period P1Y"),
        ("до 31.12.2025", "ends 2025-12-31"),
        ("indefinite", "ends .."),
        ("five years, renewed unless notice of two months", "duration P5Y, renewal.mode tacit, notice P2M"),
        ("5 (пять) лет со дня подписания", "duration P5Y"),
        ("сроком на пять лет", "duration P5Y"),
        ("в течение трёх лет", "duration P3Y"),
        ("в течение одного года", "duration P1Y"),
        ("for twenty-five (25) years", "duration P25Y"),
        ("на сорок девять лет", "duration P49Y"),
        ("seventy-five years", "duration P75Y"),
        ("семнадцать лет", "duration P17Y"),
        ("P3Y", "duration P3Y"),
        ("на 3 года с автоматическим продлением на тот же срок", "duration P3Y, renewal.mode tacit"),
        ("бессрочно, расторжение с уведомлением за 3 месяца", "ends .., notice P3M"),
        ("indefinitely, unless terminated with six months' notice", "ends .., notice P6M"),
        (
            "five years from the date of signature, automatically renewed for successive periods of two years unless either party gives six months' notice",
            "duration P5Y, renewal.mode tacit, renewal.period P2Y, notice P6M",
        ),
        ("5 лет с правом продления", "duration P5Y, renewal.mode express"),
        ("3 years, renewable by mutual agreement", "duration P3Y, renewal.mode express"),
        ("3 года без продления", "duration P3Y, renewal.mode none"),
        ("1 год с ежегодной пролонгацией", "duration P1Y, renewal.mode tacit, renewal.period P1Y"),
        ("2 years (renewed tacitly every year)", "duration P2Y, renewal.mode tacit, renewal.period P1Y"),
        ("до конца 2025 года", "ends 2025-12-31"),
        ("с 01.01.2021 по 31.12.2025", "starts 2021-01-01, ends 2025-12-31"),
        ("01.01.2020 - 31.12.2024", "starts 2020-01-01, ends 2024-12-31"),
        ("expired in 2016", "ends 2016"),
        ("45000", "ends 2023-03-15"),  # a day as the number that spreadsheet programs store
        ("five years; two months' notice", "duration P5Y, notice P2M"),
        ("5 years, extended automatically, unless a party objects", "duration P5Y, renewal.mode tacit"),
    ],
)  # fmt: skip
def test_a_term_is_understood_completely(text: str, fields: str) -> None:
    term = read_term(text)

    assert ", ".join(f"{key} {value}" for key, value in term.fields.items()) == fields
    assert term.unread_clauses == []


@pytest.mark.parametrize(
    ("text", "fields", "unread_clauses"),
    [
        ("5 лет; заменяет договор 2013 года", {"duration": "P5Y"}, ["заменяет договор 2013 года"]),
        ("expired; a new text is negotiated", {}, ["expired", "a new text is negotiated"]),
        ("до исполнения обязательств", {}, ["до исполнения обязательств"]),
        ("expired in good order", {}, ["expired in good order"]),
        ("5 years; 6 years", {"duration": "P5Y"}, ["6 years"]),
        # An early end is not a renewal.
        (
            "five years, unless a party gives two months' notice",
            {"duration": "P5Y", "notice": "P2M"},
            ["unless a party gives 2 months' notice"],
        ),
        (
            "5 years, notice of 2 months or 60 days",
            {"duration": "P5Y"},
            ["notice of 2 months or 60 days"],
        ),
        (
            "5 years, renewed for the purpose of tourism",
            {"duration": "P5Y", "renewal.mode": "tacit"},
            ["renewed for the purpose of tourism"],
        ),
        ("5 years. " + "A whole clause of the agreement. " * 20, {}, ["5 years. " + "A whole clause of the agreement. " * 19 + "A whole clause of the agreement"]),
    ],
)  # fmt: skip
def test_a_clause_without_a_field_is_reported(text: str, fields: dict[str, str], unread_clauses: list[str]) -> None:
    term = read_term(text)

    assert (term.fields, term.unread_clauses) == (fields, unread_clauses)


@pytest.mark.parametrize(
    "text",
    [
        "31.02.2025",
        "until 05/06/2025",
        "сегодня",
        "5 years, until 05/06/2025",
        "01.01.2021 —",
        "01.01.2021 – бессрочно",
    ],
)
def test_a_date_that_cannot_be_used_does_not_become_a_note(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a day|is ambiguous|cannot be read"):
        read_term(text)


def test_a_long_run_of_digits_is_read_within_a_second() -> None:
    started = process_time()

    assert read_term("1" * 20_000).unread_clauses

    assert process_time() - started < 1
