"""Patterns of signings and plans in English."""

import re
from typing import Final

from eapa_cli.importing.press.language import Events

# A document with its acronym: "Memorandum of Understanding (MoU)".
_DOCUMENT: Final = r"(?:agreement|memorand(?:um|a)(?: of \w+)?|MoU|protocol|contract|document|treaty)s?(?: \(\w+\))?"
# The stem of what A and B can conclude. A forum can conclude with a "declaration".
_STEM: Final = "(?i:accord|agreement|contract|deal|memorand|mou|partnership|protocol|treaty)"
# The stem of documents that a party counts: "signed 120 agreements".
_DOCUMENTS: Final = "(?:agreements|memorand|documents|contracts)"
_NEW_DOCUMENT: Final = rf"(?:an?|another|two|three) (?:\w+ ){{0,3}}{_DOCUMENT}\b"
_MANY: Final = r"(?:dozens|hundreds|many|multiple|numerous|several|ten|eleven|twelve|\w+teen|(?:twen|thir|for|fif)ty)\b"
_SIGNING_OF: Final = "(?:signing(?: ceremony)?|signature) of"
_IN_ADDITION: Final = "(?:Additionally|Besides|Furthermore|In addition|Moreover|Separately)"
_TO_SIGN: Final = "(?:sign(?:ed)?|concluded?|ink(?:ed)?)"
EVENTS: Final = Events(
    signing=re.compile(
        # "signed", "Signed in Osh by A", but not "signed off", "signed up for" and "Signed copies"
        r"\b(?:signed|inked|penned|initiall?ed|countersigned|executed|Signed(?= (?:at|by|in|on)\b))\b"
        r"(?! (?:off|up (?:for|to))\b)"
        # "put their signatures", "added her name to", "signatures were put by"
        r"|\b(?:put|affixed|placed|appended|added|set) (?:\w+ )?(?:signatures?|names? (?:to|under))\b"
        r"|\bput pen to paper\b"
        r"|\bsignatures?\b[^.]{0,50}\b(?:put|affixed|placed|set) by\b"
        # "exchanged copies of the MoU", "entered into a partnership", "has been formally concluded"
        r"|\bexchanged\b(?=[^.,;]{0,30}\b(?i:agreement|memorand|mou))"
        rf"|\b(?:concluded|sealed|struck|clinched|forged|formali[sz]ed|entered into)\b(?=[^.;]{{0,60}}\b{_STEM})"
        r"|\b(?:were|was|been) (?:\w+ )?(?:concluded|formali[sz]ed|sealed)\b"
        # "a contract was made between A and B", "A made a covenant"
        r"|\bmade\b(?= between\b| (?:an?|the) (?:\w+ )?(?:agreement|contract|covenant|pact|treaty)\b)"
        # "saw A and B sign an agreement", "met to sign", "A and B today sign", and "sign the pact" below a photo
        r"|\b(?:saw|watched)\b[^.;]{3,250}(?<! to) sign\b(?= (?:an?|the)\b)"
        r"|\b(?:met|gathered|convened|came together|assembled)\b(?:(?!\bto\b)[^.;]){0,120}\bto sign\b"
        r"|\btoday signs?\b|\b[Pp]hoto ?: [^.]{0,200}\bsign(?= (?:an?|the)\b)"
        # "A and B became partners, signing a charter", "Rectors signing the agreement", "by signing"
        r"|(?:,|\b(?!(?:Before|Since|Until|Without)\b)[A-Z]\w+) signing (?:the|an?|this) (?:\w+ ){0,3}"
        rf"(?:{_STEM}|charter|declaration|document)"
        r"|\b(?:by|with|through) (?:the |formally )?signing\b"
        # "the signing took place", "the ceremony to sign it was held", "hosted the signing"
        r"|\b(?:[Ss]igning(?: ceremony)?|ceremony (?:of|to|for)\b[^.]{0,30}\bsign(?:ing)?)\b"
        r"(?=[^.]{0,400}\b(?:took place|held|hosted|organi[sz]ed)\b)"
        r"|\b(?:took place|was held|held|hosted|organi[sz]ed)\b(?=[^.]{0,80}\b(?:signing|to sign)\b)"
        # "the highlight was the signing of", "the meeting ended with the signing ceremony of"
        r"|\b(?:was|is|venue for|venue of|announced|celebrated|saw|included|resulted in|culminated in|ended with"
        rf"|concluded with|marked by) (?:\w+ ){{0,3}}{_SIGNING_OF}\b"
        # "witnessed on Monday, at the academy, the signing of"
        rf"|\b(?:witness(?:ed|es)|attended|oversaw|presided over)\b[^.;]{{0,100}}\b{_SIGNING_OF}\b"
    ),
    headline=re.compile(
        r"(?<!to )(?<!will )\b(?:signs?|signed|inks?|inked|seals?|concludes?)\b|^\W*(?:The )?Signing\b"
        r"|\bsigning (?:of|ceremony)\b",
        re.IGNORECASE,
    ),
    document=re.compile(
        r"\b(?:pen to paper|mo[acu]s?|lois?|memo(?:s|rand(?:um|a|ums))?"
        r"|(?:accord|agreement|arrangement|contract|convention|covenant|deal|declaration|document|pact|protocol"
        r"|road ?map|statement)s?|treat(?:y|ies)|addend(?:um|a)|charter|communiqu\w+|partnership"
        r"|letters? of (?:intent|understanding)"
        r"|(?:action|joint) plan|plan of \w+"
        r"|program(?:me)? of cooperation|cooperation program(?:me)?)\b",
        re.IGNORECASE,
    ),
    planned=re.compile(
        # "the ceremony to sign" and "held to sign" are of a signing
        rf"(?<!ceremony )(?<!held )\b(?:to (?:be )?{_TO_SIGN}\b"
        # "will soon sign", "would be revised and signed", but not "on 5 May 2024"
        r"|(?:will|would|may(?! \d)|might|could|can|shall|should|must) (?:\w+ )?(?:be )?(?:\w+ and )?"
        rf"{_TO_SIGN}\b"
        # "plans to sign", "discussed the possible signing", but not "the Discussion Club and the university sign"
        r"|(?:plans?|intends?|means?|expects?|agreed?|ready|prepar\w+|decid\w+|decision|propos\w+|negotiat(?:e[ds]?|ing)"
        r"|discuss(?:es|ed|ing)?|consider(?:s|ing)?|possibility|prospects?|upcoming|draft(?:ing)?|invit\w+|approved|authori[sz]ed"
        r"|look\w* forward) (?:\w+ ){0,4}sign(?:ing)?\b"
        # "has not yet been signed", "refused to sign", "if the agreement is signed", "denied that it signed"
        r"|(?:not|\w+n't) (?:yet )?(?:been )?sign(?:ed)?\b"
        r"|refus\w+ to sign"
        r"|(?:if|once|until) (?:\w+ ){1,5}(?:is|are) signed"
        r"|(?:no|neither|none|den(?:y|ies|ied))\b[^.,]{0,60}\bsigned)",
        re.IGNORECASE,
    ),
    negotiated=re.compile(r"\b(?:negotiat\w+|talks|discuss\w*|draft\w*|consider(?:s|ing)?)\b", re.IGNORECASE),
    retrospective=re.compile(
        # "under the protocol signed", but not "under the protocol signed today"
        r"\b(?:under|within|according to|based on|in line with|thanks to|(?:basis|importance|terms) of"
        r"|(?:implement|ratif|extend|amend|prolong)\w*) (?:\w+ ){0,4}"
        r"(?:agreement|memorandum|MoU|protocol|document|contract|treaty)[^.;]{0,60}\bsigned\b"
        r"(?! (?:by|here|this|(?:on )?\w+day))"
        # "previously signed", "signed a similar agreement", "an earlier agreement that they signed"
        r"|\b(?:earlier|previously) (?:signed|concluded)\b"
        r"|\bsigned (?:an? )?(?:similar|analogous)\b"
        r"|\b(?:an?|the) (?:earlier|previous|old) (?:\w+ ){0,4}(?:agreement|memorandum|document|protocol)\b"
        r"[^.,;]{0,12} signed"
        # "had already signed"; "said it had signed" is news
        r"|\b(?<!said )(?<!they )(?<!announced )(?<!it )had (?:\w+ )?(?:been )?(?:signed|concluded)"
        # "signed two years ago", "last year, A signed", "anniversary of the treaty"
        r"|\bsigned [^.]{0,50}(?:years? ago|last year)"
        r"|\b(?:years? ago|last year)[^.]{0,200}\bsigned"
        r"|\banniversary of (?:the )?(?:signing|agreement|memorandum|treaty)"
        # "signed by the then rector", "as the agency reported earlier", "recalled that they signed"
        r"|\b(?:the|was|were) then\b|\bthen[ -](?:rector|head|president|director|minister)"
        r"|\bas (?:\w+ )?(?:reported (?:earlier|previously)|(?:earlier|previously) reported)"
        r"|\brecall(?:ed|s|ing)\b[^.]{0,160}\bsigned\b"
        # "11 agreements were signed", "signed more than 120 agreements", "signed dozens of documents"
        rf"|\b\d{{2,}} (?:\w+ ){{0,2}}{_DOCUMENTS}\w* (?:were|have been) (?:signed|concluded)"
        r"|\b(?:signed|concluded) (?:more than|over|about|some|around|nearly|almost|up to|at least)? ?\d[\d,]* "
        rf"(?:\w+ ){{0,3}}{_DOCUMENTS}"
        rf"|\bsigned (?:\w+ ){{0,2}}{_MANY}[^.]{{0,40}}{_DOCUMENTS}"
        rf"|\bsigned (?:\w+ ){{0,2}}{_DOCUMENTS}\w* with (?:\w+ )?(?:{_MANY}|\d+)"
        # "the agreement signed in 2012", "a protocol signed last May", "under a signed agreement"
        rf"|\b{_DOCUMENT} signed (?:in (?:19|20)\d\d|last|earlier|previously)\b"
        r"|\b(?:a|the|of|under|per) signed\b"
        r"|\b(?:since|when|after|before|following|once) [^,.]{0,80}\b(?:was|were) signed"
        # "The memorandum signed between A and B was praised", "must be added", "terminated the agreement signed"
        rf"|\b{_DOCUMENT} signed [^.]{{0,160}}\b(?:was|were) (?:\w+ )?"
        r"(?:discussed|emphasi[sz]ed|highlighted|mentioned|noted|praised|recalled|reviewed|stressed|underlined)\b"
        rf"|\b{_DOCUMENT} signed [^.]{{0,80}}\b(?:must|shall|should)\b"
        r"|\b(?:terminat|cancel|denounc|suspend|revok|annul|violat|breach|expir|(?:re)?activat|reviv|review|renew)\w*\b"
        rf"[^.]{{0,40}}{_DOCUMENT} signed\b",
        re.IGNORECASE,
    ),
    earlier=re.compile(
        r"\bearlier\b(?! (?:today|this|on|in the day))"
        r"|\b(?:previously|before that|prior to (?:this|that)|preceded by)\b"
        rf"|\A(?:The|An?) (?:existing|current|previous|original|initial|first) (?:\w+ ){{0,2}}{_DOCUMENT}\b"
        # "The cooperation started when A and B signed a protocol", "since A and B signed a letter"
        r"|\b(?:began|started|goes back|dates back)\b[^.]{0,60}\b(?:when|after|with|to)\b[^.]{0,80}\bsign"
        r"|\bsince [^.]{0,120}\bsigned an?\b"
        # "The agreement was drafted after A and B signed a protocol"
        rf"|\AThe (?:\w+ ){{0,2}}{_DOCUMENT} (?:\w+ ){{1,3}}after [^.]{{0,120}}\bsigned\b"
        # "It builds on a memorandum that A and B signed", "follows a protocol signed by A and B"
        r"|\b(?:buil(?:ds?|t)|part of|replaces?|follow(?:s|ed)|(?:imple|supple|comple)ment\w*|continu\w+"
        rf"|develop\w*|under|based)\b (?:\w+ ){{0,2}}an? (?:\w+ ){{0,4}}(?:{_DOCUMENT}|plan|program(?:me)?)\b"
        r"[^.]{0,120}\bsigned\b",
        re.IGNORECASE,
    ),
    past_time=re.compile(
        r"\b(?:days?|weeks?|months?) ago\b|\blast (?:week|month|spring|summer|autumn|fall|winter)\b"
        r"|\bin (?:the )?(?:spring|summer|autumn|winter)\b|\bin (?:19|20)\d\d\b",
        re.IGNORECASE,
    ),
    meeting=re.compile(
        r"\b(?:met|meets?|meeting|visit(?:s|ed)?|discuss(?:es|ed)?|outlines?|welcom\w+|talks|negotiat\w+"
        r"|congratulat\w+|anniversary|celebrat\w+|receiv\w+)\b",
        re.IGNORECASE,
    ),
    other_object=re.compile(
        # "signed into law", "signs the visitors' book"
        r"\bsign(?:s|ed|ing)?(?: into)?(?: (?:a|an|the|his|her|their|this))? (?:\w+ ){0,2}"
        r"(?:law|decree|order|bill|petition|open letter|books?|guestbook|autographs?)\b"
        r"|\bpetitions?\b[^.]{0,60}\bsigned\b"
        r"|\bsigned a contract with \w+ (?:player|coach|footballer|striker|goalkeeper)\b",
        re.IGNORECASE,
    ),
    other_page=re.compile(
        r"\b(?:call for|how to|applications? (?:are )?(?:now )?open|guidelines|terms and conditions|FAQ"
        r"|vacanc(?:y|ies)|tender|annual report)\b",
        re.IGNORECASE,
    ),
    represented=re.compile(
        # "was represented at the signing by X", "A represented B, and C represented D at the signing"
        r"\b(?:represented (?:\w+ ){0,4}by|represented\b[^.]{0,80}\b(?:signing|represented)"
        r"|on behalf of|representing|acting for|did so for"
        r"|signatures?|signator\w+|initiall?ed|put pen to paper"
        # "thanked B after signing it", "the signing was a great day"
        r"|(?:after|while|upon) signing|having signed|signing\b[^.]{0,40}\b(?:was|were))\b",
        re.IGNORECASE,
    ),
    noun=re.compile(r"\bsigning\b", re.IGNORECASE),
    other=re.compile(
        r"(?P<reference>(?:That|This|The latter|The (?:agreement|document|memorandum|MoU|protocol) was signed) )"
        # "They also signed a protocol", "The day also saw the signing of a protocol", "A also signed it with C"
        r"|[^.]{0,80}\balso (?:signed|inked|concluded|(?:saw|witnessed|included) the signing of) "
        rf"(?:{_NEW_DOCUMENT}|(?!by)[^.]{{0,80}}\b(?:with|between)\b)"
        # "A protocol was also signed"
        rf"|(?:An?|Two|Three) (?:\w+ ){{0,3}}{_DOCUMENT} [^.]{{0,60}}\b(?:was|were) also (?:signed|inked|concluded)\b"
        # "In addition, the rector signed a protocol with C", "Meanwhile, the protocol between C and D was signed"
        rf"|(?:{_IN_ADDITION}|On the same day)\b[^.]{{0,120}}?\b{_NEW_DOCUMENT}"
        rf"|(?:{_IN_ADDITION}|In parallel|Meanwhile|(?:At|On|During) the same \w+)\b[^.]{{0,160}}"
        r"\bbetween (?!the (?:two|parties|sides)\b)"
        # "Another memorandum was signed by C", "Two more agreements"
        r"|(?:Another|A (?:second|separate|further|similar)|(?:Two|Three|Several) (?:more|other|further)) "
        rf"(?:\w+ ){{0,3}}{_DOCUMENT}\b"
    ),
    guests=re.compile(
        r"\bthere (?:was|were)\b|\b(?:attend|participat|accompan)\w+|\bpresent\b"
        r"|\b(?:appreciat|congratulat|emphasi[sz]|express|hail|highlight|invit|not|prais|stress|thank|underlin|welcom"
        r"|wish)(?:ed|ing)\b",
        re.IGNORECASE,
    ),
)
