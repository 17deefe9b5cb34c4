"""Dates, durations, periods, texts and figures in the words of each language."""

from datetime import date

import pytest

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.durations import Duration
from eapa_cli.model.records import Figure, Place
from eapa_cli.model.vocabulary import FigureOf
from eapa_cli.publishing.wording import Wording

ENGLISH = Wording("en", ["en", "ru"])
RUSSIAN = Wording("ru", ["en", "ru"])


@pytest.mark.parametrize(
    ("edtf", "english", "russian"),
    [
        ("2021-09-24", "24 September 2021", "24 сентября 2021 года"),
        ("2021-09", "September 2021", "сентябрь 2021 года"),
        ("2021", "2021", "2021 год"),
        ("2021~", "2021 (approximate)", "2021 год (приблизительно)"),
        ("2021-09-24%", "24 September 2021 (uncertain and approximate)", "24 сентября 2021 года (предположительно и приблизительно)"),
        ("2021?-09-24", "24 September 2021 (year uncertain)", "24 сентября 2021 года (год предположительный)"),
        ("2021-09~-24", "24 September 2021 (year and month approximate)", "24 сентября 2021 года (год и месяц приблизительные)"),
        ("XXXX-09-24", "24 September of an unknown year", "24 сентября неизвестного года"),
        ("XXXX-09", "September of an unknown year", "сентябрь неизвестного года"),
        ("2019/2021-09", "between 2019 and September 2021", "не ранее 2019 года и не позднее сентября 2021 года"),
        ("2019/..", "2019 or later", "не ранее 2019 года"),
        ("../2021-09-24", "24 September 2021 or earlier", "не позднее 24 сентября 2021 года"),
        ("..", "no end date", "бессрочно"),
    ],
)  # fmt: skip
def test_a_date_keeps_its_precision_in_words(edtf: str, english: str, russian: str) -> None:
    assert ENGLISH.date(EdtfDate.parse_end(edtf)) == english
    assert RUSSIAN.date(EdtfDate.parse_end(edtf)) == russian


@pytest.mark.parametrize(
    ("duration", "english", "russian"),
    [
        ("P1Y", "1 year", "1 год"), ("P3Y", "3 years", "3 года"), ("P5Y6M", "5 years 6 months", "5 лет 6 месяцев"),
        ("P2W", "2 weeks", "2 недели"), ("P90D", "90 days", "90 дней"), ("P0Y6M", "6 months", "6 месяцев"),
    ],
)  # fmt: skip
def test_a_duration_is_in_words(duration: str, english: str, russian: str) -> None:
    assert ENGLISH.duration(Duration.parse(duration)) == english
    assert RUSSIAN.duration(Duration.parse(duration)) == russian


@pytest.mark.parametrize(
    ("start", "end", "english", "russian"),
    [
        ("2001", "2020-05", "from 2001 to May 2020", "с 2001 года до мая 2020 года"),
        ("2001-01-02", None, "since 2 January 2001", "с 2 января 2001 года"),
        (None, "2001", "until 2001", "до 2001 года"),
        ("2001/2003", None, "since 2001/2003", "с 2001/2003"),
        (None, None, "", ""),
    ],
)
def test_a_period_is_in_words(start: str | None, end: str | None, english: str, russian: str) -> None:
    dates = [edtf and EdtfDate.parse(edtf) for edtf in (start, end)]

    assert ENGLISH.period(*dates) == english  # type: ignore[arg-type]
    assert RUSSIAN.period(*dates) == russian  # type: ignore[arg-type]


def test_texts_are_in_the_language_of_the_page_where_they_exist() -> None:
    both = {"en": "Tashkent", "ru": "Ташкент"}

    assert (ENGLISH.local(both), RUSSIAN.local(both)) == ("Tashkent", "Ташкент")
    assert RUSSIAN.local({"en": "Only"}) == "Only"
    assert RUSSIAN.local(None) == ""


def test_the_language_of_a_shown_text_is_known() -> None:
    assert RUSSIAN.language_of({"en": "Tashkent", "ru": "Ташкент"}) == "ru"
    # The text has neither the language of the page nor another one of the site.
    assert RUSSIAN.language_of({"uz-Latn": "Toshkent"}) == "uz-Latn"


def test_a_place_is_in_words() -> None:
    assert RUSSIAN.place(Place(city={"en": "Tashkent", "ru": "Ташкент"}, country="UZ")) == "Ташкент, Узбекистан"
    assert RUSSIAN.place(None) == ""


def test_a_language_has_its_name_and_an_unknown_one_its_tag() -> None:
    assert RUSSIAN.language_name("uz-Latn") == "узбекский (латиница)"
    assert RUSSIAN.language_name("qqq") == "qqq"
    assert ENGLISH.language_name("x") == "x"
    # Babel takes an unknown language (und) for English, and Twi (tw) for Akan (ak).
    assert "English" not in ENGLISH.language_name("und")
    assert RUSSIAN.language_name("tw") != RUSSIAN.language_name("ak")


def test_a_day_is_in_words() -> None:
    assert RUSSIAN.day(date(2026, 11, 24)) == "24 ноября 2026 года"


def test_a_figure_is_in_words() -> None:
    as_of = EdtfDate.parse("2020")

    assert RUSSIAN.figure(Figure(of=FigureOf.MEMBERS, about=1200, as_of=as_of)) == "около 1\N{NO-BREAK SPACE}200"
    assert RUSSIAN.figure(Figure(of=FigureOf.MEMBERS, more_than=7, as_of=as_of)) == "более 7"
    assert ENGLISH.figure(Figure(of=FigureOf.MEMBERS, exactly=1200, as_of=as_of)) == "1,200"
