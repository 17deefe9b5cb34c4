"""Patterns of signings and plans in English."""

import re
from typing import Final

from eapa_cli.importing.press.language import Events

_DOCUMENT: Final = r"(?:agreement|memorand(?:um|a)(?: of \w+)?|MoU|protocol|contract|document|treaty)s?(?: \(\w+\))?"
EVENTS: Final = Events(
    signing=re.compile(
        r"\b(?:put|affixed|placed|appended|added|set) (?:\w+ )?(?:signatures?|names? (?:to|under))\b"
        r"|\bput pen to paper\b"
        r"|\bexchanged\b(?=[^.,;]{0,30}\b(?:agreement|memorand|MOU|MoU))"
        r"|\b(?:signed|inked|penned|initiall?ed|countersigned|co-signed|Signed(?= (?:at|by|in|on)\b)|executed|"
        r"endorsed(?= by))\b(?!\s+(?:off\b|up\b(?! (?:the|an?) (?:\w+ )?(?i:mou|memorand|agreement))))"
        r"|\b(?!(?:Before|Since|Until|Without|Prior)\b)[A-Z]\w+ signing (?:the|an?|this) (?:\w+ ){0,3}"
        r"(?:agreement|memorand|MOU|MoU|document|protocol)"
        r"|\b(?:solemn|ceremonial|formal|official) signing of\b"
        r"|\bsignatures?\b[^.]{0,50}\b(?:put|affixed|placed|set) by\b"
        r"|\b(?:put|set) (?:their|his|her) (?:names?|hands?) to\b"
        r"|\b(?:concluded|sealed|struck|clinched|forged|formali[sz]ed|entered into)\b"
        r"(?=[^.;]{0,60}\b(?i:agreement|memorand|partnership|contract|treaty|accord|deal|protocol))"
        r"|\b(?:were|was|been) (?:\w+ )?(?:concluded|formali[sz]ed|sealed)\b"
        # "saw A and B sign an agreement", "a contract was made between", "met to sign the agreement"
        r"|\b(?:saw|watched)\b[^.;]{3,250}(?<! to) sign\b(?= (?:an?|the)\b)"
        r"|\bmade\b(?= between\b| (?:an?|the) (?:\w+ )?(?:agreement|contract|pact|covenant|treaty)\b)"
        r"|\b(?:met|gathered|convened|came together|assembled)\b(?:(?!\bto\b)[^.;]){0,120}\bto sign\b"
        r"|\b(?:[Ss]igning(?: ceremony)?|ceremony (?:of|to|for)\b[^.]{0,30}\bsign(?:ing)?)\b"
        r"(?=[^.]{0,400}\b(?:took place|was held|held|hosted|organi[sz]ed)\b)"
        r"|\b(?:took place|was held|held|hosted|organi[sz]ed)\b(?=[^.]{0,80}\b(?:signing|to sign)\b)"
        r"|\btoday signs?\b"
        r"|, signing (?:the|an?) (?:\w+ ){0,3}(?:agreement|memorand|MOU|MoU|document|protocol|declaration|charter)"
        r"|\bwith the signature of\b"
        r"|\b(?:by|with|through) (?:the |formally )?signing\b"
        r"|\b(?:was|is|venue for|venue of|announced|celebrated|saw|included|witnessed|attended|oversaw|"
        r"presided over|resulted in|culminated in|ended with|concluded with|marked by) (?:\w+ ){0,3}"
        r"(?:signing(?: ceremony)?|signature) of\b"
        # "witnessed on Monday, at the academy, the signing ceremony of"
        r"|\b(?:witness(?:ed|es)|attended|oversaw|presided over)\b[^.;]{0,100}\bsigning(?: ceremony)? of\b"
    ),
    headline=re.compile(
        r"(?<!to )(?<!will )\b(?:signs?|signed|inks?|inked|seals?|concludes?)\b|^\W*(?:The )?Signing\b"
        r"|\bsigning (?:ceremony )?of\b|\bsigning ceremony\b",
        re.IGNORECASE,
    ),
    document=re.compile(
        r"\b(?:pen to paper|agreements?"
        r"|memo(?:s|rand(?:um|a|ums))?"
        r"|MOUs?|MoUs?|MOAs?|protocols?|road ?maps?|conventions?|treat(?:y|ies)|contracts?|declarations?|documents?"
        r"|pacts?|accords?|deals?"
        r"|letters? of (?:intent|understanding)"
        r"|statements?|partnership|charter|MoCs?|LoIs?|communiqu\w+|arrangements?|covenants?"
        r"|framework (?:for|of) cooperation"
        r"|joint plan"
        r"|plan of (?:joint )?\w+"
        r"|action plan|addend(?:um|a)"
        r"|program(?:me)? of cooperation"
        r"|cooperation program(?:me)?)\b",
        re.IGNORECASE,
    ),
    planned=re.compile(
        r"(?<!ceremony )(?<!held )\b(?:to (?:be )?(?:sign(?:ed)?|conclude[d]?|ink(?:ed)?)\b"
        r"|(?:will|would|may(?! \d)|might|could|can|shall|should|must) (?:\w+ )?(?:be )?(?:\w+ and )?"
        r"(?:sign|signed|conclude|concluded|inked?)\b"
        r"|(?:plans?|intends?|means?|expects?|agreed|agree|ready|prepar\w+|decid\w+|decision|propos\w+|"
        r"negotiat(?:e|ed|es|ing)|discuss(?:ed|es|ing)?|considers?|considering|possibility|prospects?|upcoming|"
        r"draft(?:ing)?|invit\w+|approved|authori[sz]ed|look\w* forward|preparations?) (?:\w+ ){0,4}(?:the )?"
        r"sign(?:ing)?\b"
        r"|not (?:yet )?(?:been )?signed"
        r"|(?:did|has|have|was|were)(?: not|n't) (?:yet )?(?:been )?sign(?:ed)?"
        r"|refus\w+ to sign"
        r"|\b(?:if|once|until) (?:\w+ ){1,5}(?:is|are) signed"
        r"|\b(?:no|neither|none|den(?:y|ies|ied))\b[^.,]{0,60}\bsigned)",
        re.IGNORECASE,
    ),
    negotiated=re.compile(
        r"\b(?:negotiat\w+|talks|discuss\w*|draft(?:s|ed|ing)?|considers?|considering)\b", re.IGNORECASE
    ),
    retrospective=re.compile(
        r"\b(?:under|within|according to|based on|on the basis of|in line with|thanks to|implement\w*|importance of|"
        r"(?:progress|advance|follow[ -]up|build) (?:on|to)?|implementation of|ratif\w+|extend\w*|amend\w*|"
        r"prolong\w*|terms of) (?:\w+ ){0,4}(?:agreement|memorandum|MoU|protocol|document|contract|treaty)"
        r"[^.;]{0,60}\bsigned\b"
        r"(?! (?:today|by|here|this|yesterday|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))"
        r"|\b(?:"
        r"(?:earlier|previously|recently-?|already) (?:signed|concluded) (?:agreement|memorand|document|protocol)|"
        r"(?:was|were|had been|has been|have been) (?:earlier|previously) signed|"
        r"\b(?:an?|the) (?:earlier|previous|old) (?:\w+ ){0,4}(?:agreement|memorandum|document|protocol)\b"
        r"[^.,;]{0,12} signed|"
        r"previously signed|"
        r"\bsigned (?:a |an )?(?:similar|analogous)\b|"
        r"(?<!said )(?<!they )(?<!announced )(?<!it )had (?:\w+ )?(?:been )?(?:signed|concluded)|"
        r"anniversary of (?:the )?(?:signing|agreement|memorandum|treaty)|"
        r"signed [^.]{0,50}(?:years? ago|last year|in the past)|"
        r"(?:years? ago|last year)[^.]{0,200}\bsigned|"
        r"\b(?:the|was|were) then\b|"
        r"\bthen[ -](?:rector|head|president|director|minister)|"
        r"\bas (?:\w+ )?reported (?:earlier|previously)|"
        r"\brecall(?:ed|s|ing)\b[^.]{0,160}\bsigned\b|"
        r"\bas (?:earlier|previously) reported|"
        r"\b\d{2,} (?:\w+ ){0,2}(?:agreements|memorand\w+|documents|contracts) (?:were|have been) "
        r"(?:signed|concluded)|"
        rf"{_DOCUMENT} (?:that was |which was )?signed in (?:19|20)\d\d\b|"
        # "The memorandum signed between A and B was praised"
        rf"{_DOCUMENT} signed [^.]{{0,160}}\b(?:was|were) (?:\w+ )?"
        r"(?:discussed|emphasi[sz]ed|highlighted|mentioned|noted|praised|recalled|reviewed|stressed|underlined)\b|"
        rf"{_DOCUMENT} signed [^.]{{0,80}}\b(?:must|shall|should|(?:is|are) (?:accepted|required|valid|to be))\b|"
        r"\b(?:terminat|cancel|denounc|suspend|revok|annul|violat|breach|expir|reactivat|reviv|review|renew)\w*\b"
        rf"[^.]{{0,40}}{_DOCUMENT} signed\b|"
        r"(?:a|the|of|under|per) signed\b|"
        r"(?:since|when|after|before|following|once) [^,.]{0,80}\b(?:was|were) signed|"
        r"(?:signed|concluded) (?:more than|over|about|some|around|nearly|almost|up to|at least)? ?\d[\d,]* "
        r"(?:\w+ ){0,3}(?:agreements|memorand|documents|contracts|partnership)|"
        r"signed (?:\w+ ){0,2}(?:numerous|many|several|dozens|hundreds|multiple|ten|eleven|twelve|\w+teen|twenty|"
        r"thirty|forty|fifty)\b[^.]{0,40}(?:agreements|memorand|documents|contracts)|"
        r"signed (?:\w+ ){0,2}(?:agreements|memoranda|contracts) with (?:\w+ )?"
        r"(?:numerous|many|several|dozens|hundreds|ten|eleven|twelve|\w+teen|twenty|thirty|\d+)\b|"
        r"\bas (?:the )?(?:then|former|its) \w+|"
        r"(?:agreement|memorandum|protocol|MoU|document)s? (?:that (?:was|were) )?signed "
        r"(?:last|earlier|previously)\b|"
        r"(?:implementation|provisions|framework|terms|ratif\w+|basis|extension|validity|amend\w*) of (?:the|a|an) "
        r"[^.,]{0,40}(?:agreement|memorand|protocol|treaty|document|contract|convention|accord)[^.,]{0,60}"
        r"(?<!was )(?<!were )\bsigned)",
        re.IGNORECASE,
    ),
    earlier=re.compile(
        r"\bearlier\b(?! (?:today|this|on|in the day))"
        r"|\b(?:previously|before that|prior to (?:this|that)|preceded by)\b"
        rf"|\A(?:The|An?) (?:existing|current|previous|original|initial|first) (?:\w+ ){{0,2}}{_DOCUMENT}\b"
        # "The cooperation started when A and B signed a protocol"
        r"|\b(?:began|started|goes back|dates back)\b[^.]{0,60}\b(?:when|after|with|to)\b[^.]{0,80}\bsign"
        r"|\bsince [^.]{0,120}\bsigned an?\b"
        # "The agreement was drafted after A and B signed a protocol"
        rf"|\AThe (?:\w+ ){{0,2}}{_DOCUMENT} (?:\w+ ){{1,3}}after [^.]{{0,120}}\bsigned\b"
        # "It builds on a memorandum that A and B signed", "follows a protocol signed by A and B"
        r"|\b(?:buil(?:ds?|t)|part of|replaces?|follow(?:s|ed)|implement\w*|supplement\w*|complement\w*|continu\w+"
        rf"|develop\w*|under|based)\b (?:\w+ ){{0,2}}an? (?:\w+ ){{0,4}}(?:{_DOCUMENT}|plan|program(?:me)?),?"
        r" (?:that |which )?[^.]{0,120}\bsigned\b",
        re.IGNORECASE,
    ),
    past_time=re.compile(
        r"\b(?:days?|weeks?|months?) ago\b|\blast (?:week|month|spring|summer|autumn|fall|winter)\b"
        r"|\bin (?:the )?(?:spring|summer|autumn|winter)\b|\b[Ii]n (?:19|20)\d\d\b",
        re.IGNORECASE,
    ),
    meeting=re.compile(
        r"\b(?:met|meets?|meeting|visit(?:s|ed)?|discuss(?:es|ed)?|outlines?|welcom\w+|talks|negotiat\w+"
        r"|congratulat\w+|anniversary|celebrat\w+|receiv\w+)\b",
        re.IGNORECASE,
    ),
    other_object=re.compile(
        r"\bsign(?:s|ed|ing)?(?: into)?(?: (?:a|an|the|his|her|their|this))? (?:\w+ ){0,2}"
        r"(?:law|decree|order|bill|petition|open letter|books?|guestbook|autographs?)\b"
        r"|\bpetitions?\b[^.]{0,60}\bsigned\b"
        r"|\bsigned a contract with (?:a|the|\w+) (?:player|coach|footballer|striker|goalkeeper)\b",
        re.IGNORECASE,
    ),
    other_page=re.compile(
        r"\b(?:call for|how to"
        r"|applications? (?:are )?(?:now )?open"
        r"|guidelines|terms and conditions|FAQ|vacanc(?:y|ies)|tender|annual report)\b",
        re.IGNORECASE,
    ),
    represented=re.compile(
        r"\b(?:represented (?:\w+ ){0,4}by"
        r"|represented\b[^.]{0,80}\b(?:signing|represented)"
        r"|on behalf of|representing|acting for|signatures?|put pen to paper"
        r"|did so (?:for|on behalf of)"
        r"|signator\w+|initiall?ed"
        r"|(?:after|while|upon) signing"
        r"|signing was|having signed"
        r"|signing\b[^.]{0,40}\b(?:was|were))\b",
        re.IGNORECASE,
    ),
    noun=re.compile(r"\bsigning\b", re.IGNORECASE),
    other=re.compile(
        r"(?P<reference>(?:That|This|The latter|The (?:agreement|document|memorandum|MoU|protocol) was signed) )"
        r"|[^.]{0,80}\balso (?:signed|inked|concluded) (?!by)[^.]{0,80}\b(?:with|between)\b"
        # "They also signed a protocol", "The day also saw the signing of a protocol", "A protocol was also signed"
        r"|[^.]{0,80}\balso (?:(?:signed|inked|concluded)|(?:saw|witnessed|included) the signing of) "
        rf"(?:an?|another|two|three) (?:\w+ ){{0,3}}{_DOCUMENT}\b"
        rf"|(?:An?|Two|Three) (?:\w+ ){{0,3}}{_DOCUMENT} [^.]{{0,60}}\b(?:was|were) also (?:signed|inked|concluded)\b"
        # "In addition, the rector signed a protocol with C", "On the same day, a protocol was signed by C and D"
        r"|(?:Separately|In addition|Additionally|Besides|Furthermore|Moreover|On the same day)\b[^.]{0,120}?"
        rf"\b(?:an?|another|two|three) (?:\w+ ){{0,3}}{_DOCUMENT}\b"
        # "Meanwhile, a protocol between C and D was signed", "Another memorandum was signed by C"
        r"|(?:Meanwhile|Separately|In parallel|In addition|Additionally|Besides|Furthermore|Moreover|"
        r"(?:At|On|During) the same (?:\w+))\b[^.]{0,160}\bbetween (?!the (?:two|parties|sides)\b)"
        r"|(?:Another|A (?:second|separate|further|similar)|(?:Two|Three|Several) (?:more|other|further)) "
        rf"(?:\w+ ){{0,3}}{_DOCUMENT}\b"
    ),
    guests=re.compile(
        r"\bthere (?:was|were)\b"
        r"|\A(?:on behalf of|representing|from|for)\b[^,.]{3,90}\bwere\b"
        r"|\b(?:attend|participat|accompan)\w+"
        r"|\bpresent\b"
        r"|\b(?:congratulat|thank|welcom|express|appreciat|prais|hail|wish|stress|highlight|emphasi[sz]|underlin|"
        r"not|invit)(?:ed|ing)\b",
        re.IGNORECASE,
    ),
)
