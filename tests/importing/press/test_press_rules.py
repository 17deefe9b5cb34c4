"""Rarer wordings of sentences, each with one value of its draft: the place, the signatories, the parties, the date."""

from collections.abc import Callable
from typing import Any

import pytest

Draft = Callable[[str], dict[str, Any]]

LEAD = "The Lake Society and the Hill Institute signed an agreement"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (f"{LEAD}. The signing took place in Paris.", (None, "Paris", "FR")),
        (f"{LEAD} in Uzbekistan.", (None, None, "UZ")),
        (f"{LEAD} in the city of Hollókő.", (None, "Hollókő", None)),
        (f"{LEAD} in Moscow-based studios.", None),
        (
            (
                "An agreement was signed between Martinshire town of Lebanon and Hilltown town. The ceremony took place at the"
                " Municipality of Martinshire."
            ),
            ("Municipality of Martinshire", "Martinshire", "LB"),
        ),
        (f"Paris, France\n\n{LEAD}.", (None, "Paris", "FR")),
        (
            "В зале заседаний мэрии Томска состоялось подписание меморандума между Горным институтом и Озёрным музеем.",
            ("зал заседаний мэрии Томска", "Томск", "RU"),
        ),
    ],
)
def test_a_place_is_found_in_rarer_wordings(draft: Draft, text: str, place: tuple[str | None, ...] | None) -> None:
    found = draft(text)["place"]

    assert (found and (found["name"], found["city"], found["country"])) == place


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Соглашение подписано министрами образования Анной Беловой и Иваном Холмовым.",
            ["Анна Белова", "Иван Холмов"],
        ),
        ("Соглашение подписал ректор Горного института (ГИ) господин Давуд Хосейни.", ["Давуд Хосейни"]),
        (
            "The agreement was signed by the director of the Lake Society Ann Berg; Tom Hale, rector, was a guest.",
            ["Ann Berg"],
        ),
        ("An agreement with the Hill Institute was signed by the director of the Lake Society Ann Berg.", ["Ann Berg"]),
        (
            f"{LEAD}, which Ann Berg, director of the Lake Society, and Tom Hale, the Hill Institute Rector, signed.",
            ["Ann Berg", "Tom Hale"],
        ),
        (f"{LEAD}. It was signed by May Hale, rector of the Hill Institute.", ["May Hale"]),
        (f"{LEAD}. It was signed by M. D. Hale, rector of the Hill Institute.", ["M. D. Hale"]),
        (f"{LEAD}. Tom Hale signed it on behalf of the Hill Institute.", ["Tom Hale"]),
    ],
)
def test_signatories_are_found_in_rarer_wordings(draft: Draft, text: str, names: list[str]) -> None:
    assert [one["name"] for one in draft(text)["signatories"]] == names


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "МИНИСТЕРСТВО КУЛЬТУРЫ УЗБЕКИСТАНА и ФОНД «МИР» подписали соглашение.",
            ["МИНИСТЕРСТВО КУЛЬТУРЫ УЗБЕКИСТАНА", "ФОНД «МИР»"],
        ),
        (
            "Соглашение подписано между Советом молодёжи России и ООО «Лес».",
            ["Совет молодёжи России", "ООО «Лес»"],
        ),
        ("Russia's Roscosmos (Moscow) and the Lake Company signed a contract.", ["Roscosmos", "Lake Company"]),
        ("An agreement was signed between friends.", []),
        ("A document was signed with joy.", []),
        (
            "The Institute of Peace and Harmony, the Lake Society and UNESCO signed an agreement.",
            ["Institute of Peace and Harmony", "Lake Society", "UNESCO"],
        ),
    ],
)
def test_only_organizations_are_parties(draft: Draft, text: str, parties: list[str]) -> None:
    assert [party["name"] for party in draft(text)["parties"]] == parties


@pytest.mark.parametrize(
    "text",
    [
        "date 2021-13-45 The Lake Society and the Hill Club signed a protocol.",
        "Headline\n\n5 Foo 2021\n\n" + LEAD + " in May.",
    ],
)
def test_a_stamp_that_is_not_a_date_is_ignored(draft: Draft, text: str) -> None:
    assert draft(text)["date"] is None


