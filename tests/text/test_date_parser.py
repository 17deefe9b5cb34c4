"""Dates in words and numbers, in many languages."""

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eapa_cli.model.dates import MONTHS, EdtfDate
from eapa_cli.text.date_parser import NotKnownError, read_date, read_end, read_period, read_start

SEASON_MESSAGE = (
    "'осень 2021' names a season, whose months depend on the region: "
    "write the first and the last month, such as '2021-09/2021-11'"
)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("24 September 2021", "2021-09-24"),
        ("September 24, 2021", "2021-09-24"),
        ("1st of May 2020", "2020-05-01"),
        ("24. September 2021", "2021-09-24"),
        ("Sept. 2021", "2021-09"),
        ("2021", "2021"),
        ("24.09.2021", "2021-09-24"),
        ("9.10.2021", "2021-10-09"),
        ("24. 9. 2021 г.", "2021-09-24"),
        ("2021.09.24", "2021-09-24"),
        ("2021-9-4", "2021-09-04"),
        ("24/09/2021", "2021-09-24"),
        ("09/24/2021", "2021-09-24"),
        ("05/05/2021", "2021-05-05"),
        ("24-09-2021", "2021-09-24"),
        ("09.2021", "2021-09"),
        ("9/2021", "2021-09"),
        ("2021/9", "2021-09"),
        ("24.09.2021 12:30", "2021-09-24"),
        ("2021-09-24T10:00:00Z", "2021-09-24"),
    ],
)
def test_a_date_in_words_or_numbers_is_parsed(written: str, expected: str) -> None:
    assert str(read_date(written)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("сентябрь 2021", "2021-09"),
        ("24 сентября 2021 г.", "2021-09-24"),
        ("от 24.12.2020", "2020-12-24"),  # "from" the date of a document, and not the start of an interval
        ("24-го сентября 2021 года", "2021-09-24"),
        ("в сентябре 2021 года", "2021-09"),
        ("в мае 2021", "2021-05"),
        ("в июне 2021 г.", "2021-06"),
        ("в марте 2021", "2021-03"),
        ("24 сен. 2021", "2021-09-24"),
        ("2021 yil 24 sentabr", "2021-09-24"),
        ("2021-yil 24-sentabr", "2021-09-24"),
        ("2021 жылғы 24 қыркүйек", "2021-09-24"),
        ("24 сентябри соли 2021", "2021-09-24"),
        ("24 de septiembre de 2021", "2021-09-24"),
        ("24 Eylül 2021", "2021-09-24"),
        ("24 Eylul 2021", "2021-09-24"),
        ("24 سبتمبر 2021", "2021-09-24"),
        ("٢٤ سبتمبر ٢٠٢١", "2021-09-24"),
        ("सितंबर 2021", "2021-09"),
        ("2021年9月24日", "2021-09-24"),
        ("24 листопада 2020", "2020-11-24"),
        ("24 syyskuuta 2021", "2021-09-24"),
        ("24 zari 2021", "2021-09-24"),
    ],
)
def test_months_and_words_around_a_date_are_parsed_in_any_language(written: str, expected: str) -> None:
    assert str(read_date(written)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("около 2021", "2021~"),
        ("c. 2021", "2021~"),
        ("~2021", "2021~"),
        ("about 24 May 2020", "2020-05-24~"),
        ("возможно, май 2020", "2020-05?"),
        ("24 May 2020?", "2020-05-24?"),
        ("probably about May 2020", "2020-05%"),
        ("~24.05.2020?", "2020-05-24%"),
        ("May 2020%", "2020-05%"),
        ("май 2021 (?)", "2021-05?"),
        ("(2021?)", "2021?"),
    ],
)
def test_words_for_uncertainty_become_qualifiers(written: str, expected: str) -> None:
    assert str(read_date(written)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [("24 September", "XXXX-09-24"), ("September 24th", "XXXX-09-24"), ("сентябрь", "XXXX-09")],
)
def test_a_date_without_a_year_is_parsed(written: str, expected: str) -> None:
    assert str(read_date(written)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        # Days of one month.
        ("23 or 24 May 2019", "2019-05-23/2019-05-24"),
        ("24–25 сентября 2021", "2021-09-24/2021-09-25"),
        ("20-21 сентября 2025", "2025-09-20/2025-09-21"),
        ("20/21 May 2020", "2020-05-20/2020-05-21"),
        ("September 20-21, 2025", "2025-09-20/2025-09-21"),
        ("20-21.09.2025", "2025-09-20/2025-09-21"),
        ("20 September 2025 – 21", "2025-09-20/2025-09-21"),
        ("2021 yil 20-21 sentabr", "2021-09-20/2021-09-21"),
        ("1. bis 3. Mai 2020", "2020-05-01/2020-05-03"),
        ("1-5 мая 2025 включительно", "2025-05-01/2025-05-05"),
        ("с 20 по 21 сентября 2025 г.", "2025-09-20/2025-09-21"),
        # Days of two months or years.
        ("20.09-21.10.2025", "2025-09-20/2025-10-21"),
        ("20.09.2025-21.10.2025", "2025-09-20/2025-10-21"),
        ("20 сентября-3 октября 2025", "2025-09-20/2025-10-03"),
        ("20 September 2025 – 21 October", "2025-09-20/2025-10-21"),
        ("from 20 September to 3 October 2025", "2025-09-20/2025-10-03"),
        ("24 May 2019 - 3 June 2020", "2019-05-24/2020-06-03"),
        ("31 декабря 2024 - 2 января 2025", "2024-12-31/2025-01-02"),
        # Months.
        ("сентябрь – ноябрь 2021", "2021-09/2021-11"),
        ("сентябрь-октябрь 2025", "2025-09/2025-10"),
        ("about May or June 2020", "2020-05~/2020-06~"),
        # Years.
        ("2020 or 2021", "2020/2021"),
        ("2019-2020 гг.", "2019/2020"),
        ("between 2019 and 2021", "2019/2021"),
    ],
)
def test_a_range_of_dates_is_parsed(written: str, expected: str) -> None:
    assert str(read_date(written)) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("before 24.12.2020", "../2020-12-24"),
        ("не позднее 24.12.2020", "../2020-12-24"),
        ("не позднее, чем 24 декабря 2020", "../2020-12-24"),
        ("not later than about 2020", "../2020~"),
        ("on or before 24 May 2020", "../2020-05-24"),
        ("до 2020", "../2020"),
        ("vor dem 3. Mai 2020", "../2020-05-03"),
        ("2020 или ранее", "../2020"),
        ("2020-12-24 or earlier", "../2020-12-24"),
        ("не ранее 1 мая 2020 года", "2020-05-01/.."),
        ("after May 2019", "2019-05/.."),
        ("с 01.02.2021", "2021-02-01/.."),
        ("24 May 2020 or later", "2020-05-24/.."),
    ],
)
def test_words_for_a_bound_become_an_interval_with_an_open_side(written: str, expected: str) -> None:
    assert str(read_date(written)) == expected


