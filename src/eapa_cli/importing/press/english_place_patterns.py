"""Patterns of the place and the event of a signing in English."""

import re
from typing import Final

from eapa_cli.importing.press.language import Places

PLACES: Final = Places(
    before_city=re.compile(
        r"\b(?:[Ii]n|[Aa]t)(?: the)?(?:(?: [A-Z][a-z]+)? (?:capital|city|town|resort|village)(?: city)?(?: of)?)?,? $"
        # "at the Hill Towers, Nairobi"
        r"|\b(?:[Ii]n|[Aa]t) (?:the )?(?:[A-Z][\w'-]+ ){0,5}[A-Z][\w'-]+, $"
        # A city in brackets after a venue or an event.
        r"|\b(?:[Ii]n|[Aa]t|[Oo]n|[Dd]uring|visited) (?:the )?(?:office|headquarters|premises|building|campus|residence"
        r"|sidelines|margins|framework|[A-Z][\w -]{0,60}(?:Forum|Conference|Congress|Summit|University"
        r"|Institute|Academy))\b[^,.;()]{0,100} \($"
    ),
    hosts=re.compile(r" (?:(?:has )?hosted|hosts|became the venue|was the venue)\b"),
    venue=re.compile(
        r"\b(?:[Aa]t|[Ii]n) (?P<venue>(?:the )?(?:headquarters|head office|premises|office|residence|building|campus"
        r"|City Hall"
        r"|(?:[A-Z][\w'-]+ ){1,4}(?:Chamber|Board|Palace|Hall|Hotel|Center|Centre|Building|House|Museum|Library|Embassy"
        r"|Municipality|Theatre|Theater|Institute|University|Campus|Residence|Headquarters|Office)"
        r"|Municipality|Embassy|Ministry|University|House|Palace|Chamber|Administration|Academy|Museum|Institute)\b"
        r"(?: (?:of|the|for|[A-Z][\w'-]+)){0,12}(?<! of)(?<! the)(?<! for))"
    ),
    ceremony=re.compile(
        r"\b(?:ceremony|signing|meeting|event|it) (?:took place|was held|was hosted)|\bceremony (?:in|at) [A-Z]"
        r"|\bit happened"
        r"|\bdate of (?:the )?signing",
        re.IGNORECASE,
    ),
    visit=re.compile(
        r"\b(?:(?P<cue>relevant|corresponding|to this effect)|conclusion|end|following|occasion|visit"
        r"|talks|trip|meeting)\b",
        re.IGNORECASE,
    ),
    visited=re.compile(r"\b(?:visit(?:ed|s)?(?: to)?|arriv(?:ed|es) in|visiting|trip to) "),
    in_country=re.compile(r"\b(?:held in|took place in|in) ((?:the )?(?:Republic of )?[A-Z]\w+)"),
    any_city=re.compile(
        r"\b[Ii]n (?:the (?:[A-Z][a-z]+ )?(?:city|town|village) of (?P<named>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})"
        r"|(?P<city>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2})(?:, | \()(?P<country>(?:the )?[A-Z]\w+(?: [A-Z]\w+)?)\b)"
    ),
    venue_city=re.compile(
        r"(?:Municipality|City Hall|City Administration|Mayor's Office) of (?P<city>[A-Z][\w'-]+(?: [A-Z][\w'-]+)*)"
    ),
    capital=re.compile(
        r"\b(?:the )?(?:capital (?:city )?of (?P<country>(?:the )?[A-Z]\w+(?: [A-Z]\w+)*)"
        r"|(?P<adjective>[A-Z]\w+) capital)\b"
    ),
    online=re.compile(
        r"\b(?:online|virtual(?:ly)?|videoconference|video ?conference|via (?:zoom|video)|remotely)\b", re.IGNORECASE
    ),
    event=re.compile(
        r"\b(?:on the (?:sidelines|margins) of|during|as part of|within the framework of|in the framework of|at"
        r"|just before) (?P<event>(?:the |an? )?(?:\d+(?:st|nd|rd|th) )?(?:[A-Z][\w'-]+,? |of (?:the )?|and |on "
        r"|international |annual |for )*"
        r"(?:[Ff]orum|[Cc]onference|[Ss]ummit|[Cc]ongress|[Ee]xhibition|[Ff]estival|[Ss]eminar|[Ss]ymposium|COP\d+"
        r"|Expo|Meeting|Games|Assembly|Olympiad|[Ww]orkshop)\b(?: (?:of|on|for) (?:the )?(?:[A-Z][\w'-]+"
        r"|[a-z]+ [a-z]+(?=,)|(?:of |and |the )+)(?: [A-Z][\w'-]+)*)?(?: \([A-Z]+\))?(?:,? \"[^\"]{3,120}\")?)"
    ),
)
