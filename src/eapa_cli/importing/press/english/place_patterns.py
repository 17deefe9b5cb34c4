"""Patterns of the place and the event of a signing in English.

`press/language.py` describes each field of `Places` with an example.
"""

import re
from typing import Final

from eapa_cli.importing.press.english.date_patterns import MONTH
from eapa_cli.importing.press.language import Places

_VENUES: Final = (
    r"hall|palace|theatre|theater|museum|library|centre|center|hotel|municipality|terminal|port|square|school|church"
    r"|office|campus|headquarters|premises|cathedral|Cathedral|mosque|Mosque|castle|Castle|stadium|Stadium"
)
_FOREIGN_VENUES: Final = (
    "Cité|Maison|Palais|Hôtel|Centre|Château|Théâtre|Musée|Salle|Mairie|Université|Casa|Palacio|Teatro|Museo|Sala"
    "|Ayuntamiento|Universidad|Palazzo|Castello|Villa|Prefeitura|Universidade|Università"
)
PLACES: Final = Places(
    before_city=re.compile(
        r"\b(?:[Ii]n|[Aa]t|[Vv]isit(?:ed|ing)|"
        r"(?:[Vv]isit|came|travel(?:l?ed|s)|flew|went|[Tt]rip) (?:(?:of|by) [^,.;]{3,60} )?to)(?: the)?"
        r"(?:(?: [A-Z][a-z]+)? (?:capital|city|town|resort|village)(?: city)?(?: of)?)?,? $"
        # "at the Hill Towers, Nairobi"
        r"|\b(?:[Ii]n|[Aa]t) (?:the )?(?:[A-Z][\w'-]+ ){0,5}[A-Z][\w'-]+(?: (?:head )?(?:office|headquarters))?, $"
        r"|\b(?:venue|place) of the (?:signing|ceremony) (?:was|is) $"
        # A city in brackets after a venue or an event.
        r"|\b(?:[Ii]n|[Aa]t|[Oo]n|[Dd]uring|visited) (?:the )?(?:office|headquarters|premises|building|campus|"
        r"residence|sidelines|margins|framework|[A-Z][\w -]{0,60}(?:Forum|Conference|Congress|Summit|University|"
        r"Institute|Academy|[Cc]entre|[Cc]enter|[Hh]all|[Hh]otel|[Pp]alace|[Mm]useum|[Ll]ibrary|[Tt]heat(?:re|er)|"
        r"[Hh]ouse))\b[^,.;()]{0,100} \($"
    ),
    venue_of=re.compile(
        rf"\b(?:[Ii]n|[Aa]t) (?:the )?(?:[\w'-]+ ){{0,3}}(?:{_VENUES}) of (?:the (?:city|town) of )?$"
        # "at the Palais des congrès de Paris"
        rf"|\b(?:[Ii]n|[Aa]t) (?:the )?(?:{_FOREIGN_VENUES})\b[^,.;()]{{0,60}} (?:d[eio] |d')$"
    ),
    several=re.compile(
        r"\b(?:at|in|from|across) (?:two|both|three|several|different|parallel|simultaneous) (?:\w+ )?"
        r"(?:locations|venues|cities|places|ceremonies|sites|capitals)\b"
        r"|\bsimultaneously (?:in|at)\b"
        r"|\bone in [A-Z][^.;]{2,40} and (?:the other|another|one) in\b"
    ),
    preposition=re.compile(r"\b(?:[Ii]n|city of|town of|village of|hosted by) $"),
    described=re.compile(
        r"\b(?:(?:largest|oldest|leading|best|biggest|top|premier|famous|prestigious|renowned)(?: [\w-]+){1,4}|"
        # "the oldest in"
        r"[a-z]+est|only one|known|"
        # "founded in", "who studied in", "headquartered in", "with branches in", "the ambassador of Peru in"
        r"(?:founded|established|created|born|based|located|situated|headquartered|registered|housed|accredited|"
        r"published|"
        r"(?:stud|liv|work|operat|resid|teach|exhibit|grow|specialis|specializ)(?:y|ied|ies|e|es|ed|s|ing)|educated|"
        r"graduated|taught|grew up)(?: \w+){0,3}|"
        r"(?:ambassador|consul|representative|attach[eé]|envoy|correspondent|resident|student|graduate|compatriot|"
        r"citizen|compan(?:y|ie)|enterprise|subsidiar(?:y|ie)|partner|communit(?:y|ie)|diaspora|branche|campuse|"
        r"institution)s?(?: of (?:(?!\b(?:signed|was|were)\b)[^,.;]){3,60})?|"
        # "Rector of the Hill University in"
        r"(?:rector|dean|director|president|head|chair(?:man|woman|person)?|professor) of "
        r"(?:(?!\b(?:signed|was|were|and|met|arrived|visited)\b)[^,.;()]){3,60}|"
        # "said the agency in", "who was once in"
        r"(?:said|told|reported)(?: \w+){0,4}) in (?:the )?$"
        r"|,? (?:which|who|whose)\b"
        r"(?:(?!\b(?:sign|ink|took|held|host|met|visit|attend|participat|gather|conven|arriv)\w*)[^,.;]){0,120} "
        r"in $",
        re.IGNORECASE,
    ),
    event_with_city=re.compile(r"\b(?:[Dd]uring|[Aa]t) (?:the )?(?:[A-Z][\w'-]+ ){1,5}$"),
    between_parties=re.compile(r"\bbetween (?:(?! and )[^.;])*$"),
    and_party=re.compile(r"[^.;]{0,80} and "),
    purpose=re.compile(
        r"(?<!at the )(?<!during the )(?<!after the )(?<!at )\b(?:open|establish|creat|construct|build|hold|"
        r"organi[sz]|launch|host|set(?:ting)? up|implement|deliver|supply|train)\w*\b[^,.;]{0,80}$"
        # "an agreement for a clinic in", but not "for a period of five years in"
        r"|\bfor an? (?!(?:\w+ )?(?:period|term|year))[^,.;]{0,80}$"
        # "an agreement on an exhibition in"
        r"|\bon (?:an? |the )(?:[\w-]+ ){0,3}(?:exhibitions?|festivals?|projects?|centres?|centers?|schools?|"
        r"facult(?:y|ies)|branch(?:es)?|offices?|campus(?:es)?|museums?|plants?|hospitals?|parks?|monuments?|"
        r"stations?|complex) in $"
        r"|\bto (?!the\b|an?\b)[a-z]+ [^,.;]{0,80}$"
    ),
    event_held=re.compile(
        r"\b(?:(?:was|were|is|are|has been) (?:being )?(?:held|opened|hosted)"
        r"|took place|takes place|is taking place|opened|kicked off|commenced|convened|got underway|hosts|hosted"
        r"|gathered|brought together|attracted"
        r"|became (?:the (?:\w+ ){0,2}(?:venue|place|host|stop|destination)|(?:friendship|sister|twin) cities))\b"
    ),
    during_event=re.compile(
        r"\b(?:(?:[Dd]uring|[Aa]s part of|[Ww]ithin(?: the framework of)?|[Oo]n the (?:sidelines|margins) of|[Aa]t) "
        r"(?:it|this|the (?i:forum|event|conference|congress|summit|exhibition|festival|meeting|seminar|"
        r"championship|assembly|fair))\b"
        r"|[Oo]n its (?:sidelines|margins)"
        r"|[Oo]n the (?:first|second|third|last|final|closing|opening) day)"
    ),
    hosts=re.compile(
        r" (?:(?:has )?hosted|hosts|(?:became|was) the (?:\w+ ){0,2}(?:venue|place|host|stop|destination|city))\b"
        # "visited Osh, where they signed"
        r"|, where (?:[\w.-]+ ){0,8}signed\b"
    ),
    venue=re.compile(
        r"\b(?:[Aa]t|[Ii]n) (?P<venue>(?:the )?(?:headquarters|head office|premises|office|residence|building|campus"
        r"|City Hall"
        # but not "In June Hill University signed"
        rf"|(?!(?:{MONTH})\b)(?:[A-Z][\w'-]+ ){{1,4}}(?:Chamber|Board|Palace|Hall|Hotel|Center|Centre|Building|House|"
        r"Museum|Library|Embassy|Municipality|Theatre|Theater|Institute|University|Campus|Residence|Headquarters|"
        r"Office|Academy|Ministry|College|School|Archives?|Society|Association|Agency|Foundation|Consulate|Senate|"
        r"Parliament|Gallery|Cathedral|Complex|Conservatory|Secretariat|Mayor's Office)"
        r"|Municipality|Embassy|Ministry|University|House|Palace|Chamber|Administration|Academy|Museum|Institute)"
        r"\b(?!'s)(?: (?:of|the|for|(?!(?:Dr|Prof|Mr|Mrs|Ms|HE|Amb)\b)[A-Z][\w'-]+)){0,12}(?<! of)(?<! the)"
        r"(?<! for))"
    ),
    ceremony=re.compile(
        r"(?<!first )(?<!last )(?<!next )(?<!previous )(?<!another )(?<!similar )"
        r"\b(?:ceremony|signing|meeting|event|it) (?:took place|was held|was hosted|came (?:on|during|at|after)|"
        r"happened|occurred)"
        r"|\bceremony (?:in|at) [A-Z]"
        r"|\bit happened|\b(?:venue|place) of the (?:signing|ceremony)\b"
        r"|\bdate of (?:the )?signing",
        re.IGNORECASE,
    ),
    visit=re.compile(
        r"\b(?:(?P<cue>relevant|corresponding|to this effect)"
        r"|conclusion|end|following|occasion|visit|talks|trip|meeting|same day)\b",
        re.IGNORECASE,
    ),
    # "met with", "hosted a delegation", "is on a working visit to", "held talks"
    met=re.compile(
        r"\b(?:met|hosted|welcomed|received|visited|arrived|stayed"
        r"|(?:came|travelled|traveled|flew) (?:on|for|to)"
        r"|paid (?:an? )?(?:\w+ )?visit"
        r"|(?:is|was|were|are) on (?:an? )?(?:\w+ )?(?:visit|trip)"
        r"|(?:is|was|were|are) in [A-Z]\w+ for"
        r"|came to"
        r"|held (?:\w+ ){0,2}(?:talks|meetings?|negotiations)"
        r"|(?:talks|meeting|negotiations|visit) (?:was|were) held"
        r"|took part in|attended)\b"
    ),
    there=re.compile(r"(?:There|Here|It was there)\b"),
    visited=re.compile(r"\b(?:visit(?:ed|s)?(?: to)?|arriv(?:ed|es) in|visiting|trip to) "),
    in_country=re.compile(
        # "in Sri Lanka", "In the Republic of Peru", "visited Bosnia and Herzegovina"
        r"\b(?:[Ii]n|(?:[Vv]isit|trip) to|[Vv]isit(?:ed|ing))"
        r" (?P<place>(?:the )?(?:(?:[A-Z]\w+ )?Republic of (?:the )?)?"
        r"[A-Z][\w-]+(?:(?: and)?(?: the)? (?:d')?[A-Z][\w-]+){0,3})\b(?! languages?\b)"
    ),
    in_region=re.compile(
        r"\b[Ii]n (?:the )?(?P<place>[A-Z][\w-]+) (?:[Rr]egion|[Oo]blast|[Pp]rovince|[Kk]rai|[Tt]erritory"
        r"|[Dd]istrict)\b"
    ),
    any_city=re.compile(
        # A city that the text calls so, or whose country follows: "in the town of Hillford", "in Hillford, Peru".
        rf"\b(?:[Ii]n|(?:{_VENUES}) of) "
        r"(?:the (?:[A-Z][a-z]+ )?(?:city|town|village) of (?P<named>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})|"
        r"(?P<city>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}))"
        r"(?:(?:, | \()(?P<country>(?:the )?[A-Z]\w+(?: (?:and )?[A-Z]\w+)*)\b)?"
    ),
    venue_city=re.compile(
        r"(?:Municipality|(?:City|Town) Hall|City Administration|Mayor's Office) of "
        r"(?P<city>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
        # "Kazan City Hall", "Kazan Federal University"
        r"|(?P<before>[A-Z][\w'-]+(?: [A-Z][\w'-]+)??) (?:(?:City|Town) Hall|City (?:Administration|Council)|"
        r"Mayor's Office|Municipality|(?:(?:State|Federal|National|Medical|Technical|Pedagogical) )*"
        r"(?:University|Institute|Academy|Museum|Library|Conservatory))\b"
    ),
    capital=re.compile(
        r"\b(?:the )?(?:capital (?:city )?of (?P<country>(?:the )?[A-Z]\w+(?: [A-Z]\w+)*)"
        r"|(?!The )(?P<adjective>(?:[A-Z]\w+ )?[A-Z]\w+)(?:'s)? capital)\b"
    ),
    online=re.compile(
        r"\b(?:online(?!-?,? (?:and offline )?(?:course|educat|platform|learn|librar|resourc|stor|media|school|trad|"
        r"servic|broadcast|transl|magaz|lectur|game|bank|market|journal|class|exhibition))"
        r"|virtually"
        r"|virtual (?:ceremony|meeting|signing|event|format)"
        r"|video ?(?:conference|call|link)"
        r"|via (?:zoom|video)"
        r"|remotely)\b",
        re.IGNORECASE,
    ),
    event=re.compile(
        r"\b(?i:on the (?:sidelines|margins) of|during|as part of|within the framework of|in the framework of|at|"
        r"just before) (?:the |an? )?(?P<event>(?:\d+(?:st|nd|rd|th) )?"
        r"(?:[A-Z][\w'-]+,? |of (?:the )?|and |on |international |annual |for )*(?:[Ff]orum|[Cc]onference|[Ss]ummit|"
        r"[Cc]ongress|[Ee]xhibition|[Ff]estival|[Ss]eminar|[Ss]ymposium|COP\d+|Expo|Meeting|Games|Assembly|Olympiad|"
        r"[Ww]orkshop)\b"
        r"(?: (?:of|on|for) (?:the )?(?:[A-Z][\w'-]+|[a-z]+ [a-z]+(?=,)|(?:of |and |the )+)(?: [A-Z][\w'-]+)*)?"
        r"(?: \([A-Z]+\))?(?:,? \"[^\"]{3,120}\")?)"
    ),
)
