"""Drafts from one or two sentences: the parties, signatories, date, place and type that each form of sentence gives."""

import json
from collections.abc import Callable
from typing import Any

import pytest
from running import Outcome

Draft = Callable[[str], dict[str, Any]]


def list_parties(found: dict[str, Any]) -> list[str]:
    return [party["name"] for party in found["parties"]]


def list_signatories(found: dict[str, Any]) -> list[tuple[str, str | None, int | None]]:
    return [(one["name"], one["position"], one["party"]) for one in found["signatories"]]


PARTIES = {
    "two subjects": (
        "The World Chess Union and the Institute of Games signed an agreement.",
        ["World Chess Union", "Institute of Games"],
    ),
    "between, in the passive": (
        (
            "A memorandum was signed between the Association of Tourism of Georgia and the Chamber of Commerce and Industry"
            " of Armenia on 5 May 2021."
        ),
        ["Association of Tourism of Georgia", "Chamber of Commerce and Industry of Armenia"],
    ),
    "the other side after 'with'": (
        "The Northern Foundation signed a contract with the Academy of Arts on the sidelines of a forum.",
        ["Northern Foundation", "Academy of Arts"],
    ),
    "a subject 'together with' another": (
        "The Northern Foundation, together with the Elm Club, signed a contract with the Academy of Arts.",
        ["Northern Foundation", "Elm Club", "Academy of Arts"],
    ),
    "'together with' at the start": (
        "Together with the Elm Club, the Northern Foundation signed a contract.",
        ["Elm Club", "Northern Foundation"],
    ),
    "several agents, each after 'by'": (
        "A contract was signed by the Northern Foundation, by the Elm Club and by the Academy of Arts.",
        ["Northern Foundation", "Elm Club", "Academy of Arts"],
    ),
    "agents of the passive": (
        "A memorandum of understanding was signed by Delta University and the Baltic Institute at a ceremony.",
        ["Delta University", "Baltic Institute"],
    ),
    "a field with 'and' inside a name": (
        (
            "The Ministry of Science and Higher Education of the Republic of Kazakhstan and the National Agency for Culture,"
            " Sports and Tourism signed a protocol."
        ),
        [
            "Ministry of Science and Higher Education of the Republic of Kazakhstan",
            "National Agency for Culture, Sports and Tourism",
        ],
    ),
    "the acronym shows that a name has 'and'": (
        (
            "The International Federation of Red Roofs and Green Gardens (IFRRGG) and the World Garden Council signed"
            " a memorandum."
        ),
        ["International Federation of Red Roofs and Green Gardens (IFRRGG)", "World Garden Council"],
    ),
    "a plural before two names": (
        "The municipalities of Varna and Burgas signed a memorandum of cooperation.",
        ["Varna", "Burgas"],
    ),
    "a noun that refers to an earlier name": (
        (
            "Tulip Growers' Foundation and Lake Society sign agreement\n\n"
            "On 2 May 2020, the Foundation and the Lake Society signed an agreement on cooperation."
        ),
        ["Tulip Growers' Foundation", "Lake Society"],
    ),
    "parties by the posts of those who signed": (
        (
            "The rector of Northern University, Ann Berg, and the president of the Lake Society, Tom Hill, signed"
            " an agreement."
        ),
        ["Northern University", "Lake Society"],
    ),
    "the ministries of ministers": (
        (
            "Azerbaijani Minister of Digital Development and Transport Ann Berg and Georgia's Culture Minister Tom Hale signed"
            " a memorandum."
        ),
        ["Ministry of Digital Development and Transport of Azerbaijan", "Ministry of Culture of Georgia"],
    ),
    "a minister who is also deputy prime minister": (
        "Minister of Culture and Deputy Prime Minister of Peru Ann Berg and the Lake Society signed an agreement.",
        ["Ministry of Culture of Peru", "Lake Society"],
    ),
    "a deputy prime minister who is also minister": (
        "Deputy Prime Minister and Minister of Culture of Peru Ann Berg and the Lake Society signed an agreement.",
        ["Ministry of Culture of Peru", "Lake Society"],
    ),
    "a rector who is also minister": (
        "Rector of the Hill University, Minister of Culture of Peru Ann Berg and the Lake Society signed an agreement.",
        ["Hill University", "Lake Society"],
    ),
    "the regions of governors": (
        (
            "The Hakim of the Samarkand region Aziz Karimov and the Governor of the Bursa province Mehmet Kaya signed an"
            " agreement."
        ),
        ["Samarkand region", "Bursa province"],
    ),
    "partner, then 'by signing'": (
        "The Lake Society strengthened its ties with the Hill Institute by signing an agreement.",
        ["Lake Society", "Hill Institute"],
    ),
    "named in the sentence before": (
        "The Lake Society and the Hill Institute agreed on joint work. The corresponding memorandum was signed today.",
        ["Lake Society", "Hill Institute"],
    ),
    "an agency after the list is not a party": (
        "An agreement was signed between the Lake Society and the Hill Institute, Kabar reports.",
        ["Lake Society", "Hill Institute"],
    ),
    "lower-case words between the names": (
        "An agreement was signed between the local branch workers of the Lake Society and the jubilant Hill Institute.",
        ["Lake Society", "Hill Institute"],
    ),
    "Russian, a plural before two names": (
        "Руководители Фонда мира и Союза писателей скрепили подписями меморандум.",
        ["Фонд мира", "Союз писателей"],
    ),
    "Russian, the ministry of a minister": (
        "Министр культуры Узбекистана Озод Назаров и директор Фонда мира Анна Белова подписали протокол.",
        ["Министерство культуры Узбекистана", "Фонд мира"],
    ),
    "Russian, a minister with a second post": (
        (
            "Министр культуры и заместитель премьер-министра Перу Анна Берг и директор Фонда мира Иван Холмов подписали"
            " протокол."
        ),
        ["Министерство культуры Перу", "Фонд мира"],
    ),
    "Russian, a region of a governor": (
        (
            "Волжская область и ВГУ будут сотрудничать.\n\nСегодня губернатор Андрей Белов и ректор ВГУ Виктор Садов подписали"
            " меморандум о сотрудничестве."
        ),
        ["Волжская область", "ВГУ"],
    ),
    "Russian, a subject 'together with' another": (
        "Горный институт совместно с Озёрным обществом подписали соглашение с Клубом друзей.",
        ["Горный институт", "Озёрное общество", "Клуб друзей"],
    ),
    "Russian, a space after the opening quotation mark": (
        "Фонд « Мир» и Горный институт подписали соглашение.",
        ["Фонд « Мир»", "Горный институт"],
    ),
    "Russian, between": (
        "Между Торговой палатой Узбекистана и Самарским областным фондом поддержки семьи заключено соглашение.",
        ["Торговая палата Узбекистана", "Самарский областной фонд поддержки семьи"],
    ),
    "Russian, a conjunction inside a name": (
        (
            "Министерство культуры и информации Республики Казахстан и Фонд развития и поддержки музея «Лес» подписали"
            " меморандум."
        ),
        ["Министерство культуры и информации Республики Казахстан", "Фонд развития и поддержки музея «Лес»"],
    ),
    "Russian, an enumeration inside a name": (
        (
            "Подписано соглашение между Агентством по делам молодежи, граждан, живущих за рубежом, и по международным связям"
            " (Росмост) и Лесным институтом."
        ),
        [
            "Агентство по делам молодежи, граждан, живущих за рубежом, и по международным связям (Росмост)",
            "Лесной институт",
        ],
    ),
    "Russian, two names with quotes": (
        "Монгольский телеканал «Степь» и телерадиокомпания «Залив» подписали соглашение.",
        ["Монгольский телеканал «Степь»", "телерадиокомпания «Залив»"],
    ),
    "Russian, a network": (
        "Озёрная газета и международная сеть TV LAKES подписали соглашение.",
        ["Озёрная газета", "международная сеть TV LAKES"],
    ),
    "Russian, two pairs after 'between'": (
        (
            "Между Горным институтом и Озёрным университетом, Лесной академией и Степным колледжем"
            " подписан договор о сотрудничестве."
        ),
        ["Горный институт", "Озёрный университет", "Лесная академия", "Степной колледж"],
    ),
    "two pairs after 'between'": (
        (
            "An agreement was signed between the Hill Institute and the Lake University, the Forest Academy and the Sea"
            " College."
        ),
        ["Hill Institute", "Lake University", "Forest Academy", "Sea College"],
    ),
    "a list after 'between' ends at the comma": (
        "An agreement between the Hill Institute and the Lake Club, the Sea College says, was signed.",
        ["Hill Institute", "Lake Club"],
    ),
    "Russian, councils of two countries": (
        "Советы ректоров Узбекистана и Беларуси подписали дорожную карту.",
        ["Совет ректоров Узбекистана", "Совет ректоров Беларуси"],
    ),
    "the ministries of two ministers": (
        "The Ministers of Culture of Kenya and Peru, Ann Berg and Bo Lee, signed a protocol.",
        ["Ministry of Culture of Kenya", "Ministry of Culture of Peru"],
    ),
    "the ministries of two ministers, after their countries": (
        "The Kenyan and Peruvian culture ministers, Ann Berg and Bo Lee, signed a protocol.",
        ["Ministry of Culture of Kenya", "Ministry of Culture of Peru"],
    ),
    "three ministers of two countries, of whom none has a known country": (
        "The Kenyan and Peruvian culture ministers, Ann Berg, Bo Lee and Eva Lind, signed a protocol with the Lake Society.",
        ["Lake Society"],
    ),
    "senates of two countries": (
        "The Senates of Chile and Peru signed a memorandum.",
        ["Senate of Chile", "Senate of Peru"],
    ),
    "ministries with an adjective": (
        "A program of cooperation between the Foreign Ministries of Chile and Peru was signed.",
        ["Foreign Ministry of Chile", "Foreign Ministry of Peru"],
    ),
    "a name that describes the last one": (
        "The Tea Commission of Peru and LEAFCO, the State Tea Corporation of Chile, signed a memorandum.",
        ["Tea Commission of Peru", "LEAFCO"],
    ),
    "a cabinet of ministers": (
        "The Lake Assembly of Peru and the Tea Committee under the Cabinet of Ministers of Chile signed a memorandum.",
        ["Lake Assembly of Peru", "Tea Committee under the Cabinet of Ministers of Chile"],
    ),
    "a name with 'and' before 'under'": (
        (
            "The Lake Assembly of Peru and the Committee for Tea Relations and Friendly Ties under the Cabinet of Ministers"
            " of Chile signed a memorandum."
        ),
        [
            "Lake Assembly of Peru",
            "Committee for Tea Relations and Friendly Ties under the Cabinet of Ministers of Chile",
        ],
    ),
    "a minister of state": (
        (
            "UNESCO and the Ministry of Arts of Peru signed an agreement. It was signed on behalf of UNESCO by Ann Berg,"
            " director, and on behalf of the Ministry by Tom Hale, Minister of State for Higher Education."
        ),
        ["UNESCO", "Ministry of Arts of Peru"],
    ),
    "the host of a signing": (
        "At the Hill Academy a memorandum was signed with the Lake University and the Forest College.",
        ["Hill Academy", "Lake University", "Forest College"],
    ),
    "a hotel is not a host": (
        "At the Hill Hotel a memorandum was signed with the Lake University.",
        ["Lake University"],
    ),
    "Russian, the host of a signing": (
        (
            "В Горной библиотеке состоялось подписание меморандума о сотрудничестве с Озёрной библиотекой и Национальной"
            " библиотекой Казахстана."
        ),
        ["Горная библиотека", "Озёрная библиотека", "Национальная библиотека Казахстана"],
    ),
    "the first report, and not a later one with another document": (
        (
            "The Tea Agency of Peru and the Lake Agency signed a memorandum. The Lake Agency has signed a protocol with the"
            " Forest Federation."
        ),
        ["Tea Agency of Peru", "Lake Agency"],
    ),
    "our university, named above": (
        "Lake University | News\n\nOur university signed an agreement with the Hill Institute on 5 May 2020.",
        ["Lake University", "Hill Institute"],
    ),
    "Russian, our chamber, named below": (
        "Наша палата подписала соглашение с Горным институтом. Озёрная торговая палата работает с 1990 года.",
        ["Озёрная торговая палата", "Горный институт"],
    ),
    "Russian, our university without a name": (
        "Наш университет подписал соглашение с Горным институтом. Приехали гости из других университетов.",
        ["Горный институт"],
    ),
    "a museum that is not ours": (
        "The museum signed an agreement with the Hill Institute. A guest came from the Lake Museum.",
        ["Hill Institute"],
    ),
    "ten parties": (
        (
            "The Ale Club, the Boo Club, the Cot Club, the Dow Club, the Elm Club, the Fir Club, the Gum Club, the Hip Club,"
            " the Ivy Club and the Joy Club signed an agreement."
        ),
        [f"{name} Club" for name in ("Ale", "Boo", "Cot", "Dow", "Elm", "Fir", "Gum", "Hip", "Ivy", "Joy")],
    ),
    "an acronym of two letters, and a longer name that starts with its words": (
        "The EU and the European Union of the Deaf signed an agreement.",
        ["EU", "European Union of the Deaf"],
    ),
    "an acronym whose first brackets do not follow its name": (
        (
            "Partner days (HSU)\n\nHSU and UNESCO signed an agreement. The rector of Hill Silk University (HSU) welcomed the"
            " guests, and so did the Hop Social Union."
        ),
        ["Hill Silk University (HSU)", "UNESCO"],
    ),
    "met to sign": (
        "The Hill Society met with the Lake Bar to sign a memorandum.",
        ["Hill Society", "Lake Bar"],
    ),
    "a contract that was made": (
        "A contract was made between the Hill Academy and the Lake University.",
        ["Hill Academy", "Lake University"],
    ),
}