@pytest.mark.parametrize(
    ("text", "signatories"),
    [
        (
            f"{LEAD}. During the visit it was signed by Governor He Baoxiang and Tan Sri Omar Hassan, rector of the Hill Institute.",
            ["He Baoxiang", "Omar Hassan"],
        ),
        (
            (
                "ITMO and KazNU signed an agreement. ITMO was represented at the signing by Rector Daria Kozlova and KazNU by Rector"
                " Aidar Omarov."
            ),
            ["Aidar Omarov", "Daria Kozlova"],
        ),
        (
            (
                f'{LEAD}. The guests left later.\n\n"The agreement was signed by Lake Society director Ann Berg and Hill Institute rector'
                ' Tom Hale," the statement reads.'
            ),
            ["Ann Berg", "Tom Hale"],
        ),
        (
            "The agreement was signed by Prof. Suyitno, Rector of the Hill Institute, and Dr. Sayed al-Rawas, head of the Lake Society.",
            ["Suyitno", "Sayed al-Rawas"],
        ),
        (f"{LEAD}. Ann Berg and Tom Hale, heads of the Lake Society, signed it.", ["Ann Berg", "Tom Hale"]),
        (
            "Меморандум подписали глава Горного института Иван Акимов и директор Фонда мира Фейсал аль-Равас.",
            ["Иван Акимов", "Фейсал аль-Равас"],
        ),
        (
            "Соглашение подписано Главой Хакасии Валентином Королёвым и Заместителем министра культуры Дмитрием Банковым.",
            ["Валентин Королёв", "Дмитрий Банков"],
        ),
        (
            "Меморандум подписали Глава Республики Башкортостан Радий Хабиров и Чрезвычайный и Полномочный Посол Вьетнама Данг Минь Кхой.",
            ["Радий Хабиров", "Данг Минь Кхой"],
        ),
        (
            "Министры внутренних дел Армении и Сирии Арам Погосян и Хасан Али подписали протокол.",
            ["Арам Погосян", "Хасан Али"],
        ),
        (
            (
                "Соглашение подписали ректор Горного института Пётр Холмов и директор Фонда мира Анна Белова.\nПодписи под документом"
                " поставили ректор Горного института П.И. Холмов и директор Фонда мира А. Белова."
            ),
            ["Анна Белова", "Пётр Холмов"],
        ),
    ],
)
def test_each_signatory_is_found_once_and_with_the_whole_name(draft: Draft, text: str, signatories: list[str]) -> None:
    assert sorted(one["name"] for one in draft(text)["signatories"]) == sorted(signatories)


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Министры внутренних дел Армении и Сирии Арам Погосян и Хасан Али подписали протокол.",
            ["Министерство внутренних дел Армении", "Министерство внутренних дел Сирии"],
        ),
        (
            "Kyrgyz Foreign Minister Nurlan Asanov and Georgian Foreign Minister Levan Orbeli signed a protocol.",
            ["Ministry of Foreign Affairs of Kyrgyzstan", "Ministry of Foreign Affairs of Georgia"],
        ),
        (
            "Deputy Prime Minister of Tajikistan Usmon Rahimov and Prime Minister of Belarus Igor Petrenko signed a roadmap.",
            ["Tajikistan", "Belarus"],
        ),
        ("A protocol was signed by Secretary of State Ann Berg and Minister of State Tom Hale.", []),
        # the city of a mayor is a party only if there is another party
        ("Baoxiang and others were glad. The document was signed by Mayor Tom Hale of Baoxiang.", []),
        (
            "A protocol was signed by the Ministry of Culture of Saint Vincent and the Grenadines and Lake Society.",
            ["Ministry of Culture of Saint Vincent and the Grenadines", "Lake Society"],
        ),
        ("In June Lake University and the Hill Institute signed a protocol.", ["Lake University", "Hill Institute"]),
        (
            "Turkey's Anadolu University, one of the oldest in the country, and the Lake Society signed a contract.",
            ["Anadolu University", "Lake Society"],
        ),
    ],
)
def test_posts_and_possessives_name_parties(draft: Draft, text: str, parties: list[str]) -> None:
    assert [party["name"] for party in draft(text)["parties"]] == parties


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"YEREVAN, JULY 20, ARMENPRES. {LEAD}.", ("XXXX-07-20", "Yerevan")),
        (f"BAKU, Azerbaijan, March 5. {LEAD}.", ("XXXX-03-05", "Baku")),
        (f"Astana. December 4. KazTAG - {LEAD} on Monday.", (None, "Astana")),  # a Monday of an unknown year
        (f"date 2023-12-05 Astana, December 4. KazTAG - {LEAD} on Monday.", ("2023-12-04", "Astana")),
        (f"Baku, 20 November 2023 — {LEAD} yesterday.", ("2023-11-19", "Baku")),
        ("МОСКВА, 12 октября. Озёрное общество и Горный институт подписали соглашение.", ("XXXX-10-12", "Москва")),
        (
            "Делегация прибыла в Душанбе. В ходе визита Озёрное общество и Горный институт подписали соглашение.",
            (None, "Душанбе"),
        ),
        ("Озёрное общество и Горный институт подписали соглашение в Нижнем Новгороде.", (None, "Нижний Новгород")),
        (f"The guests visited Lakeville. During the visit, t{LEAD[1:]}.", (None, None)),
    ],
)
def test_the_start_of_a_report_gives_its_date_and_place(
    draft: Draft, text: str, expected: tuple[str | None, str | None]
) -> None:
    found = draft(text)

    assert (found["date"], found["place"] and found["place"]["city"]) == expected


