"""Places of signing in many wordings: cities of events, venues and visits, and those of parties and purposes."""

from collections.abc import Callable, Iterable
from typing import Any

DraftPages = Callable[[Iterable[str]], list[dict[str, Any]]]
Place = tuple[str | None, str | None]
# The subject of the English sentences, the same at the start of a sentence, and that of the Russian ones.
S = "the Lake University and the Hill Institute"
C = f"T{S[1:]}"
R = "Озёрный университет и Горный институт"
PLACES: dict[str, Place] = {
    f"{C} signed a memorandum in Ohrid.": ("Ohrid", "MK"),
    f"{C} signed a memorandum in Dragunja (Bosnia and Herzegovina).": ("Dragunja", "BA"),
    f"In the parish hall of Dragunja (Bosnia and Herzegovina) {S} signed a memorandum.": ("Dragunja", "BA"),
    f"{C} signed a memorandum in the Swiss capital.": ("Bern", "CH"),
    f"{C} signed a memorandum at the main campus of the Copper Institute in Kitwe.": ("Kitwe", "ZM"),
    f"{C} signed a memorandum at the Expo-Volga exhibition centre (Samara).": ("Samara", "RU"),
    f"{C} signed a memorandum during Museum Week Muscat 2024.": ("Muscat", "OM"),
    f"In a ceremony in Abu Dhabi's Emirates Palace, {S} signed a memorandum.": ("Abu Dhabi", "AE"),
    f"{C} signed a memorandum in the Samara region.": (None, "RU"),
    f"{R} подписали меморандум в Московской области.": (None, "RU"),
    f"{C} signed a memorandum in the Hilltop region.": (None, None),
    f"{C} signed a memorandum at the City Hall of Smallville.": ("Smallville", None),
    f"{R} подписали меморандум в Ошской области.": (None, "KG"),
    f"{R} подписали меморандум в Смоленском районе.": (None, None),
    f"{C} signed a memorandum in Tripoli, Lebanon.": ("Tripoli", "LB"),
    f"{C} signed a memorandum in Birmingham, Alabama, USA.": ("Birmingham", "US"),
    f"During a visit to Osh, {S} signed a memorandum.": ("Osh", "KG"),
    f"The city of Osh became the venue for the signing of a memorandum between {S}.": ("Osh", "KG"),
    f"The forum was held in Osh on 3-5 March. During the forum, {S} signed a memorandum.": ("Osh", "KG"),
    f"NUKUS (News) - The capital of Kyrgyzstan hosts a forum. As part of it, {S} signed a memorandum.": (
        "Bishkek",
        "KG",
    ),
    f"TRIPOLI, Lebanon, March 4 (Lake News) - {C} signed a memorandum.": ("Tripoli", "LB"),
    f"[Bishkek, 4 March] {C} signed a memorandum.": ("Bishkek", "KG"),
    f"LIMA, March 4 (Lake News) - {C} signed a memorandum at the National Library of Kenya.": (None, "KE"),
    f"4 March 2019, Bishkek\n\n{C} signed a memorandum.": ("Bishkek", "KG"),
    f"BISHKEK, March 4 (Lake News) - {C} signed a memorandum online.": (None, None),
    f"BISHKEK, March 4 (Lake News) - {C} signed an agreement on online courses.": ("Bishkek", "KG"),
    f"{C} signed a memorandum on the opening of a centre in Tashkent.": (None, None),
    f"{C} signed a memorandum to open a branch in Tashkent.": (None, None),
    f"A memorandum on opening a branch of {S} was signed in Osh.": ("Osh", "KG"),
    f"{C} signed a memorandum on a forum that will be held in Tashkent.": (None, None),
    f"В Великих Луках {R} подписали меморандум.": ("Великие Луки", "RU"),
    f"{R} подписали меморандум в выставочном центре «Экспо-Волга» (Самара).": ("Самара", "RU"),
    f"В читальном зале Детской библиотеки города Сызрани {R} подписали меморандум.": ("Сызрань", "RU"),
    f"В мемориальном комплексе «Звонница» (Логойский район, Беларусь) {R} подписали меморандум.": (None, "BY"),
    f"Ош принимает форум «Маршрут». В рамках форума {R} подписали меморандум.": ("Ош", "KG"),
    f"В Оше открылся форум «Маршрут». На его полях {R} подписали меморандум.": ("Ош", "KG"),
    f"БИШКЕК, 4 марта – ЛЕНТА. {R} подписали меморандум в дистанционном формате.": (None, None),
    f"г. Бишкек\n\n{R} подписали меморандум.": ("Бишкек", "KG"),
    f"{R} подписали меморандум в Триполи (Ливан).": ("Триполи", "LB"),
    f"SWABI, 4 March – {C} signed a memorandum here.": ("Swabi", "PK"),
    f"{C} signed a memorandum in Swabi.": ("Swabi", "PK"),
    f"{R} подписали меморандум в Талгаре.": ("Талгар", "KZ"),
    f"{R} подписали меморандум в городе Пхонсаван (Лаос).": ("Пхонсаван", "LA"),
    f"Минск, 4 июня. На полях форума в турецком Измире {R} подписали меморандум.": ("Измир", "TR"),
    f"Меморандум подписан мэром столицы Чили Анной Берг на форуме, где собрались гости. {R} довольны.": (None, None),
    f"{R} подписали меморандум о проведении форума в Ташкенте.": (None, None),
    # The country of a venue: by an adjective, a region, or a party whose place it is.
    f"{C} signed a memorandum at the Chilean Ministry of Culture.": (None, "CL"),
    f"{C} signed a memorandum at Gujarat Lake College.": (None, "IN"),
    f"{C} signed a memorandum in Gujarat.": (None, "IN"),
    f"{C} signed a memorandum at the Institute of the Chinese Language.": (None, None),  # can be in any country
    "The Hill Institute (Peru) and the Lake Society signed a memorandum at the Hill Institute.": (None, "PE"),
    f"{C} signed a memorandum at the Kazan City Hall.": ("Kazan", "RU"),
    f"{C} signed a memorandum at the Hilltop City Hall.": (None, None),
    f"В Белом зале Музея костромского дворянства, где собрались гости, {R} подписали меморандум.": (None, "RU"),
    f"В бакинской Академии музыки, где собрались гости, {R} подписали меморандум.": ("Баку", "AZ"),
    f"В Приморском художественном музее, где собрались гости, {R} подписали меморандум.": (None, "RU"),
    f"В Красном зале мэрии Казани, где собрались гости, {R} подписали меморандум.": ("Казань", "RU"),
    f"{R} подписали меморандум в Восточном музее в столице аймака.": (None, None),
    # The place of the event, meeting or visit that the sentences before describe.
    f"The forum was held at the Peruvian Academy of Arts. {C} signed a memorandum.": (None, "PE"),
    f"The rector visited Sichuan Lake University. {C} signed a memorandum.": (None, "CN"),
    f"The governor is on a working visit to Belarus. Guests came by train. During the visit {S} signed a memorandum.": (
        None,
        "BY",
    ),
    f"The rectors took part in a forum in Osh. There {S} signed a memorandum.": ("Osh", "KG"),
    f"Форум открылся в Оше. Гости осмотрели город. На форуме {R} подписали меморандум.": ("Ош", "KG"),
    f"In 2003 a note was signed in Osh.\n\nKAZAN, March 4 (News) - {C} signed a memorandum.": ("Kazan", "RU"),
    f"В Доме дружбы города Оша {R} подписали меморандум.": ("Ош", "KG"),
    f"Ректор участвовал в форуме в Оше. Там {R} подписали меморандум.": ("Ош", "KG"),
    f"Форум в Оше собрал сто гостей. На форуме {R} подписали меморандум.": ("Ош", "KG"),
    f"В Казань приехала делегация института. {R} подписали меморандум.": ("Казань", "RU"),
    f"В Казанском федеральном университете {R} подписали меморандум.": ("Казань", "RU"),
    f"Местом подписания стала Казань. {R} подписали меморандум.": ("Казань", "RU"),
    f"The forum in Osh gathered a hundred guests. At the forum, {S} signed a memorandum.": ("Osh", "KG"),
    f"The venue of the signing was Osh. {C} signed a memorandum.": ("Osh", "KG"),
    f"{R} подписали меморандум. Студенты поедут на практику в Казань.": (None, None),
    f"Гости побывали в Оше. {R} подписали меморандум.": ("Ош", "KG"),
    f"{C} signed a memorandum. The rectors met during a trip to Osh.": ("Osh", "KG"),
    f"The forum was held in Osh. {C} signed a memorandum online.": (None, None),
    f"Osh became the last stop of the guests. In the town hall {S} signed a memorandum.": ("Osh", "KG"),
    f"Ош стал конечной точкой визита гостей. Позже {R} подписали меморандум.": ("Ош", "KG"),
    f"{C} put pen to paper for a clinic in Osh.": (None, None),
    # The start of the report of an agency.
    f"(Lake Wire - Hill News) OSH, Kyrgyzstan, March 4. {C} signed a memorandum.": ("Osh", "KG"),
    f"New Delhi [India], March 4 : {C} signed a memorandum.": ("New Delhi", "IN"),
    f"OSH. LAKENEWS Today {S} signed a memorandum.": ("Osh", "KG"),
    f"{C} entered into a Friendship Memorandum in the Cathedral of Lima.": ("Lima", "PE"),
    f"САМАРА. На встрече {R} подписали меморандум.": ("Самара", "RU"),
    f"Музей представит картины в Китае\n\n{R} подписали договор о выставках. Их откроют в мае.": (None, None),
    # Countries of several words, and with other prepositions than "in".
    f"{C} signed a memorandum in Sri Lanka.": (None, "LK"),
    f"In the United Kingdom {S} signed a memorandum.": (None, "GB"),
    f"{C} signed a memorandum in Bosnia and Herzegovina.": (None, "BA"),
    f"{C} signed a memorandum in the Republic of Korea.": (None, "KR"),
    f"{C} signed a memorandum in the Democratic Republic of the Congo.": (None, "CD"),
    f"{C} signed a memorandum in Côte d’Ivoire.": (None, "CI"),
    f"{C} signed a memorandum in the town of Smallville, Kenya.": ("Smallville", "KE"),
    f"{R} подписали меморандум в городе Озёрск (Республика Беларусь).": ("Озёрск", "BY"),
    f"{R} подписали меморандум в Боснии и Герцеговине.": (None, "BA"),
    f"{C} signed a memorandum in Sri Lanka's capital.": ("Colombo", "LK"),
    f"{C} signed a memorandum in the Saudi capital.": ("Riyadh", "SA"),
    f"{R} подписали меморандум в Южной Корее.": (None, "KR"),
    f"{R} подписали меморандум в Республике Беларусь.": (None, "BY"),
    f"{R} подписали меморандум во Вьетнаме.": (None, "VN"),
    f"{R} подписали меморандум на Кипре.": (None, "CY"),
    f"{R} подписали меморандум в столице Шри-Ланки.": ("Коломбо", "LK"),
    # The language of the document, and the country of another thing.
    f"{C} signed a memorandum in Chinese and English.": (None, None),
    f"{C} signed a memorandum in New Mexico.": (None, None),
    f"{R} подписали меморандум об экспорте в Россию.": (None, None),
    # The place of something else.
    "The Lake University, which was founded in Cairo, signed a memorandum with the Hill Institute, based in Osh.": (
        None,
        None,
    ),
    f"{C}, the oldest in Vienna, signed a memorandum.": (None, None),
    f"In the presence of the ambassador of Peru in Berlin, {S} signed a memorandum.": (None, None),
    f"{C} signed a memorandum, said the agency in Minsk.": (None, None),
    f"{C} signed a memorandum on an exhibition in Prague.": (None, None),
    f"The rectors visited Peru and Kenya. Afterwards {S} signed a memorandum.": (None, None),
    f"The rectors visited Osh, Lima and Kazan. Afterwards {S} signed a memorandum.": (None, None),
    "A memorandum between the Lake University and the Hill Institute in Naryn was signed.": (None, None),
    f"Lake University in Paris signs memorandum\n\n{C} signed a memorandum.": (None, None),
    f"Lake University opens branch in Paris\n\n{C} signed a memorandum.": (None, None),
    f"Paris (4 March 2019) - {C} signed a memorandum.": ("Paris", "FR"),
    f"A delegation came to Osh for a visit. Afterwards {S} signed a memorandum.": ("Osh", "KG"),
    f"{C} signed a memorandum. The signing came during a trip to Kenya.": (None, "KE"),
    # One signing in several cities has no place.
    f"{C} signed a memorandum at two locations, one in Paris and the other in Osh.": (None, None),
    f"{R} подписали меморандум одновременно в Париже и Оше.": (None, None),
    # The visit during which the document was signed.
    f"A delegation visited Osh, where {S} signed a memorandum.": ("Osh", "KG"),
    f"Делегация посетила Ташкент, где {R} подписали меморандум.": ("Ташкент", "UZ"),
    "Между Озёрным университетом в Казани и Горным институтом в Оше подписан меморандум.": (None, None),
}


def test_only_the_place_of_signing_is_drafted(draft_pages: DraftPages) -> None:
    drafts = draft_pages(PLACES)

    places = [draft["place"] or {} for draft in drafts]
    found = {text: (place.get("city"), place.get("country")) for text, place in zip(PLACES, places, strict=True)}
    assert found == PLACES