@pytest.mark.parametrize(("text", "expected"), PARTIES.values(), ids=PARTIES)
def test_the_parties_are_those_that_the_sentence_names(draft: Draft, text: str, expected: list[str]) -> None:
    assert list_parties(draft(text)) == expected


LEAD = "The Lake Society and the Hill Institute signed an agreement. "
RUSSIAN_LEAD = "Озёрное общество и Горный институт подписали соглашение. "
SIGNATORIES = {
    "those who signed it again": (
        "Rector Ann Berg of the Lake Society and Director Bo Hale of the Hill Institute re-signed the agreement.",
        [("Ann Berg", "Rector", 0), ("Bo Hale", "Director", 1)],
    ),
    "a family name that is also another word": (
        f"{LEAD}Lake Society Rector Ann B. Young and Director Rich Law signed it.",
        [("Ann B. Young", "Rector", 0), ("Rich Law", "Director", 1)],
    ),
    "a family name that is also a noun of an organization": (
        f"{LEAD}It was signed by King Park, Rector of the Lake Society, and Rector Ann Church.",
        [("King Park", "Rector", 0), ("Ann Church", "Rector", 1)],
    ),
    "a given name that is also a country or a post": (
        f"{LEAD}Rector Georgia Hill and Director Dean Rice signed it.",
        [("Georgia Hill", "Rector", 0), ("Dean Rice", "Director", 1)],
    ),
    "a chief with another post": (
        f"{LEAD}Rector Chief Emeka Obi and Director Ann Berg signed it.",
        [("Emeka Obi", "Rector", 0), ("Ann Berg", "Director", 1)],
    ),
    "a post with a field that looks like a person": (
        f"{LEAD}It was signed by Director Ann Berg and Bo Hale, Head of the Office for Lake Affairs, Friends Living Abroad, and Peace.",
        [("Ann Berg", "Director", 0), ("Bo Hale", "Head of the Office for Lake Affairs", 1)],
    ),
    "after a venue with its city": (
        f"{LEAD}It was signed at the Hill Museum, London, by Ann Berg, Rector of the Lake Society, and Director Bo Hale.",
        [("Ann Berg", "Rector", 0), ("Bo Hale", "Director", 1)],
    ),
    "a caption in the present tense": (
        f"{LEAD}\n\nPhoto: Rector Ann Berg of the Lake Society and Director Bo Hale of the Hill Institute sign the agreement.",
        [("Ann Berg", "Rector", 0), ("Bo Hale", "Director", 1)],
    ),
    "Russian: a post of both with an adjective": (
        f"{RUSSIAN_LEAD}Документ подписали главные редакторы двух организаций — Иван Рощин и Анна Берг.",
        [("Иван Рощин", "главный редактор", 0), ("Анна Берг", "главный редактор", 1)],
    ),
    "Russian: an organization that ends with СО РАН": (
        "Договор подписали директор Озёрного общества Анна Берг и директор Библиотеки СО РАН Лугова Ирина Петровна.",
        [("Анна Берг", "директор", 0), ("Лугова Ирина Петровна", "директор", 1)],
    ),
    "Russian: a name with an apostrophe": (
        f"{RUSSIAN_LEAD}Соглашение подписали директор Джон О'Нил и ректор Анна Берг.",
        [("Джон О'Нил", "директор", 0), ("Анна Берг", "ректор", 1)],
    ),
    "Russian: a Chinese name at the start of a sentence": (
        f"{RUSSIAN_LEAD}Ли Вэй, директор общества, и Анна Берг, ректор института, подписали соглашение.",
        [("Ли Вэй", "директор", 0), ("Анна Берг", "ректор", 1)],
    ),
    "Russian: those who exchanged the signed documents": (
        f"{RUSSIAN_LEAD}Директор Озёрного общества Иван Рощин и ректор института Анна Берг обменялись экземплярами.",
        [("Иван Рощин", "Директор", 0), ("Анна Берг", "ректор", 1)],
    ),
    "Russian, initials after the family names": (
        "Договор подписан ректором Озёрного общества Беловой А. Б., директором Горного института Холмовым И.П.",
        [("Белова А. Б.", "ректор", 0), ("Холмов И.П.", "директор", 1)],
    ),
    "Russian, a sentence that ends with initials": (
        (
            "Договор подписали ректор Озёрного общества Белова А.Б. и директор Горного института Холмов И.П. Министр культуры"
            " Перу Ян Новак поздравил стороны."
        ),
        [("Белова А.Б.", "ректор", 0), ("Холмов И.П.", "директор", 1)],
    ),
    "position, organization, name": (
        LEAD
        + "It was signed by the director of the Lake Society Ann Berg and the head of the Hill Institute Tom Hale.",
        [("Ann Berg", "director", 0), ("Tom Hale", "head", 1)],
    ),
    "name, position of organization": (
        LEAD
        + "The agreement was signed by Ann Berg, Chairman of the Board of the Lake Society, and Tom Hale, Rector of the"
        " Hill Institute.",
        [("Ann Berg", "Chairman of the Board", 0), ("Tom Hale", "Rector", 1)],
    ),
    "name (position of organization)": (
        LEAD
        + "The agreement was signed by Ann Berg (Director of the Lake Society) and Tom Hale (Head of the Hill Institute).",
        [("Ann Berg", "Director", 0), ("Tom Hale", "Head", 1)],
    ),
    "name, position, organization, as the subject": (
        "Ann Berg, director, LSO, signed a memorandum with Tom Hale, president, HIL.",
        [("Ann Berg", "director", 0), ("Tom Hale", "president", 1)],
    ),
    "on behalf of, before the name": (
        LEAD
        + "On behalf of the Lake Society, the agreement was signed by Ann Berg, director, and on behalf of the Hill"
        " Institute – by Tom Hale, rector.",
        [("Ann Berg", "director", 0), ("Tom Hale", "rector", 1)],
    ),
    "on behalf of, after the name": (
        LEAD
        + "The agreement was signed by Rector Tom Hale on behalf of the Hill Institute and by Dr. Ann Berg on behalf"
        " of the Lake Society.",
        [("Tom Hale", "Rector", 1), ("Ann Berg", None, 0)],
    ),
    "on behalf of two, after two names": (
        (
            "Rector Tom Hale and Director Ann Berg signed the agreement on behalf of the Hill Institute and the Lake Society."
        ),
        [("Tom Hale", "Rector", 0), ("Ann Berg", "Director", 1)],
    ),
    "on behalf of two, before two names": (
        (
            "On behalf of the Hill Institute and the Lake Society, the agreement was signed by Rector Tom Hale and Director"
            " Ann Berg."
        ),
        [("Tom Hale", "Rector", 0), ("Ann Berg", "Director", 1)],
    ),
    "on behalf of two, after guests": (
        LEAD
        + "Eva Lind and Jan Novak attended, and it was signed on behalf of the Lake Society and the Hill Institute by"
        " Director Tom Hale.",
        [("Tom Hale", "Director", 0)],
    ),
    "represented by three": (
        (
            "The Hill Institute was represented by Rector Tom Hale, the Lake Society by Director Ann Berg and the Sea Club by"
            " President Bo Lee at the signing. An agreement was signed."
        ),
        [("Tom Hale", "Rector", 0), ("Ann Berg", "Director", 1), ("Bo Lee", "President", 2)],
    ),
    "represented by three, after the parties": (
        (
            "The Hill Institute, the Lake Society and the Sea Club, represented by Rector Tom Hale, Director Ann Berg and"
            " President Bo Lee, signed an agreement."
        ),
        [("Tom Hale", "Rector", 0), ("Ann Berg", "Director", 1), ("Bo Lee", "President", 2)],
    ),
    "represented by": (
        (
            "The Lake Society, represented by Secretary General Ann Berg, and the Hill Institute, represented by its rector,"
            " Tom Hale, signed a declaration."
        ),
        [("Ann Berg", "Secretary General", 0), ("Tom Hale", "rector", 1)],
    ),
    "both posts of one person": (
        LEAD
        + "The agreement was signed by the first deputy chairman of the Garden Board, principal of the Hill Institute,"
        " Professor Tom Hale.",
        [("Tom Hale", "first deputy chairman of the Garden Board, principal of the Hill Institute", 1)],
    ),
    "two names without posts": (
        LEAD + "The agreement was signed by Ann Berg and Tom Hale.",
        [("Ann Berg", None, 0), ("Tom Hale", None, 1)],
    ),
    "name from organization": (
        LEAD
        + "The agreement was signed by Prof. Ann Berg from the Lake Society and Rector Tom Hale of the Hill Institute.",
        [("Ann Berg", None, 0), ("Tom Hale", "Rector", 1)],
    ),
    "two posts after the name": (
        LEAD
        + "The agreement was signed by Ann Berg, director of the Lake Society and chairperson of the Garden Board, and Tom"
        " Hale, Hill Institute Rector.",
        [
            ("Ann Berg", "director of the Lake Society and chairperson of the Garden Board", 0),
            ("Tom Hale", "Rector", 1),
        ],
    ),
    "a family name in capitals, and a degree": (
        LEAD
        + "The agreement was signed by Dr. Ann BERG, Ph.D., director of the Lake Society, and Tom HALE, Rector of the"
        " Hill Institute.",
        [("Ann BERG", "director", 0), ("Tom HALE", "Rector", 1)],
    ),
    "two people with one family name": (
        LEAD
        + "It was signed by the rector of the Hill Institute A. Berg and the director of the Lake Society B. Berg.",
        [("A. Berg", "rector", 1), ("B. Berg", "director", 0)],
    ),
    "similar family names that another sentence completes": (
        LEAD
        + "It was signed by Rector Johnson and Director Johnston. Ann Johnson, rector of the Hill Institute, thanked"
        " Bo Johnston, director of the Lake Society.",
        [("Ann Johnson", "rector", 1), ("Bo Johnston", "director", 0)],
    ),
    "one name, whose position another sentence has": (
        LEAD + "It was signed by Mr. Suyitno. Prof. Suyitno, Rector of the Hill Institute, was glad.",
        [("Suyitno", "Rector", 1)],
    ),
    "for the side of a country": (
        (
            "A protocol was signed between the Lake Society of Uzbekistan and the Hill Institute of Hungary. It was signed by"
            " Director Ann Berg for the Uzbek side."
        ),
        [("Ann Berg", "Director", 0)],
    ),
    "after the word signatories": (
        LEAD
        + "The signatories were Ann Berg, Director of the Lake Society, and Tom Hale, Rector of the Hill Institute.",
        [("Ann Berg", "Director", 0), ("Tom Hale", "Rector", 1)],
    ),
    "signatures put under a document": (
        "Lake Society Director Ann Berg and Hill Institute Rector Tom Hale put their signatures under the agreement.",
        [("Ann Berg", "Director", 0), ("Tom Hale", "Rector", 1)],
    ),
    "a post that starts as the one of the subject": (
        (
            "The vice-chancellor of the Hill Institute signed an agreement with UNESCO. Vice-President Ann Berg of the Hill"
            " Institute spoke about art."
        ),
        [],
    ),
    "those who only attended did not sign": (
        LEAD + "The ceremony was attended by Eva Lind, ambassador, and Jan Novak, deputy mayor.",
        [],
    ),
    "Russian, nominative": (
        RUSSIAN_LEAD
        + "Документ подписали директор Озёрного общества Анна Берг и ректор Горного института Иван Холмов.",
        [("Анна Берг", "директор", 0), ("Иван Холмов", "ректор", 1)],
    ),
    "Russian, a post without a name before one with a name": (
        RUSSIAN_LEAD + "Документ подписали директор Озёрного общества и ректор Горного института Иван Холмов.",
        [("Иван Холмов", "ректор", 1)],
    ),
    "Russian, instrumental becomes nominative": (
        RUSSIAN_LEAD
        + "Документ был подписан исполнительным директором Озёрного общества Сергеем Беловым и ректором Горного института"
        " Иваном Холмовым.",
        [("Сергей Белов", "исполнительный директор", 0), ("Иван Холмов", "ректор", 1)],
    ),
    "Russian, from several sides": (
        RUSSIAN_LEAD
        + "Со стороны Озёрного общества документ подписала директор Анна Берг, со стороны Горного института –"
        " и. о. ректора Иван Холмов.",
        [("Анна Берг", "директор", 0), ("Иван Холмов", "и. о. ректора", 1)],
    ),
    "Russian, names after dashes": (
        RUSSIAN_LEAD + "Документ подписали: от Озёрного общества - Анна Берг, от Горного института - Иван Холмов.",
        [("Анна Берг", None, 0), ("Иван Холмов", None, 1)],
    ),
    "Russian, a deputy with a field": (
        (
            "Соглашение подписано проректором по международной работе Горного института Сергеем Беловым и президентом Озёрного"
            " общества Владаном Драгичем."
        ),
        [("Сергей Белов", "проректор по международной работе", 0), ("Владан Драгич", "президент", 1)],
    ),
    "Russian, from the side of a country": (
        (
            "Меморандум подписан между Озёрным обществом Узбекистана и Горным институтом России. С узбекской стороны документ"
            " подписал председатель Алишер Икрамов."
        ),
        [("Алишер Икрамов", "председатель", 0)],
    ),
    "Russian, similar family names": (
        RUSSIAN_LEAD
        + "Документ подписали ректор Горного института Иван Петров и директор Озёрного общества Иван Петренко.",
        [("Иван Петров", "ректор", 1), ("Иван Петренко", "директор", 0)],
    ),
    "Russian, initials and the full name": (
        RUSSIAN_LEAD
        + "Документ подписали ректор Горного института С.В. Дрожин и директор Озёрного общества Анна Берг. Сергей"
        " Владимирович Дрожин, подписывая соглашение, поблагодарил гостей.",
        [("Сергей Владимирович Дрожин", "ректор", 1), ("Анна Берг", "директор", 0)],
    ),
    "Russian, a post that others name": (
        (
            "Соглашение подписано между Озёрным университетом и Горным университетом.\nУчаствовали ректор Озёрного университета"
            " С.В. Дрожин и ректор Горного университета Р.В. Агеев.\nПосле приветствий ректорами вузов было подписано"
            " соглашение."
        ),
        [("С.В. Дрожин", "ректор", 0), ("Р.В. Агеев", "ректор", 1)],
    ),
}


