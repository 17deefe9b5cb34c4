"""Sentences about an earlier agreement do not change the draft of the one that a page reports."""

from collections.abc import Callable, Iterable
from typing import Any

DraftPages = Callable[[Iterable[str]], list[dict[str, Any]]]

NEWS = (
    "Hill Region and Lake Region sign cooperation agreement\n\n"
    "Hill Region and Lake Region signed a cooperation agreement in Oslo on 5 July 2023. "
)
NEWS_RU = (
    "Холмская область и Луговая область подписали соглашение о сотрудничестве\n\n"
    "5 июля 2023 года в Казани подписано соглашение о сотрудничестве между Холмской областью и Луговой областью. "
)
P = "Hill Governor Ann Berg and Lake Governor Bo Hale"
R = "губернатор Холмской области Анна Лугова и губернатор Луговой области Борис Рощин"
EARLIER = [
    f"Contacts grew in June 2022, when {P} signed a protocol of intent.",
    f"In autumn 2022, {P} signed a protocol of intent.",
    f"On 16 May {P} signed a letter of intent.",
    f"In February of this year, {P} signed an action plan.",
    f"{P} signed an action plan in February.",
    f"The sides noted that {P} signed a protocol of intent at a forum in Madrid.",
    f"The agreement is part of a plan that {P} signed in March.",
    f"The agreement was drafted after {P} signed a protocol.",
    f"The agreement follows a protocol that was signed by {P}.",
    f"The regions have worked together since {P} signed a letter of intent.",
    f"An earlier document was signed by {P} in Madrid.",
    f"The existing agreement was signed by {P} in Madrid.",
    f"Last month, {P} signed a trade agreement.",
    f"Two weeks earlier, {P} signed a trade agreement.",
]
EARLIER_RU = [
    f"Контакты активизировались в июне 2022 года, когда {R} подписали протокол о намерениях.",
    f"Осенью 2022 года {R} подписали протокол о намерениях.",
    f"Год назад {R} подписали соглашение о торговле.",
    f"16 мая {R} подписали соглашение о торговле.",
    f"В феврале этого года {R} подписали план мероприятий.",
    f"На форуме в Москве {R} подписали протокол о намерениях.",
    f"Соглашение является частью плана, который {R} подписали в марте.",
    f"Соглашение подготовлено после того, как {R} подписали протокол.",
    f"Соглашение разработано по итогам встречи, на которой {R} подписали план работы.",
    f"Работа ведётся во исполнение договора, который {R} подписали в Москве.",
    f"Сотрудничество началось, когда {R} подписали соглашение о торговле.",
    f"Более ранний документ {R} подписали в Москве.",
    f"Действующее соглашение {R} подписали в Москве.",
    f"В прошлом месяце {R} подписали соглашение о торговле.",
    f"За месяц до этого {R} подписали соглашение о торговле.",
]


def test_the_signatories_of_an_earlier_agreement_are_not_drafted(draft_pages: DraftPages) -> None:
    pages = [*(NEWS + one for one in EARLIER), *(NEWS_RU + one for one in EARLIER_RU)]
    for page, draft in zip(pages, draft_pages(pages), strict=True):
        city = "Oslo" if page.startswith("Hill") else "Казань"
        found = (draft["signatories"], draft["type"], draft["date"], draft["place"]["city"])
        assert found == ([], "agreement", "2023-07-05", city), page


def test_an_earlier_agreement_in_front_of_the_news_is_not_drafted(draft_pages: DraftPages) -> None:
    title = "Hill University and Lake University sign cooperation agreement\n\n"
    news = (
        " On 5 July 2023, Hill University Rector Tom Wood and Lake University Rector Eva Brook signed the cooperation"
        " agreement."
    )
    title_ru = "Холмский университет и Луговой университет подписали соглашение о сотрудничестве\n\n"
    news_ru = (
        " Сегодня, 5 июля 2023 года, ректор Холмского университета Олег Серов и ректор Лугового университета Нина"
        " Белова подписали соглашение о сотрудничестве."
    )
    pages = [
        f"{title}In May {P} signed a protocol of intent.{news}",
        f"{title}The regions are old friends: {P} signed a trade protocol in May.{news}",
        f"{title}On 12 May 2023 {P} signed a protocol.{news}",
        f"{title}In spring, {P} signed a protocol.{news}",
        f"{title_ru}В мае {R} подписали протокол о намерениях.{news_ru}",
        f"{title_ru}12 мая 2023 года {R} подписали протокол о торговле.{news_ru}",
        f"{title_ru}Весной {R} подписали протокол о торговле.{news_ru}",
        f"{title_ru}Ранее {R} подписали соглашение о торговле.{news_ru}",
    ]
    for page, draft in zip(pages, draft_pages(pages), strict=True):
        people = ["Tom Wood", "Eva Brook"] if page.startswith("Hill") else ["Олег Серов", "Нина Белова"]
        names = [one["name"] for one in draft["signatories"]]
        assert (names, draft["type"], draft["date"]) == (people, "agreement", "2023-07-05"), page


def test_a_second_sentence_about_the_same_agreement_adds_its_signatories(draft_pages: DraftPages) -> None:
    pages = [
        f"{NEWS}The agreement was signed by {P}.",
        f"{NEWS}{P} signed a memorandum of agreement.",
        f"{NEWS_RU}Документ подписали {R}.",
        f"{NEWS_RU}Соглашение в этот день подписали {R}.",
    ]
    for page, draft in zip(pages, draft_pages(pages), strict=True):
        assert [one["party"] for one in draft["signatories"]] == [0, 1], page