@pytest.mark.parametrize(
    "written",
    [
        "no",
        "No",
        "NO",
        "нет",
        "Не указана",
        "(не указано)",
        "неизвестно",
        "unknown",
        "n/a",
        "N.A.",
        "-",
        "—",
        "?",
        "yoʻq",
    ],
)
def test_words_for_an_unknown_date_are_not_dates(written: str) -> None:
    for read in (read_date, read_start, read_end):
        with pytest.raises(NotKnownError, match="means that the date is not known: omit it"):
            read(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("с 01.01.2021 по 31.12.2025", ("2021-01-01", "2025-12-31")),
        ("01.01.2021 - 31.12.2025", ("2021-01-01", "2025-12-31")),
        ("from 2021", ("2021", None)),
        ("c 01.01.2021 по 31.12.2025", ("2021-01-01", "2025-12-31")),  # with the Latin letter "c"
        ("c 1 мая 2021", ("2021-05-01", None)),  # with the Latin letter "c"
        ("до 31.12.2025", (None, "2025-12-31")),
        ("бессрочно", (None, "..")),
        ("2025", (None, "2025")),
        ("2025 or earlier", (None, "../2025")),
        ("until 5 or 6 May 2025", (None, "2025-05-05/2025-05-06")),
        ("~ to 01.09.2025", (None, "../2025-09-01~")),
        ("с 01.01.2024 по 31.12.2025 включительно", ("2024-01-01", "2025-12-31")),
        ("from 1 May 2021 to 3 May 2021 (inclusive)", ("2021-05-01", "2021-05-03")),
        ("from 1 May 2021 onwards", ("2021-05-01", None)),
    ],
)
def test_a_period_has_a_first_or_a_last_day(written: str, expected: tuple[str | None, str | None]) -> None:
    assert tuple(day and str(day) for day in read_period(written)) == expected


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("09/10/2021", "'09/10/2021' is ambiguous: write '2021-10-09' or '2021-09-10'"),
        ("09-10-2021", "'09-10-2021' is ambiguous: write '2021-10-09' or '2021-09-10'"),
        ("осень 2021", SEASON_MESSAGE),
        ("1990-е годы", "'1990-е годы' names a decade: write its first and its last year, such as '1990/1999'"),
        ("the 1990s", "'the 1990s' names a decade: write its first and its last year, such as '1990/1999'"),
        (
            "listopad 2020",
            "'listopad 2020' can mean October or November: write the month as a number, as in '24.09.2021'",
        ),
        ("24.09.21", "'24.09.21' has no year of four digits: write it in full, as in '24.09.2021'"),
        ("Sep-21", "'Sep-21' can mean a day or a year: write '21 September' or 'September 2021'"),
        ("мар.05", "'мар.05' can mean a day or a year: write '5 March' or 'March 2005'"),
        ("September 24", "'September 24' can mean a day or a year: write '24 September' or 'September 2024'"),
        ("Sep 20-21", "'Sep 20-21' can mean a day or a year: write '21 September' or 'September 2021'"),
        ("Dec-98", "'Dec-98' has no year of four digits: write it in full, as in '24.09.2021'"),
        ("сентябрь 21 г.", "'сентябрь 21 г.' has no year of four digits: write it in full, as in '24.09.2021'"),
        ("09-10 2021", "'09-10 2021' is ambiguous: write '2021-10-09' or '2021-09-10'"),
        ("before 24 December", "'before 24 December' has no year, so it cannot start or end an interval"),
        ("24 September 21", "'24 September 21' has no year of four digits: write it in full, as in '24.09.2021'"),
        ("31.02.2021", "'31.02.2021' is not a day of the calendar: February 2021 has 28 days"),
        ("2021-02-30", "'2021-02-30' is not a day of the calendar: February 2021 has 28 days"),
        ("09.24.2021", "'09.24.2021' is not in the calendar: months are 01 to 12"),
        ("2021-11/2021-09", "'2021-11/2021-09' ends before it starts"),
        ("June or July", "'June or July' has no year, so it cannot start or end an interval"),
        ("..", "'..' is an open date, and only the end of a term can be open"),
    ],
)
def test_an_ambiguous_or_impossible_date_is_refused_with_the_reason(written: str, reason: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011  # the message is compared whole
        read_date(written)

    assert str(refused.value) == reason


@pytest.mark.parametrize(
    "written",
    ["soon", "today", "foo 2021", "24", "20210924", "1 2 3 2021", "May 2020 2021", "5 May 6 2020", "1 or 2 or 3 May 2020", "May or June or July 2020",
     "in the year", "sep 123", "2020 foo or 2021", "me", "de", "before", "не позднее", "not before 2020 or 2021", "foo-bar", "24? May 2021", "2020? or 2021", "24.09.2021 -", "2021–"],
)  # fmt: skip
def test_other_text_is_refused_with_examples_of_dates(written: str) -> None:
    with pytest.raises(
        ValueError, match=f"^'{re.escape(written)}' cannot be read as a date: write '24 September 2021'"
    ):
        read_date(written)


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("..", ".."),
        ("open", ".."),
        ("Бессрочно", ".."),
        ("31 December 2025", "2025-12-31"),
        ("2025", "2025"),
        ("до 31.12.2025", "2025-12-31"),
        ("valid until 3 May 2025", "2025-05-03"),
        ("31.12.2025 inclusive", "2025-12-31"),
        ("до 31 декабря 2025 года включительно", "2025-12-31"),
        ("по 31.12.2025, включительно", "2025-12-31"),
        ("не позднее 31.12.2025", "../2025-12-31"),
        ("after 2025", "2025/.."),
    ],
)
def test_an_end_is_a_date_or_open(written: str, expected: str) -> None:
    assert str(read_end(written)) == expected