@pytest.mark.parametrize(("text", "expected"), SIGNATORIES.values(), ids=SIGNATORIES)
def test_each_signatory_has_a_position_and_a_party(
    draft: Draft, text: str, expected: list[tuple[str, str | None, int | None]]
) -> None:
    assert list_signatories(draft(text)) == expected


NO_SIGNING = {
    "a plan": ("The Lake Society and the Hill Institute will sign an agreement in June.", "plan"),
    "a plan to ink": ("The Lake Society and the Hill Institute will ink an agreement in June.", "plan"),
    "a headline with an infinitive": (
        "Lake Society, Hill Institute to sign MoU\n\nThe leaders of both met on Monday.",
        "plan",
    ),
    "a decision": ("The council took a decision to sign a memorandum with the Hill Institute of Vienna.", "plan"),
    "a meeting": ("The Lake Society met the Hill Institute\n\nThe heads of both spoke of a forum in May.", "meeting"),
    "an agreement of the past": (
        "The work goes on under a signed agreement between the Society and the Institute.",
        "retrospective",
    ),
    "a number of agreements": ("The Lake Society has signed more than 120 agreements with partners.", "retrospective"),
    "an earlier agreement": (
        "The parties spoke of work under the agreement signed in 2019 by the Society.",
        "retrospective",
    ),
    "an anniversary": (
        "Ten years ago the Lake Society and the Hill Institute signed an agreement on gardens.",
        "retrospective",
    ),
    "a denial": ("The agreement between the Society and the Institute has not been signed, the minister said.", "plan"),
    "Russian, an anniversary in the headline": (
        "Исполнилось 5 лет со дня подписания соглашения\n\nСоглашение было подписано 5 мая ректором института Иваном Холмовым.",
        "retrospective",
    ),
    "Russian plan": ("Озёрное общество и Горный институт могут подписать меморандум на форуме в мае.", "plan"),
    "Russian, an old agreement": (
        "Последнее соглашение между обществом и институтом было подписано в 2013 году.",
        "retrospective",
    ),
}


