"""The list of cities: capitals, administrative centres, and Russian names in all cases."""

import pytest

from eapa_cli.matching.inflected_cities import find_city
from eapa_cli.matching.places_in_text import capital_of_region
from eapa_cli.text.cities import capitals

# All entries of ISO 3166-1 with a capital or an administrative centre; Antarctica, three islands and Tokelau have none.
CAPITALS = """
AD Andorra la Vella; AE Abu Dhabi; AF Kabul; AG Saint John's; AI The Valley; AL Tirana; AM Yerevan; AO Luanda;
AR Buenos Aires; AS Pago Pago; AT Vienna; AU Canberra; AW Oranjestad; AX Mariehamn; AZ Baku; BA Sarajevo;
BB Bridgetown; BD Dhaka; BE Brussels; BF Ouagadougou; BG Sofia; BH Manama; BI Gitega; BJ Porto-Novo; BL Gustavia;
BM Hamilton; BN Bandar Seri Begawan; BO Sucre; BQ Kralendijk; BR Brasília; BS Nassau; BT Thimphu; BW Gaborone;
BY Minsk; BZ Belmopan; CA Ottawa; CC West Island; CD Kinshasa; CF Bangui; CG Brazzaville; CH Bern; CI Yamoussoukro;
CK Avarua; CL Santiago; CM Yaounde; CN Beijing; CO Bogotá; CR San José; CU Havana; CV Praia; CW Willemstad;
CX Flying Fish Cove; CY Nicosia; CZ Prague; DE Berlin; DJ Djibouti; DK Copenhagen; DM Roseau; DO Santo Domingo;
DZ Algiers; EC Quito; EE Tallinn; EG Cairo; EH Laayoune; ER Asmara; ES Madrid; ET Addis Ababa; FI Helsinki; FJ Suva;
FK Stanley; FM Palikir; FO Tórshavn; FR Paris; GA Libreville; GB London; GD Saint George's; GE Tbilisi; GF Cayenne;
GG Saint Peter Port; GH Accra; GI Gibraltar; GL Nuuk; GM Banjul; GN Conakry; GP Basse-Terre; GQ Malabo; GR Athens;
GS Grytviken; GT Guatemala City; GU Hagåtña; GW Bissau; GY Georgetown; HK Hong Kong; HN Tegucigalpa; HR Zagreb;
HT Port-au-Prince; HU Budapest; ID Jakarta; IE Dublin; IL Jerusalem; IM Douglas; IN New Delhi; IO Camp Justice;
IQ Baghdad; IR Tehran; IS Reykjavik; IT Rome; JE Saint Helier; JM Kingston; JO Amman; JP Tokyo; KE Nairobi;
KG Bishkek; KH Phnom Penh; KI South Tarawa; KM Moroni; KN Basseterre; KP Pyongyang; KR Seoul; KW Kuwait City;
KY George Town; KZ Astana; LA Vientiane; LB Beirut; LC Castries; LI Vaduz; LK Colombo; LR Monrovia; LS Maseru;
LT Vilnius; LU Luxembourg City; LV Riga; LY Tripoli; MA Rabat; MC Monaco; MD Chisinau; ME Podgorica; MF Marigot;
MG Antananarivo; MH Majuro; MK Skopje; ML Bamako; MM Naypyidaw; MN Ulaanbaatar; MO Macau; MP Saipan;
MQ Fort-de-France; MR Nouakchott; MS Brades; MT Valletta; MU Port Louis; MV Male; MW Lilongwe; MX Mexico City;
MY Kuala Lumpur; MZ Maputo; NA Windhoek; NC Nouméa; NE Niamey; NF Kingston; NG Abuja; NI Managua; NL Amsterdam;
NO Oslo; NP Kathmandu; NR Yaren; NU Alofi; NZ Wellington; OM Muscat; PA Panama City; PE Lima; PF Papeete;
PG Port Moresby; PH Manila; PK Islamabad; PL Warsaw; PM Saint-Pierre; PN Adamstown; PR San Juan; PS Ramallah;
PT Lisbon; PW Ngerulmud; PY Asunción; QA Doha; RE Saint-Denis; RO Bucharest; RS Belgrade; RU Moscow; RW Kigali;
SA Riyadh; SB Honiara; SC Victoria; SD Khartoum; SE Stockholm; SG Singapore; SH Jamestown; SI Ljubljana;
SJ Longyearbyen; SK Bratislava; SL Freetown; SM San Marino; SN Dakar; SO Mogadishu; SR Paramaribo; SS Juba;
ST São Tomé; SV San Salvador; SX Philipsburg; SY Damascus; SZ Mbabane; TC Cockburn Town; TD N'Djamena;
TF Port-aux-Français; TG Lome; TH Bangkok; TJ Dushanbe; TL Dili; TM Ashgabat; TN Tunis; TO Nukuʻalofa; TR Ankara;
TT Port of Spain; TV Funafuti; TW Taipei; TZ Dodoma; UA Kyiv; UG Kampala; US Washington; UY Montevideo;
UZ Tashkent; VA Vatican City; VC Kingstown; VE Caracas; VG Road Town; VI Charlotte Amalie; VN Hanoi; VU Port Vila;
WF Mata-Utu; WS Apia; XK Pristina; YE Sanaa; YT Mamoudzou; ZA Pretoria; ZM Lusaka; ZW Harare
"""