def test_the_start_of_a_term_may_have_a_word_before_it() -> None:
    assert str(read_start("с 1 мая 2021")) == "2021-05-01"
    assert str(read_start("before 2021")) == "../2021"


def test_the_first_day_of_a_term_is_not_its_end() -> None:
    with pytest.raises(ValueError, match="'from 2021' gives the first day of a term: write the last day only"):
        read_end("from 2021")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Today", "2021-03-01"),
        (" вчера ", "2021-02-28"),
        ("Сегодня", "2021-03-01"),
        ("bugun", "2021-03-01"),
        ("tomorrow", "2021-03-02"),
    ],
)
def test_relative_dates_are_computed_from_today(written: str, expected: str) -> None:
    day = date(2021, 3, 1)

    assert (str(read_date(written, day)), str(read_end(written, day))) == (expected, expected)


@given(st.dates())
def test_a_formatted_day_is_parsed_back(day: date) -> None:
    iso = day.isoformat()
    year = iso[:4]  # four digits, which `day.year` does not always have
    forms = [f"{day.day} {MONTHS[day.month - 1]} {year}", f"{day.day}.{day.month}.{year}", iso]

    assert {str(read_date(form)) for form in forms} == {iso}


@given(st.text(max_size=80))
def test_any_text_is_parsed_as_a_valid_date_or_refused(text: str) -> None:
    with suppress(ValueError):
        read = read_date(text)
        assert EdtfDate.parse(str(read)) == read


def test_an_interval_in_edtf_without_its_second_year_is_not_read_as_a_day() -> None:
    with pytest.raises(ValueError, match="'10' is not a date in EDTF"):
        read_date("2021-09/10")


@pytest.mark.parametrize("read", [read_date, read_start, read_end, read_period])
def test_a_long_text_is_refused_within_a_second_and_is_not_in_the_message(read: Callable[[str], object]) -> None:
    started = process_time()

    with pytest.raises(ValueError, match=r"^a date has at most 64 characters, and this one has 5005$"):
        read("до 1" + " " * 5_000 + "x")

    assert process_time() - started < 1