@pytest.mark.parametrize(("text", "kind"), NO_SIGNING.values(), ids=NO_SIGNING)
def test_a_page_without_a_signing_gives_only_its_kind_and_the_deciding_words(
    draft: Draft, text: str, kind: str
) -> None:
    found = draft(text)

    assert (found["is_signing"], found["kind"]) == (False, kind)
    assert found["deciding"]["words"] in text
    assert "parties" not in found


DATES = {
    "stated in full": ("On 14 July 2017, " + LEAD, ("2017-07-14", "stated")),
    "no year anywhere": ("On September 24, " + LEAD, ("XXXX-09-24", "stated")),
    "the year of the stamp": (
        "Lake Society news\n\n03/11/2022 18:14\n\nOn November 3, " + LEAD,
        ("2022-11-03", "dateline"),
    ),
    "a stamp of the next year": (
        "News of the Lake Society\n\n10.01.2022\n\nOn December 30, " + LEAD,
        ("2021-12-30", "dateline"),
    ),
    "a weekday before the stamp": (
        "date 2018-05-18 " + LEAD.replace("signed", "on Thursday signed"),
        ("2018-05-17", "deduced"),
    ),
    "yesterday": ("date 2018-05-18 Yesterday the " + LEAD[4:], ("2018-05-17", "deduced")),
    "the date of an agency report": (
        "date 2024-11-20 Baku, November 20, AZERTAC\n\n" + LEAD,
        ("2024-11-20", "dateline"),
    ),
    "a stamp alone is not the date of signing": ("date 2024-11-20 " + LEAD, (None, None)),
    "the date of a later event": (LEAD + "A forum will be held on 9 July 2031.", (None, None)),
    "day first, with slashes": (
        LEAD.replace("agreement.", "agreement on Wednesday, the 22/9/2021."),
        ("2021-09-22", "stated"),
    ),
    "the words of a treaty": (
        LEAD.replace("agreement.", "agreement on this 5th day of May, 2021."),
        ("2021-05-05", "stated"),
    ),
    "hyphens": (LEAD.replace("agreement.", "agreement on 5-May-2021."), ("2021-05-05", "stated")),
    "Russian": ("13 июля 2009 г. " + RUSSIAN_LEAD, ("2009-07-13", "stated")),
    "two digits of a year of the 20th century": (
        LEAD.replace("agreement.", "agreement on 05.03.98."),
        ("1998-03-05", "stated"),
    ),
    "29 February on a page of another year": (
        "date 2023-02\n\nOn 29 February, " + LEAD,
        ("XXXX-02-29", "stated"),
    ),
    "two days before 2 March, on 28 or 29 February": (
        LEAD.replace("The", "BAKU, March 2 - The").replace("agreement.", "agreement two days ago."),
        (None, None),
    ),
    "a stamp above the dates of other news": (
        f"8 March 2024\n\nYesterday {LEAD}\n\n5 January 2024\nA garden opens\n4 January 2024\nA lake freezes",
        ("2024-03-07", "deduced"),
    ),
    "Russian, today": ("date 2020-02-03 Сегодня " + RUSSIAN_LEAD, ("2020-02-03", "deduced")),
}