@pytest.mark.parametrize(
    ("text", "country"),
    [
        (f"{LEAD} at the Embassy of Japan in Kenya.", "KE"),
        (f"{LEAD} at the Embassy of Japan.", None),
    ],
)
def test_an_embassy_is_in_the_country_that_receives_it(draft: Draft, text: str, country: str | None) -> None:
    place = draft(text)["place"]

    assert (place and place["country"]) == country


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("A memorandum of agreement was signed between the Lake Society and the Hill Institute.", "memorandum"),
        # not the "план" of "планирования"
        ("В Министерстве планирования Озёрное общество и Горный институт подписали протокол.", "protocol"),
        (f"Societies sign MoU on lakes and hills\n\n{LEAD}.", "memorandum"),
    ],
)
def test_a_specific_type_is_preferred_to_agreement(draft: Draft, text: str, type_: str) -> None:
    assert draft(text)["type"] == type_


@pytest.mark.parametrize(
    ("text", "is_signing"),
    [
        (f"date 2024-01-12 On 28 December 2023, t{LEAD[1:]}.", True),
        (f"date 2024-09-12 On 28 May 2023, t{LEAD[1:]}.", False),
        (f"date 2023-11 Source: Lake Wire\n\nOn 28 May 2003, t{LEAD[1:]}.", False),
        (f"On 28 May 2003, t{LEAD[1:]}. A book about it came out in 2024.", False),
    ],
)
def test_a_signing_long_before_the_page_is_not_reported_by_it(draft: Draft, text: str, *, is_signing: bool) -> None:
    assert draft(text)["is_signing"] == is_signing


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            (
                "Документ подписали исполняющий обязанности главы Фонда мира Иван Белов и Заместитель директора Горного института"
                " господин Пётр Холмов."
            ),
            ["исполняющий обязанности главы", "Заместитель директора"],
        ),
        (
            (
                f"{LEAD}. It was signed by Ann Berg, Deputy Director of the Lake Society for Lakes, and Tom Hale, Loremaster of the Hill"
                " Institute."
            ),
            # a field after the organization, and a post that the word lists do not have, keep the organization
            ["Deputy Director of the Lake Society for Lakes", "Loremaster of the Hill Institute"],
        ),
        (
            (
                f"{LEAD}. It was signed by Ann Berg, director of the Lake Society, Doctor of Arts, and Tom Hale, who heads the Hill"
                " Institute."
            ),
            ["director", None],
        ),
        (
            f"{LEAD}. It was signed by Ann Berg, Chairman and MD of the Lake Society, and Tom Hale, M.D., Rector.",
            ["Chairman and MD", "Rector"],
        ),
        (
            "The agreement was signed by the Secretaries-General of the Lake Society and Hill Union, Ann Berg and Tom Hale.",
            ["Secretary-General", "Secretary-General"],
        ),
        (
            "Соглашение подписали вице-президенты Горного института и Фонда мира Анна Белова и Пётр Холмов.",
            ["вице-президент", "вице-президент"],
        ),
        (
            (
                "An agreement was signed between Ann Berg, director of the Lake Society, and the Hill Institute. It was signed by"
                " Rector Tom Hale."
            ),
            ["Rector"],  # the second sentence says who signed
        ),
    ],
)
def test_positions_are_found_in_rarer_wordings(draft: Draft, text: str, positions: list[str | None]) -> None:
    assert [one["position"] for one in draft(text)["signatories"]] == positions
