"""Dates in many wordings: the date of signing, relative days, and the stamp from which they are counted."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest

Draft = Callable[[str], dict[str, Any]]
DraftPages = Callable[[Iterable[str]], list[dict[str, Any]]]
ENGLISH = "the Lake University and the Hill Institute"
RUSSIAN = "Озёрный университет и Горный институт"
# All stamps are of 5 March 2019.
STAMPS = [
    "March 5, 2019", "5th of March, 2019", "MARCH 5, 2019", "Mar 05 2019", "05-Mar-2019", "2019/03/05", "2019.03.05",
    "05.03.19", "Tuesday 5 March 2019", "Mar\n05, 2019", "05\nMar\n2019",
    "10:22, 05/03/2019, Tuesday",  # 3 May was a Friday
    "By John Smith | March 5, 2019 | 10:22", "Home > News > 2019 > March 5, 2019",
    "Last updated: 5 March 2019 at 10:11 GMT",
]  # fmt: skip
RUSSIAN_STAMPS = [
    "05/03/2019", "Мар 5, 2019", "«5» марта 2019 г.", "Новости  |  5 марта 2019  |  Просмотров: 12",
    "Создано 05.03.2019 09:12",
    "5 наурыз, 2019",  # Kazakh for March
    "Время публикации: 5 марта 2019 г. 10:00 | Просмотров: 444 | Раздел: Международное сотрудничество",
]  # fmt: skip
# The day of signing of each sentence on a page of Tuesday, 5 March 2019; None if it names only other days, or several.
SENTENCES = {
    "Yesterday {en} signed a memorandum.": "2019-03-04",
    "The day before yesterday {en} signed a memorandum.": "2019-03-03",
    "On 04/03/2019 {en} signed a memorandum.": "2019-03-04",
    "Universities: {en} signed a memorandum on March the 4th.": "2019-03-04",
    "At the end of February 2019, {en} signed a memorandum.": "2019-02",
    "In the last week of February 2019, {en} signed a memorandum.": "2019-02",
    "March 4, 2019. In Astana, {en} signed a memorandum.": "2019-03-04",
    "ASTANA, Mar 4 - Here {en} signed a memorandum today.": "2019-03-04",
    "Two partners, {en}, founded on 1 May 1950, signed a memorandum on 4 March 2019.": "2019-03-04",
    "На форуме, который открылся 4 марта, {ru} подписали меморандум.": None,
    "The minister said the memorandum signed Monday by {en} was useful.": "2019-03-04",
    "In February, {en} signed a memorandum.": "2019-02",
    "В конце февраля {ru} подписали меморандум.": "2019-02",
    "В феврале {ru} подписали меморандум.": "2019-02",
    "Two partners, {en}, announced on Monday that they had signed a memorandum.": None,
    "On Monday, {en} signed a memorandum, which takes effect on 1 April 2019.": "2019-03-04",
    "Universities sign memorandum on March 4\n\nIn Astana, {en} signed a memorandum.": "2019-03-04",
    "On March 4, guests arrived in Astana. The same day {en} signed a memorandum.": "2019-03-04",
    "In Astana, {en} signed a memorandum. The first meeting was held on 1 February.": None,
    "On 29 February {en} signed a memorandum.": "XXXX-02-29",  # 2019 has no such day
    # the day of publication
    "News of universities and of memoranda, 5 March 2019\n\nIn Astana, {en} signed a memorandum.": None,
    "From 28 February to 1 March, {en} met and signed a memorandum.": None,
    "The forum took place in Osh on 4 March 2019. As part of the Forum, {en} signed a memorandum.": "2019-03-04",
    "On 4 March, the rector visited the Lake University. {En} signed a memorandum.": "2019-03-04",
    "The forum took place in Osh yesterday. Guests came from many countries. {En} signed a memorandum.": "2019-03-04",
    "{En} signed a memorandum. The rectors met during a trip to Osh on 4 March.": "2019-03-04",
    "Yesterday {en} put pen to paper.": "2019-03-04",
    "From 1 to 4 March, the rector visited the Lake University. {En} signed a memorandum.": None,
    "4 марта ректор посетил Озёрный университет. {ru} подписали меморандум.": "2019-03-04",
    "Форум прошёл вчера в Оше. {ru} подписали меморандум о развитии средств массовой информации.": "2019-03-04",
    "Вчера {ru} подписали меморандум.": "2019-03-04",
    "Позавчера {ru} подписали меморандум.": "2019-03-03",
    "«4» марта 2019 г. {ru} подписали меморандум.": "2019-03-04",
    "В конце февраля 2019 года {ru} подписали меморандум.": "2019-02",
    "г. Астана, 4 марта 2019 года. {ru} подписали меморандум.": "2019-03-04",
    "{ru} подписали меморандум, который вступит в силу 1 апреля 2019 года.": None,
    "5 марта пресс-служба сообщила, что {ru} подписали меморандум.": None,
    "{En} signed a memorandum with a first meeting next Friday.": None,
    "{ru} подписали меморандум с первой встречей в следующую пятницу.": None,
}


def test_a_stamp_is_found_in_many_forms(draft_pages: DraftPages) -> None:
    report = f"Yesterday {ENGLISH} signed a memorandum of cooperation in Astana."
    russian = f"Вчера {RUSSIAN} подписали меморандум о сотрудничестве в Астане."
    pages = [f"Universities sign a memorandum\n\n{stamp}\n\n{report}\n" for stamp in STAMPS]
    pages += [f"Университеты подписали меморандум\n\n{stamp}\n\n{russian}\n" for stamp in RUSSIAN_STAMPS]

    dates = {stamp: one["date"] for stamp, one in zip((*STAMPS, *RUSSIAN_STAMPS), draft_pages(pages), strict=True)}

    assert dates == dict.fromkeys(dates, "2019-03-04")


@pytest.mark.parametrize("stamp", ["5/3/2019", "31.02.19", "Number 5 of 2019"])
def test_a_stamp_that_is_ambiguous_or_no_date_dates_nothing(draft: Draft, stamp: str) -> None:
    page = f"Universities sign a memorandum\n\n{stamp}\n\nYesterday {ENGLISH} signed a memorandum in Astana.\n"

    assert draft(page)["date"] is None


def test_only_the_day_of_signing_is_drafted(draft_pages: DraftPages) -> None:
    sentences = [one.format(en=ENGLISH, En=f"T{ENGLISH[1:]}", ru=RUSSIAN) for one in SENTENCES]
    stamps = ["Published: 5 March 2019" if one.isascii() else "Опубликовано: 5 марта 2019" for one in sentences]
    pages = [f"{stamp}\n\n{one}\n" for stamp, one in zip(stamps, sentences, strict=True)]

    dates = [one["date"] for one in draft_pages(pages)]

    assert dict(zip(SENTENCES, dates, strict=True)) == SENTENCES


def test_a_date_in_front_of_the_headline_is_the_stamp(draft: Draft) -> None:
    text = (
        "Меморандум о взаимопонимании между фондами подписан в Москве\n"
        "Меморандум о дружбе между фондом «Мир» и фондом «Лес» подписан 23 июня в Москве, сообщил секретарь фонда."
    )

    assert draft(f"24.06.2019 {text}")["date"] == "2019-06-23"