@pytest.mark.parametrize(("text", "expected"), DATES.values(), ids=DATES)
def test_the_date_has_the_basis_on_which_it_is_known(
    draft: Draft, text: str, expected: tuple[str | None, str | None]
) -> None:
    found = draft(text)

    assert (found["date"], found["date_basis"]) == expected


PLACES = {
    "a city": ("In Sochi, the " + LEAD[4:], (None, "Sochi", "RU")),
    "a city in a case of Russian": ("В Бишкеке " + RUSSIAN_LEAD, (None, "Бишкек", "KG")),
    "the capital of a country": (
        LEAD.replace("agreement.", "agreement in the capital of Uzbekistan."),
        (None, "Tashkent", "UZ"),
    ),
    "a venue": (
        "At the Civic Chamber of the Russian Federation, the " + LEAD[4:],
        ("Civic Chamber of the Russian Federation", None, "RU"),
    ),
    "Russian, a venue in another case": ("В Доме дружбы " + RUSSIAN_LEAD, ("Дом дружбы", None, None)),
    "Russian, a hall of an institute": (
        "Вчера в актовом зале Горного института " + RUSSIAN_LEAD,
        ("актовый зал Горного института", None, None),
    ),
    "the place of an agency report": ("MINSK, 28 January. /BelTA/. " + LEAD, (None, "Minsk", "BY")),
    "a city that the list does not have": (
        LEAD.replace("agreement.", "agreement in Zalaegerszeg, Hungary."),
        (None, "Zalaegerszeg", "HU"),
    ),
    "the seat of a party is not the place": (
        "The Hill Institute and the University of Kazan signed an agreement.",
        None,
    ),
}


