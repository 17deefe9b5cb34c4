"""The language of English press releases. `press/language.py` describes each field.

`words/word_classes.py` explains the letters of patterns over word classes.
"""

import re
from typing import Final

from eapa_cli.importing.press.english import plurals
from eapa_cli.importing.press.english.date_patterns import DATES
from eapa_cli.importing.press.english.name_patterns import (
    EACH_WITH_NAME,
    ORGANIZATION,
    PERSONS,
    POSITION,
    POSITION_FULL,
)
from eapa_cli.importing.press.english.place_patterns import PLACES
from eapa_cli.importing.press.english.signing_patterns import EVENTS
from eapa_cli.importing.press.english.word_classes import classify
from eapa_cli.importing.press.english.words import NATIONS, words
from eapa_cli.importing.press.language import NEVER, Language, MinistryWords
from eapa_cli.importing.press.words.word_classes import WordClass
from eapa_cli.matching import document_words, topic_words
from eapa_cli.model.vocabulary import AgreementType, Capacity

# "Vice-Chancellor" is the head of a university, but "Pro-Vice-Chancellor" is a deputy.
_CAPACITIES: Final = (
    (Capacity.ACTING, re.compile(r"\b(?:acting|interim)\b", re.IGNORECASE)),
    (Capacity.DEPUTY, re.compile(r"\b(?:deputy|assistant|pro)\b|\bvice\b(?![ -]chancellor)", re.IGNORECASE)),
    (
        Capacity.HEAD,
        re.compile(
            r"\b(?:secretary[ -]general"
            r"|director(?:[ -]general)?"
            r"|general director|president|rector|chair\w*|head|ceo|chief executive|governor|mayor|minister"
            r"|chancellor|principal|leader|speaker)\b",
            re.IGNORECASE,
        ),
    ),
)


_ARTICLE: Final = "(?:(?:the|an?|its|their|our) )?"
_QUALIFIERS: Final = (
    r"(?:executive|supervisory|general|administrative|coordination|coordinating|organi[sz]ing|management|regional"
    r"|press|legal|central|main|international|foreign|external|cultural|public|advisory|academic|scientific|steering"
    r"|editorial|civil|society|relations|affairs|cooperation|news)"
)
_UNITS: Final = (
    r"branch|faculty|service|board|council"
    r"|(?<!International )committee"
    r"|secretariat|department|office|trustees|directors|management|presidium|division|affairs|staff|protocol"
    r"|delegation"
)
_COLLECTIVE_POSTS: Final = (
    "(?:vice[- ]chancellor|rector|president|director|head|leader|minister|chairman|chairmen|mayor|governor|principal)s?"
)


def _singular(position: str) -> str:
    """Return a post in the singular: "chairman", "secretary", "director-general", "Editor-in-Chief"."""
    # Only the post is singular, not the field: "Ministers of Sports" becomes "Minister of Sports".
    post, *field = re.split("(?= (?:of|for) )", position, maxsplit=1)
    post = re.sub(r"men\Z", "man", post)
    post = re.sub(r"(ie)?s(?=\Z|(?i:[- ]general|-in-chief))", lambda found: "y" if found[1] else "", post)
    return "".join((post, *field))