# The centres of the subjects of Russia, and of the regions of its neighbours and of China, India, Turkey, Iran,
# Mongolia and Serbia. Towns whose name is also another word, such as Bor, are in the list for the start of a report.
CENTRES = {
    "RU": "Абакан Анадырь Архангельск Астрахань Барнаул Белгород Биробиджан Благовещенск Брянск Великий_Новгород"
    " Владивосток Владикавказ Владимир Волгоград Вологда Воронеж Гатчина Горно-Алтайск Грозный Екатеринбург Иваново"
    " Ижевск Иркутск Йошкар-Ола Казань Калининград Калуга Кемерово Киров Кострома Красногорск Краснодар Красноярск"
    " Курган Курск Кызыл Липецк Магадан Магас Майкоп Махачкала Москва Мурманск Нальчик Нарьян-Мар Нижний_Новгород"
    " Новосибирск Омск Орёл Оренбург Пенза Пермь Петрозаводск Петропавловск-Камчатский Псков Ростов-на-Дону Рязань"
    " Салехард Самара Санкт-Петербург Саранск Саратов Смоленск Ставрополь Сыктывкар Тамбов Тверь Томск Тула Тюмень"
    " Улан-Удэ Ульяновск Уфа Хабаровск Ханты-Мансийск Чебоксары Челябинск Черкесск Чита Элиста Южно-Сахалинск Якутск"
    " Ярославль",
    "KZ": "Актау Актобе Алматы Астана Атырау Жезказган Караганда Кокшетау Конаев Костанай Кызылорда Павлодар"
    " Петропавловск Семей Талдыкорган Тараз Туркестан Уральск Усть-Каменогорск Шымкент",
    "UZ": "Андижан Бухара Гулистан Джизак Карши Навои Наманган Нукус Нурафшон Самарканд Ташкент Термез Ургенч Фергана",
    "KG": "Баткен Бишкек Джалал-Абад Каракол Нарын Ош Талас",
    "TJ": "Бохтар Душанбе Худжанд Хорог",
    "TM": "Аркадаг Ашхабад Балканабад Дашогуз Мары Туркменабад",
    "BY": "Брест Витебск Гомель Гродно Минск Могилёв",
    "AM": "Армавир Арташат Аштарак Ванадзор Гавар Гюмри Ехегнадзор Иджеван Капан Раздан",
    "AZ": "Баку Гянджа Ленкорань Мингечевир Нафталан Нахичевань Сумгаит Ханкенди Шеки Ширван Шуша Евлах",
    "MD": "Бельцы Бендеры Бричаны Кагул Каушаны Комрат Оргеев Тирасполь Унгены Чадыр-Лунга",
    "CN": "Гуанчжоу Гуйян Куньмин Ланьчжоу Лхаса Нанкин Наньнин Наньчан Пекин Сиань Синин Тайюань Тяньцзинь Урумчи Ухань"
    " Фучжоу Хайкоу Ханчжоу Харбин Хух-Хото Хэфэй Цзинань Чанчунь Чанша Чжэнчжоу Чунцин Чэнду Шанхай Шицзячжуан"
    " Шэньян Иньчуань",
    "IN": "Агартала Аиджал Амаравати Бангалор Бхопал Бхубанешвар Гангток Гандинагар Дехрадун Джайпур Джамму Диспур"
    " Импхал Итанагар Калькутта Кохима Лакхнау Мумбаи Панаджи Патна Порт-Блэр Пудучерри Райпур Ранчи Силвасса Сринагар"
    " Тируванантапурам Хайдарабад Чандигарх Ченнаи Шиллонг Шимла",
    "TR": "Агры Адана Адапазары Адыяман Айдын Аксарай Амасья Анкара Антакья Анталья Ардахан Артвин Афьонкарахисар"
    " Байбурт Балыкесир Бартын Биледжик Бингёль Битлис Болу Бурдур Бурса Газиантеп Гиресун Гюмюшхане Денизли Диярбакыр"
    " Дюздже Зонгулдак Йозгат Измир Измит Испарта Кайсери Карабюк Караман Карс Кастамону Кахраманмараш Килис Конья"
    " Кырыккале Кыркларели Кыршехир Кютахья Малатья Маниса Мардин Мерсин Мугла Невшехир Нигде Османие Ризе Самсун"
    " Сивас Сиирт Синоп Стамбул Текирдаг Токат Трабзон Тунджели Ушак Хаккяри Чанаккале Чанкыры Чорум Шанлыурфа Ширнак"
    " Ыгдыр Эдирне Элязыг Эрзинджан Эрзурум Эскишехир Ялова",
    "IR": "Ардебиль Ахваз Бендер-Аббас Бирдженд Боджнурд Бушир Горган Захедан Зенджан Илам Исфахан Йезд Казвин Керман"
    " Керманшах Кередж Кум Мешхед Решт Семнан Сенендедж Тебриз Тегеран Урмия Хамадан Хорремабад Шахре-Корд Шираз Эрак"
    " Ясудж",
    "MN": "Арвайхээр Барун-Урт Баянхонгор Булган Даланзадгад Дархан Зуунмод Мандалговь Мурэн Сайншанд Сухэ-Батор Улангом"
    " Улан-Батор Улгий Улиастай Ундурхаан Ховд Цэцэрлэг Чойбалсан Эрдэнэт",
    "RS": "Белград Валево Вране Заечар Зренянин Кикинда Крагуевац Кралево Крушевац Лесковац Ниш Нови-Сад Панчево Пирот"
    " Пожаревац Прокупле Смедерево Сомбор Сремска-Митровица Суботица Ужице Чачак Шабац Ягодина",
}