@pytest.mark.parametrize(("text", "expected"), PLACES.values(), ids=PLACES)
def test_the_place_has_a_venue_city_and_country(
    draft: Draft, text: str, expected: tuple[str | None, str | None, str | None] | None
) -> None:
    place = draft(text)["place"]

    assert (place and (place["name"], place["city"], place["country"])) == expected


@pytest.mark.parametrize(
    ("document", "type_"),
    [
        ("a cooperation agreement", "agreement"),
        ("a Memorandum of Understanding", "memorandum"),
        ("an MoU", "memorandum"),
        ("a memo", "memorandum"),
        ("a joint protocol", "protocol"),
        ("a roadmap", "roadmap"),
        ("a convention", "convention"),
        ("a declaration of intent", "other"),
        ("a letter of understanding", "other"),
    ],
)
def test_the_type_is_that_of_the_document(draft: Draft, document: str, type_: str) -> None:
    assert draft(f"The Lake Society and the Hill Institute signed {document}.")["type"] == type_


def test_a_day_has_its_words_also_after_a_letter_that_is_longer_in_lower_case(draft: Draft) -> None:
    found = draft("5 March 2024\n\nThe Lake Society and the İnci Institute signed an agreement yesterday.")

    assert next(one["words"] for one in found["evidence"] if one["value"] == "date") == "yesterday"