ENGLISH: Final = Language(
    code="en",
    classify=classify,
    persons=PERSONS,
    organization=re.compile(ORGANIZATION),
    plural_lead=re.compile(
        r"t?(?:gag)?[xjgMCF]{0,3}LM?(?:"  # "Kenyan and Peruvian energy ministers"
        r"ot?F+(?:aF+)?ot?(?=g)"  # "Ministers of Culture of" before a country
        r"|ot?[xjFh]{1,3}ot?(?=g)"  # "ministers of internal affairs of", "heads of the archives of" before a country
        r"|ot?[xjd]{0,2}[hLx][,-]"  # "rectors of the two universities,"
        r"|ot?"  # "the rectors of", "heads of the"
        r"|,"  # "the leaders,"
        r"|(?=(?:T\.?)*[CN][CNI]{1,3}[,aB])"  # "the directors" before "Ann Berg and"
        r")"
    ),
    each_with_name=re.compile(EACH_WITH_NAME),
    # ",", ", by", "and", ", as well as by", ";"
    separator=re.compile(r",?x?a(?:xx?)?b?|,(?:b(?!T|P|N|CC))?|;"),
    prepositions=frozenset(
        {
            WordClass.OF,
            WordClass.FOR,
            WordClass.OTHER_PREPOSITION,
            WordClass.AT,
            WordClass.UNDER,
            WordClass.IN,
            WordClass.TO_OR_FROM,
        }
    ),
    conjunctions=re.compile(r"that|which|who|whose|when|where|while|as|whereby", re.IGNORECASE),
    has_cases=False,
    connectors=frozenset({WordClass.OF, WordClass.FOR, WordClass.OTHER_PREPOSITION, WordClass.AT}),
    position=re.compile(POSITION),
    full_position=re.compile(POSITION_FULL),
    # ", the chairman", "and chairman", "- chairman"
    next_position=re.compile(r"(?:,|-|,?a)t?(?=[Mj]*P)"),
    longest_positions=True,
    units=re.compile(
        rf"{_ARTICLE}(?:{_QUALIFIERS} )*(?:{_UNITS})|administration|mission"
        # "Head of the International Relations Department of A"
        rf"|{_ARTICLE}(?:(?-i:[A-Z])[\w'-]+ (?:and |& )?){{1,4}}"
        "(?-i:Department|Directorate|Division|Office|Section|Unit|Delegation)",
        re.IGNORECASE,
    ),
    whole_units=re.compile(
        rf"{_ARTICLE}(?:(?:{_QUALIFIERS} )+(?:{_UNITS})|presidium|staff|protocol|delegation|trustees|directors"
        r"|(?-i:[A-Z])[\w'-]+ (?-i:Delegation)|[\w' -]+ Relations (?-i:Department|Directorate|Division|Office))",
        re.IGNORECASE,
    ),
    envoys=re.compile("(?:ambassador|consul|envoy|charg[eé])", re.IGNORECASE),
    field_connectors=frozenset({WordClass.FOR, WordClass.TO_OR_FROM}),
    events=EVENTS,
    dates=DATES,
    # A spreadsheet needs the exact type; in a text, a memo that was signed is a memorandum.
    types=(*document_words.ENGLISH, (AgreementType.MEMORANDUM, re.compile(r"\bmemos?\b", re.IGNORECASE))),
    capacities=_CAPACITIES,
    topics=topic_words.ENGLISH,
    areas=re.compile(
        r"\b(?:in (?:such|these|the following|the) (?:areas|fields|spheres)(?: as| of)?"
        r"|(?:areas|fields|spheres)(?: of cooperation)?(?: such as| include| are|:)"
        r"|in (?:the )?(?:areas?|fields?|spheres?) of"
        r"|aimed at"
        r"|aims? (?:at|to)"
        r"|provides? for"
        r"|(?:cooperation|relations|interaction) in(?: the (?:area|field|sphere)s? of)?"
        r"|is about|joint projects in)\b:?",
        re.IGNORECASE,
    ),
    places=PLACES,
    region_posts=re.compile(
        r"\b(?:governor|mayor|head of the (?:region|republic|city)|akim|k?hokim|hakim)\b", re.IGNORECASE
    ),
    territorial=re.compile(
        r"\b(?:ombuds(?:man|woman|person)|commissioner for|defender of|ambassador|charg[eé] d.affaires)\b",
        re.IGNORECASE,
    ),
    region=re.compile(
        r"\b(?:Republic of [A-Z][\w-]+"
        r"|[A-Z][\w-]+(?: [A-Z][\w-]+)? (?:Region|Oblast|Krai|Territory|Republic|Province))\b"
    ),
    event_names=re.compile(
        r"\b(?:conference|forum|congress|summit|festival|exhibition|expo|seminar|symposium|games|days|dialogue|camp)\b",
        re.IGNORECASE,
    ),
    country_words=NATIONS,
    # "the university", "the state university", "the silk museum", "its board", "the Hill university"
    generic=re.compile(r"t?[jg]?[HhUF]|tx?h|tC?[Hh]"),
    acronyms=words(
        "MOU MOUs MoU MoUs MOA MOAs MoA MoAs MOC MoC MoCs LOI LoI LoIs ToR FAQ PDF GDP ICT AI IT CEO HE PR TV II III IV"
        " VI UTC GMT AM PM USD"
    ),
    lead_in=re.compile(
        r"\A(?:(?:[Rr]epresentatives? of|[Oo]fficials of|[Dd]elegations? of|[Hh]eads? of"
        r"|[Ll]eaders(?:hip)? of"
        r"|[Mm]embers of|[Mm]anagement of|the|a|an|its|their|our|both|The|An|A|leading|[a-z]+-based|of|also|two"
        r"|three|local"
        # as in "Lake Hilltown (Peru)-based Academy"
        r"|(?:[A-Z]\w+ )*[A-Z]\w+(?: \([^()]+\))?-based"
        r"|largest|well-known|famous|company|firm|corporation|organi[sz]ation|NGO|non-governmental|agency)"
        r"(?=\s+(?:[\"A-Z(]|the\b))\s+)+"
    ),
    end_of_article=re.compile(
        r"\A\W*(?:for (?:your )?(?:reference|information)|background(?: information)?|notes? (?:to|for) editors?"
        r"|reference|about (?:the )?(?-i:[A-Z\"])[^.]{2,110}|"
        r"boilerplate|#{3,}|ends)\W*\Z",
        re.IGNORECASE,
    ),
    passive=re.compile(r"\b(?:was|were|been|is|are|being) (?:\w+ ){0,2}\w+\Z"),
    behalf=re.compile(
        r"\b(?:on behalf of|representing|acting for|in the name of|on the part of|on the side of|from the side of|"
        r"from the part of|sign(?:ed|ing) (?:it |the \w+ )?(?:for|from))\s(?=[\"A-Z]|the )"
        r"|(?:\A|[:;,] |, and )(?:for|from) (?=[\"A-Z]|the )",
        re.IGNORECASE,
    ),
    # "for the Uzbek side", "from Peru side", "the Uzbek side by"
    side=re.compile(
        r"\b(?:[Ff]or|[Ff]rom|[Oo]n|of) (?:the )?(?P<nation>[A-Z][a-z]+|our|other)(?:'s)? side\b"
        r"|\b[Tt]he (?P<other>[A-Z][a-z]+) (?:side|party|delegation) (?:(?:was|is) represented )?by\b"
    ),
    relative_sides=frozenset({"our", "other"}),
    witnesses=re.compile(
        r"(?:presence|attended|witness(?:ed)?|hosted|according|attendance|moderated|opened|said|noted|organi[sz]ed"
        r"|led|told|added|thanked|welcomed|present|invitation|patronage|emphasi[sz]ed|stressed|expressed|remarked"
        r"|commented|announced|stated|highlighted|congratulated|delivered|spoke|chaired|addressed|explained|greeted"
        r"|underlined|believes|report(?:s|ed)|inform(?:s|ed)|citing|quoting|writes?|wrote)",
        re.IGNORECASE,
    ),
    speaking=re.compile(
        r"said|says|noted|told|added|emphasi[sz]ed|stressed|expressed|remarked|commented|announced|stated"
        r"|highlighted|explained|underlined|believes",
        re.IGNORECASE,
    ),
    aftermath=re.compile(r"\b(?:after|once|when|as) (?:he|she|they|both|the two)\b", re.IGNORECASE),
    singular_pronouns=frozenset({"he", "she"}),
    plural_pronouns=frozenset({"they", "officials", "leaders"}),
    participles=frozenset(
        {"signing", "putting", "inking", "affixing", "initialling", "initialing", "countersigning", "co-signing"}
    ),
    signatories=re.compile(
        # as in "Signatories: X", "the signatories of it were X", "the signatures of X" and "signatures were put by X"
        r"\b(?:signatories|signatures|signed by|signed):(?:\s|\Z)"
        r"|\bsignator(?:y|ies)\b[^.]{0,60}?\b(?:was|were|are|included?)\s"
        r"|\bsignatures?\b[^.]{0,60}?\b(?:were|put by|affixed by|placed by|exchanged (?:by|between)|of)\s",
        re.IGNORECASE,
    ),
    ministry=MinistryWords(
        post=re.compile(
            r"(?:(?i:first|deputy|vice|acting|assistant|federal|union|state|cabinet|senior|junior) )*"
            r"(?:(?P<before>(?:(?!Prime)[A-Z]\w+ (?:and )?)+)?(?:[Mm]inister|MINISTER)(?! of State)"
            r"(?: (?:of|for) (?P<field>(?:the )?[A-Z].*))?)"
        ),
        start_of_name="Ministry of ",
    ),
    city_of_post=re.compile(r"\b[Cc]ity of (?P<city>[A-Z][\w-]+(?: [A-Z][\w-]+)?)\Z"),
    twinned=(
        re.compile(
            r",?(?: \w+)? (?:became|become|are)(?: \w+)? (?:(?:sister|twin|partner)[ -](?:cities|towns)|twinned)\b"
        ),
        NEVER,
    ),
    between_cities=re.compile(
        r"\bbetween (?:the |both )?(?:two )?(?:sister )?cities\b|\btwin(?:ning|ned)?\b|\b(?:sister|partner)[- ]cit",
        re.IGNORECASE,
    ),
    offices=(
        (
            re.compile(
                r"(?:(?!Deputy|Vice|Assistant|First)[A-Z]\w+ )*"
                r"(?:Ombuds(?:man|woman|person)|(?:Human Rights|Public) Defender|Human Rights Commissioner"
                r"|Commissioner for (?:\w+ ){1,3}Rights)(?: (?:of|for) [^,]+)?"
            ),
            "",
        ),
        # "Prosecutor General of Peru" signs for the "Prosecutor General's Office of Peru".
        (
            re.compile(r"(?P<post>Prosecutor[ -]General|General Prosecutor|Attorney General)(?P<of>(?: of [^,]+)?)"),
            r"\g<post>'s Office\g<of>",
        ),
    ),
    of="of",
    # "Ann Berg", "A. van Hill"
    bare_name=re.compile("[CNI](?:p?[CNI]){1,2}"),
    representing=re.compile(
        r"\b(?:represented (?:\w+ ){0,4}by|in the person of|through its?) (?:its |the )?",
        re.IGNORECASE,
    ),
    created=re.compile(
        r"\b(?:establishment|creation|opening|construction) of (?:the |an? )?\Z|\bestablishing (?:the |an? )?\Z"
    ),
    headed=re.compile(r",? (?:headed|led|chaired) by (?:its |the )*"),
    partner=re.compile(r"\b(?:[Ii]ts|[Tt]he|[Tt]heir)(?: new| foreign| first)? partner (?:is|was) (?:the )?"),
    talks=re.compile(
        r"\b(?:meeting|talks|negotiations|conversation|consultations|dialogue|discussions?|weeks?|days|forum"
        r"|conference|match|game|visits) $",
        re.IGNORECASE,
    ),
    future=re.compile(
        r"\b(?:will|to be held|to take place|scheduled|next|enters?|entered into force|(?:takes?|took) effect"
        r"|(?:comes?|came) into"
        r"|valid|effective|expires?)\b",
        re.IGNORECASE,
    ),
    several=re.compile(
        r"\b(?:two|three|four|several|separate|bilateral) (?:[a-z]+ ){0,2}"
        r"(?:agreements|memorand(?:a|ums)|MoUs|MOUs|protocols)\b"
        r"|\bwith each of\b"
    ),
    # ", Doctor of Sciences", "and Professor of Physics", ", M.D."; but "and MD" is a managing director
    degree=re.compile(
        r"(?<![Cc]hief)(?<![Hh]ead)(?:,? (?:and|&)|,)? (?:[Dd]octor|[Cc]andidate|[Pp]rofessor|[Aa]cademician|Ph\.?D|"
        r"M\.D)\b.*\Z"
    ),
    singular=_singular,
    shared_noun=plurals.full_names,
    officials=re.compile(
        r"\b(?:[Tt]he (?:two )?(?:officials|leaders|ministers|mayors|governors|heads of the [a-z]+)|[Tt]hey)"
        r" (?:then |also |today )?signed\b"
    ),
    collective=re.compile(
        r"\b(?:"
        # "the rectors of both", "the rectors signed"
        rf"(?:the (?:two )?)?(?={_COLLECTIVE_POSTS} (?:of (?:the )?(?:both|two)|(?:both )?(?:signed|inked|put)))"
        # "signed by the rectors."
        rf"|by (?:the )?(?={_COLLECTIVE_POSTS}(?:[.,]|\Z))"
        rf")(?P<position>{_COLLECTIVE_POSTS})",
        re.IGNORECASE,
    ),
)
