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
PEOPLE = "Hill Governor Ann Berg and Lake Governor Bo Hale"
PEOPLE_RU = "губернатор Холмской области Анна Лугова и губернатор Луговой области Борис Рощин"
EARLIER = [
    f"A similar agreement was signed by {PEOPLE} in Madrid.",
    f"Contacts grew in June 2022, when {PEOPLE} signed a protocol of intent.",
    f"In autumn 2022, {PEOPLE} signed a protocol of intent.",
    f"On 16 May {PEOPLE} signed a letter of intent.",
    f"In February of this year, {PEOPLE} signed an action plan.",
    f"{PEOPLE} signed an action plan in February.",
    f"The sides noted that {PEOPLE} signed a protocol of intent at a forum in Madrid.",
    f"The agreement is part of a plan that {PEOPLE} signed in March.",
    f"The agreement was drafted after {PEOPLE} signed a protocol.",
    f"The agreement follows a protocol that was signed by {PEOPLE}.",
    f"The regions have worked together since {PEOPLE} signed a letter of intent.",
    f"An earlier document was signed by {PEOPLE} in Madrid.",
    f"The existing agreement was signed by {PEOPLE} in Madrid.",
    f"Last month, {PEOPLE} signed a trade agreement.",
    f"Two weeks earlier, {PEOPLE} signed a trade agreement.",
]
EARLIER_RU = [
    f"Такое же соглашение {PEOPLE_RU} подписали в Москве.",
    f"Программа была подписана 3 марта 2019 года: {PEOPLE_RU} подписали её в Оше.",
    f"Контакты активизировались в июне 2022 года, когда {PEOPLE_RU} подписали протокол о намерениях.",
    f"Осенью 2022 года {PEOPLE_RU} подписали протокол о намерениях.",
    f"Год назад {PEOPLE_RU} подписали соглашение о торговле.",
    f"16 мая {PEOPLE_RU} подписали соглашение о торговле.",
    f"В феврале этого года {PEOPLE_RU} подписали план мероприятий.",
    f"На форуме в Москве {PEOPLE_RU} подписали протокол о намерениях.",
    f"Соглашение является частью плана, который {PEOPLE_RU} подписали в марте.",
    f"Соглашение подготовлено после того, как {PEOPLE_RU} подписали протокол.",
    f"Соглашение разработано по итогам встречи, на которой {PEOPLE_RU} подписали план работы.",
    f"Работа ведётся во исполнение договора, который {PEOPLE_RU} подписали в Москве.",
    f"Сотрудничество началось, когда {PEOPLE_RU} подписали соглашение о торговле.",
    f"Более ранний документ {PEOPLE_RU} подписали в Москве.",
    f"Действующее соглашение {PEOPLE_RU} подписали в Москве.",
    f"В прошлом месяце {PEOPLE_RU} подписали соглашение о торговле.",
    f"За месяц до этого {PEOPLE_RU} подписали соглашение о торговле.",
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
        f"{title}In May {PEOPLE} signed a protocol of intent.{news}",
        f"{title}The regions are old friends: {PEOPLE} signed a trade protocol in May.{news}",
        f"{title}On 12 May 2023 {PEOPLE} signed a protocol.{news}",
        f"{title}In spring, {PEOPLE} signed a protocol.{news}",
        f"{title_ru}В мае {PEOPLE_RU} подписали протокол о намерениях.{news_ru}",
        f"{title_ru}12 мая 2023 года {PEOPLE_RU} подписали протокол о торговле.{news_ru}",
        f"{title_ru}Весной {PEOPLE_RU} подписали протокол о торговле.{news_ru}",
        f"{title_ru}Ранее {PEOPLE_RU} подписали соглашение о торговле.{news_ru}",
    ]
    for page, draft in zip(pages, draft_pages(pages), strict=True):
        people = ["Tom Wood", "Eva Brook"] if page.startswith("Hill") else ["Олег Серов", "Нина Белова"]
        names = [one["name"] for one in draft["signatories"]]
        assert (names, draft["type"], draft["date"]) == (people, "agreement", "2023-07-05"), page


def test_a_second_sentence_about_the_same_agreement_adds_its_signatories(draft_pages: DraftPages) -> None:
    pages = [
        f"{NEWS}The agreement was signed by {PEOPLE}.",
        f"{NEWS}{PEOPLE} signed a memorandum of agreement.",
        f"{NEWS_RU}Документ подписали {PEOPLE_RU}.",
        f"{NEWS_RU}Соглашение в этот день подписали {PEOPLE_RU}.",
    ]
    for page, draft in zip(pages, draft_pages(pages), strict=True):
        assert [one["party"] for one in draft["signatories"]] == [0, 1], page