@pytest.mark.parametrize(
    ("before", "event"),
    [
        ("В рамках VII Международного форума «Диалог»", "VII Международный форум «Диалог»"),
        ("На полях саммита ШОС", "саммит ШОС"),
        ("В ходе форума", None),
        ("During the 5th International Congress of Museums,", "5th International Congress of Museums"),
        ("On the sidelines of the forum,", None),
    ],
)
def test_the_event_has_its_name_and_is_not_a_party(draft: Draft, before: str, event: str | None) -> None:
    report = (
        "the Lake Society and UNESCO signed an agreement." if before.isascii() else "МГУ и СПбГУ подписали договор."
    )

    found = draft(f"{before} {report}")

    assert found["event"] == event
    assert list_parties(found) == (["Lake Society", "UNESCO"] if before.isascii() else ["МГУ", "СПбГУ"])


def test_numbers_and_conjunctions_do_not_belong_to_areas(draft: Draft) -> None:
    found = draft(LEAD + "It provides for cooperation in 1) culture, (2) education, and also tourism.")

    assert [area["text"] for area in found["areas"]] == ["culture", "education", "tourism"]


def test_background_information_is_not_read_as_news(draft: Draft) -> None:
    found = draft(
        LEAD
        + "\n\nFor reference\n\nAbout the Lake Society\n\nThe Lake Society signed an agreement with the Moon Club in Paris."
    )

    assert list_parties(found) == ["Lake Society", "Hill Institute"]
    assert found["place"] is None


