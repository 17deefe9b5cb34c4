"""Words that name a country in the name of an organization: one-word names and adjectives.

The names are those of CLDR in English and Russian, folded as by `text.fold`, and * matches any suffix. The most
frequent countries also have adjectives. Only the matcher uses these words; `eapa_cli.text.countries` parses countries
that users enter.
"""

from collections.abc import Iterator
from typing import Final

_WORDS: Final = """
    AD andorr*; AF afghanistan* afganistan*; AI anguill* angil*; AL albani*; AM armen* armyan*; AO angol*; AQ
    antarctic* antarktid*; AR argentin*; AT austri* avstr*; AU australi* avstral*; AW aruba; AZ azerb* azarb*; BB
    barbados*; BD bangladesh*; BE belgium* belgiya; BG bulgari* bolgar*; BH bahrain* bakhreyn*; BI burund*; BJ
    benin*; BM bermud*; BN brune*; BO bolivi*; BR brazil*; BS bahamas* bagam*; BT bhutan* butan*; BW botswan*
    botsvan*; BY belarus* belorus*; BZ beliz*; CA canad* kanad*; CH switzerland* shveytsar*; CL chile chili; CM
    cameroon* kamerun*; CN chin* kita* zhongguo; CO colombi* kolumb*; CU cuba kuba cuban* kubin*; CW curaca*
    kyurasa*; CY cyprus* kipr; CZ czechi* chekh*; DE german* germaniya deutsch*; DJ djibout* dzhibut*; DK denmark*
    daniya; DM dominic* dominik*; DZ algeri* alzhir*; EC ecuador* ekvador*; EE estoni*; EG egypt* egip*; ER eritre*;
    ES spain spanish ispan*; ET ethiopi* efiop*; FI finland* finlyand*; FJ fiji fidzh*; FM micronesi*; FR france
    french frants*; GA gabon*; GB british britan* velikobritan* uk; GD grenad*; GE georgia georgian gruz*; GG
    guernse* gerns*; GH ghana gana; GI gibraltar*; GL greenland* grenland*; GM gambi*; GN guine* gvine*; GP
    guadeloup* gvadelup*; GR greece greek grets* grech*; GT guatemal* gvatemal*; GU guam; GY guyan* gayan*; HN
    honduras* gonduras*; HR croati* khorvat*; HT haiti gaiti; HU hungar* vengr*; ID indonesi* indonezi*; IE ireland*
    irland*; IL israel* izrail*; IN india* indiy*; IQ iraq irak; IR iran*; IS iceland* islandiya islandii; IT ital*;
    JE jerse* dzhers*; JM jamaic* yamayk*; JO jordan* iordan*; JP japan* yapon*; KE kenya keniya; KG kyrgyz* kirgiz*
    kirghiz*; KH cambodi* kambodzh*; KI kiribat*; KM comoros* komor*; KP kndr; KW kuwait* kuveyt*; KZ kazakh* kazax*
    qazaq*; LA laos; LB lebanon* livan*; LI liechtenstein* likhtenshteyn*; LR liberi*; LS lesoth* lesot*; LT
    lithuani* litva; LU luxembourg* lyuksemburg*; LV latvi*; LY libya liviya; MA morocc* marokk*; MC monac* monak*;
    MD moldov*; ME montenegr* chernogor*; MG madagascar* madagaskar*; ML mali; MN mongol*; MQ martiniqu* martinik*;
    MR mauritani* mavritan*; MS montserrat*; MT malta; MU mauritius* mavriki*; MV maldives* maldiv*; MW malaw*
    malav*; MX mexic* meksik*; MY malaysi* malayz*; MZ mozambiqu* mozambik*; NA namibi*; NE niger*; NG nigeri*; NI
    nicaragu* nikaragu*; NL netherlands* niderland*; NO norwa* norveg*; NP nepal*; NR nauru; NU niue; OM oman; PA
    panam*; PE peru; PH philippines* filippin*; PK pakist*; PL poland* polsh*; PT portugal*; PW palau; PY paragua*
    paragva*; QA qatar* katar*; RE reunion* reyunon*; RO romani* rumyn*; RS serbia* serb* srbi*; RU russia* ross*
    rf; RW rwand* ruand*; SC seychelles*; SD sudan*; SE sweden* shvets*; SG singapor* singapur*; SI sloveni*; SK
    slovaki*; SN senegal*; SO somali*; SR surinam*; SV salvador*; SY syria* siri*; SZ eswatin* esvatin*; TD chad; TG
    togo; TH thailand* tailand*; TJ tajik* tadjik* tadzhik* tojik*; TK tokela*; TM turkmen*; TN tunisi* tunis*; TO
    tonga; TR turkiye turkish turkey turts* turets*; TV tuval*; TW taiwan* tayvan*; TZ tanzani*; UA ukrain*; UG
    ugand*; US american usa ssha; UY urugua* urugva*; UZ uzbek* ozbek*; VA vatikan*; VE venezuel* venesuel*; VN
    vietnam* vetnam*; VU vanuat*; WS samoa; YE yemen*; YT mayott*; ZM zambi*; ZW zimbabw* zimbabv*
"""


def country_words() -> Iterator[tuple[str, list[str]]]:
    """Yield the ISO 3166-1 alpha-2 code of each country with its words."""
    for entry in _WORDS.split(";"):
        code, *words = entry.split()
        yield code, words