def test_every_country_has_its_capital() -> None:
    expected = dict(capital.strip().split(" ", maxsplit=1) for capital in CAPITALS.split(";"))

    assert {code: city.english for code, city in capitals().items()} == expected


def test_every_region_of_the_neighbourhood_has_its_centre() -> None:
    missing = [
        f"{country} {name}"
        for country, names in CENTRES.items()
        for name in names.split(" ")
        if not find_city(name.replace("_", " "))
    ]

    assert not missing


@pytest.mark.parametrize(
    ("form", "name"),
    [
        ("Грозного", "Грозный"),
        ("Великом Новгороде", "Великий Новгород"),
        ("Набережных Челнов", "Набережные Челны"),
        ("Ростове-на-Дону", "Ростов-на-Дону"),
        ("Петропавловске-Камчатском", "Петропавловск-Камчатский"),
        ("Чебоксар", "Чебоксары"),
        ("Череповца", "Череповец"),
        ("Орле", "Орёл"),
        ("Твери", "Тверь"),
        ("Ярославлем", "Ярославль"),
        ("Антальи", "Анталья"),
        ("Карловых Варах", "Карловы Вары"),
        ("Химок", "Химки"),
        ("Кишинев", "Кишинёв"),  # sources write "е" for "ё"
    ],
)
def test_a_russian_name_is_found_in_every_case(form: str, name: str) -> None:
    city = find_city(form)

    assert city is not None
    assert city.russian == name


@pytest.mark.parametrize("word", ["Дел", "Александр", "Сум", "Россия", "ул", ""])
def test_a_word_that_only_resembles_a_city_is_not_found(word: str) -> None:
    assert find_city(word) is None


def test_the_capital_of_a_region_is_found_by_the_name_of_the_region() -> None:
    found = [capital_of_region(name) for name in ("Republic of Komi", "Северной Осетии", "Hill Region")]

    assert [city and city.russian for city in found] == ["Сыктывкар", "Владикавказ", None]