def test_a_region_is_explained_by_the_post_of_its_governor(draft: Draft) -> None:
    found = draft(
        "The agreement was signed by Ann Berg, director, Governor Bo Lee, and Tom Hale, rector of the Hill Institute. The"
        " Silk Region is glad."
    )
    (region,) = [one for one in found["evidence"] if one["value"] == "parties.1.name"]

    assert list_parties(found) == ["Hill Institute", "Silk Region"]
    assert region["reason"] == "the only region of the text; 'Governor' signed"


def test_each_agreement_of_a_page_has_a_draft(run_draft: Callable[..., Outcome]) -> None:
    text = "The Lake Society signed two cooperation agreements with the Hill Institute and the Sea University."

    drafts = json.loads(run_draft(text, "--format", "json").out)

    assert [list_parties(one) for one in drafts] == [
        ["Lake Society", "Hill Institute"],
        ["Lake Society", "Sea University"],
    ]


def test_a_signatory_of_unknown_party_is_in_each_draft_of_a_page(run_draft: Callable[..., Outcome]) -> None:
    text = (
        "The Lake Society signed two agreements with the Hill Institute and the Sea University. They were signed by Jan"
        " Novak, mayor of Brno, Ann Berg, director of the Lake Society, Tom Hale, rector of the Hill Institute, and Mary Lee,"
        " rector of the Sea University."
    )

    found = json.loads(run_draft(text, "--format", "json").out)

    assert [[(one["name"], one["party"]) for one in draft["signatories"]] for draft in found] == [
        [("Jan Novak", None), ("Ann Berg", 0), ("Tom Hale", 1)],
        [("Jan Novak", None), ("Ann Berg", 0), ("Mary Lee", 1)],
    ]


def test_every_value_has_its_words_in_the_text(draft: Draft) -> None:
    text = (
        "Опубликовано 05.06.2022\n\n3 июня в Ташкенте в рамках форума «Диалог» между фондом «Мост» и Горным институтом"
        " подписан меморандум о сотрудничестве в области культуры, спорта.\nДокумент подписали директор фонда «Мост» Анна"
        " Белова и ректор Горного института Иван Холмов."
    )
    found = draft(text)
    explained = {one["value"] for one in found["evidence"]}

    assert {"type", "date", "place.city", "place.country", "parties.0.name", "parties.1.name"} <= explained
    assert {f"signatories.{n}.{part}" for n in (0, 1) for part in ("name", "position", "party")} <= explained
    lines = text.splitlines()
    for one in found["evidence"]:
        assert lines[one["line"] - 1][one["column"] - 1 :].startswith(one["words"].split("\n")[0])
        assert (one["state"] == "derived") == bool(one["reason"])
