"""Patterns of signings and plans in English."""

import re
from typing import Final

from eapa_cli.importing.press.language import Events

_DOCUMENT: Final = r"(?:agreement|memorand(?:um|a)(?: of \w+)?|MoU|protocol|contract|document|treaty)s?(?: \(\w+\))?"
EVENTS: Final = Events(
    signing=re.compile(
        r"\b(?:put|affixed|placed|appended|added|set) (?:\w+ )?(?:signatures?|names? (?:to|under))\b"
        r"|\bput pen to paper\b"
        r"|\bexchanged\b(?=[^.,;]{0,30}\b(?:agreement|memorand|MOU|MoU))|\b(?:signed|inked|penned|initiall?ed"
        r"|countersigned|co-signed|Signed(?= (?:at|by|in|on)\b)"
        r"|executed|endorsed(?= by))\b(?!\s+(?:off\b|up\b(?! (?:the|an?) (?:\w+ )?(?i:mou|memorand|agreement))))"
        r"|\b(?!(?:Before|Since|Until|Without|Prior)\b)[A-Z]\w+ signing (?:the|an?|this) (?:\w+ ){0,3}(?:agreement"
        r"|memorand|MOU|MoU|document|protocol)"
        r"|\b(?:solemn|ceremonial|formal|official) signing of\b|\bsignatures?\b[^.]{0,50}\b(?:put|affixed|placed"
        r"|set) by\b"
        r"|\b(?:put|set) (?:their|his|her) (?:names?|hands?) to\b|\b(?:concluded|sealed|struck|clinched|forged"
        r"|formali[sz]ed|entered into)\b(?=[^.;]{0,60}\b(?i:agreement|memorand|partnership"
        r"|contract|treaty|accord|deal|protocol))"
        r"|\b(?:were|was|been) (?:\w+ )?(?:concluded|formali[sz]ed|sealed)\b"
        # "saw A and B sign an agreement", "a contract was made between", "met to sign the agreement"
        r"|\b(?:saw|watched)\b[^.;]{3,250}(?<! to) sign\b(?= (?:an?|the)\b)"
        r"|\bmade\b(?= between\b| (?:an?|the) (?:\w+ )?(?:agreement|contract|pact|covenant|treaty)\b)"
        r"|\b(?:met|gathered|convened|came together|assembled)\b(?:(?!\bto\b)[^.;]){0,120}\bto sign\b"
        r"|\b(?:[Ss]igning(?: ceremony)?|ceremony (?:of|to"
        r"|for)\b[^.]{0,30}\bsign(?:ing)?)\b(?=[^.]{0,400}\b(?:took place|was held|held|hosted|organi[sz]ed)\b)"
        r"|\b(?:took place|was held|held|hosted|organi[sz]ed)\b(?=[^.]{0,80}\b(?:signing|to sign)\b)"
        r"|\btoday signs?\b|, signing (?:the|an?) (?:\w+ ){0,3}(?:agreement|memorand|MOU|MoU|document|protocol"
        r"|declaration|charter)"
        r"|\bwith the signature of\b|\b(?:by|with|through) (?:the |formally )?signing\b|\b(?:was|is|venue for"
        r"|venue of|announced"
        r"|celebrated|saw|included|witnessed"
        r"|attended|oversaw|presided over"
        r"|resulted in|culminated in|ended with|concluded with|marked by) (?:\w+ ){0,3}"
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
        r"\b(?:pen to paper|agreements?|memo(?:s|rand(?:um|a|ums))?|MOUs?|MoUs?|MOAs?|protocols?|road ?maps?"
        r"|conventions?"
        r"|treat(?:y|ies)"
        r"|contracts?"
        r"|declarations?|documents?|pacts?|accords?|deals?|letters? of (?:intent|understanding)"
        r"|statements?|partnership|charter"
        r"|MoCs?|LoIs?|communiqu\w+|arrangements?|covenants?|framework (?:for|of) cooperation|joint plan"
        r"|plan of (?:joint )?\w+|action plan|addend(?:um|a)|program(?:me)? of cooperation"
        r"|cooperation program(?:me)?)\b",
        re.IGNORECASE,
    ),
    planned=re.compile(
        r"(?<!ceremony )(?<!held )\b(?:to (?:be )?(?:sign(?:ed)?|conclude[d]?|ink(?:ed)?)\b"
        r"|(?:will|would|may(?! \d)|might"
        r"|could|can|shall|should|must)"
        r" (?:\w+ )?(?:be )?(?:\w+ and )?(?:sign|signed|conclude|concluded|inked?)\b"
        r"|(?:plans?|intends?|means?|expects?|agreed|agree"
        r"|ready|prepar\w+|decid\w+|decision|propos\w+|"
        r"negotiat(?:e|ed|es|ing)|discuss(?:ed|es|ing)?|considers?|considering|possibility|prospects?|upcoming"
        r"|draft(?:ing)?|invit\w+|approved|authori[sz]ed|look\w* forward"
        r"|preparations?) (?:\w+ ){0,4}(?:the )?sign(?:ing)?\b"
        r"|not (?:yet )?(?:been )?signed|(?:did|has|have|was|were)(?: not|n't) (?:yet )?(?:been )?sign(?:ed)?"
        r"|refus\w+ to sign|\b(?:if|once|until) (?:\w+ ){1,5}(?:is|are) signed"
        r"|\b(?:no|neither|none|den(?:y|ies|ied))\b[^.,]{0,60}\bsigned)",
        re.IGNORECASE,
    ),
    negotiated=re.compile(
        r"\b(?:negotiat\w+|talks|discuss\w*|draft(?:s|ed|ing)?|considers?|considering)\b", re.IGNORECASE
    ),
    retrospective=re.compile(
        r"\b(?:under|within|according to|based on|on the basis of|in line with|thanks to|implement\w*|importance of"
        r"|(?:progress|advance|follow[ -]up|build) (?:on|to)?"
        r"|implementation of|ratif\w+|extend\w*|amend\w*|prolong\w*|terms of)"
        r" (?:\w+ ){0,4}(?:agreement|memorandum|MoU|protocol|document|contract"
        r"|treaty)[^.;]{0,60}\bsigned\b(?! (?:today|by|here|this|yesterday|(?:on )?(?:Mon|Tues|Wednes|Thurs|Fri|Satur"
        r"|Sun)day))"
        r"|\b(?:(?:earlier|previously|recently-?|already) (?:signed|concluded) (?:agreement|memorand|document"
        r"|protocol)|(?:was|were|had been|has been|have been) (?:earlier|previously) signed"
        r"|\b(?:an?|the) (?:earlier|previous|old) (?:\w+ ){0,4}(?:agreement|memorandum|document|protocol)\b"
        r"[^.,;]{0,12} signed"
        r"|previously signed|\bsigned (?:a |an )?(?:similar|analogous)\b"
        r"|(?<!said )(?<!they )(?<!announced )(?<!it )had (?:\w+ )?(?:been )?(?:signed|concluded)"
        r"|anniversary of (?:the )?(?:signing|agreement|memorandum|treaty)|signed [^.]{0,50}(?:years? ago|last year"
        r"|in the past)|(?:years? ago|last year)[^.]{0,200}\bsigned"
        r"|\b(?:the|was|were) then\b|\bthen[ -](?:rector|head|president|director|minister)"
        r"|\bas (?:\w+ )?reported (?:earlier|previously)"
        r"|\brecall(?:ed|s|ing)\b[^.]{0,160}\bsigned\b"
        r"|\bas (?:earlier|previously) reported|\b\d{2,} (?:\w+ ){0,2}(?:agreements|memorand\w+|documents|contracts)"
        rf" (?:were|have been) (?:signed|concluded)|{_DOCUMENT} (?:that was |which was )?signed in (?:19|20)\d\d\b"
        # "The memorandum signed between A and B was praised"
        rf"|{_DOCUMENT} signed [^.]{{0,160}}\b(?:was|were) (?:\w+ )?(?:discussed|emphasi[sz]ed|highlighted|mentioned"
        r"|noted|praised|recalled|reviewed|stressed|underlined)\b"
        rf"|{_DOCUMENT} signed [^.]{{0,80}}\b(?:must|shall|should|(?:is|are) (?:accepted|required|valid|to be))\b"
        r"|\b(?:terminat|cancel|denounc|suspend|revok|annul|violat|breach|expir|reactivat|reviv|review|renew)\w*\b"
        rf"[^.]{{0,40}}{_DOCUMENT} signed\b"
        r"|(?:a|the|of|under|per) signed\b|(?:since|when|after|before|following|once) [^,.]{0,80}\b(?:was"
        r"|were) signed|(?:signed|concluded) (?:more than|over|about|some|around|nearly|almost|up to"
        r"|at least)? ?\d[\d,]* (?:\w+ ){0,3}(?:agreements|memorand|documents|contracts|partnership)"
        r"|signed (?:\w+ ){0,2}(?:numerous|many|several|dozens|hundreds|multiple|ten|eleven|twelve|\w+teen|twenty"
        r"|thirty|forty|fifty)\b[^.]{0,40}(?:agreements|memorand|documents|contracts)"
        r"|signed (?:\w+ ){0,2}(?:agreements|memoranda|contracts) with (?:\w+ )?(?:numerous|many|several|dozens"
        r"|hundreds|ten|eleven|twelve|\w+teen|twenty|thirty|\d+)\b|\bas (?:the )?(?:then|former|its) \w+|(?:agreement"
        r"|memorandum|protocol|MoU|document)s? (?:that (?:was|were) )?signed (?:last|earlier|previously)\b"
        r"|(?:implementation|provisions|framework|terms|ratif\w+|basis|extension|validity|amend\w*) of (?:the|a"
        r"|an) [^.,]{0,40}(?:agreement|memorand|protocol|treaty|document|contract|convention"
        r"|accord)[^.,]{0,60}(?<!was )(?<!were )\bsigned)",
        re.IGNORECASE,
    ),
    meeting=re.compile(
        r"\b(?:met|meets?|meeting|visit(?:s|ed)?|discuss(?:es|ed)?|outlines?|welcom\w+|talks|negotiat\w+"
        r"|congratulat\w+|anniversary|celebrat\w+|receiv\w+)\b",
        re.IGNORECASE,
    ),
    other_object=re.compile(
        r"\bsign(?:s|ed|ing)?(?: into)?(?: (?:a|an|the|his|her|their|this))? (?:\w+ ){0,2}(?:law|decree|order|bill"
        r"|petition|open letter|books?|guestbook|autographs?)\b|\bpetitions?\b[^.]{0,60}\bsigned\b"
        r"|\bsigned a contract with (?:a|the|\w+) (?:player|coach|footballer|striker|goalkeeper)\b",
        re.IGNORECASE,
    ),
    other_page=re.compile(
        r"\b(?:call for|how to|applications? (?:are )?(?:now )?open|guidelines|terms and conditions|FAQ"
        r"|vacanc(?:y|ies)"
        r"|tender|annual report)\b",
        re.IGNORECASE,
    ),
    represented=re.compile(
        r"\b(?:represented (?:\w+ ){0,4}by|represented\b[^.]{0,80}\b(?:signing|represented)|on behalf of"
        r"|representing|acting for|signatures?"
        r"|put pen to paper|did so (?:for|on behalf of)|signator\w+|initiall?ed"
        r"|(?:after|while|upon) signing|signing was|having signed|signing\b[^.]{0,40}\b(?:was|were))\b",
        re.IGNORECASE,
    ),
    noun=re.compile(r"\bsigning\b", re.IGNORECASE),
    other=re.compile(
        r"(?P<reference>(?:That|This|The latter|The (?:agreement|document|memorandum|MoU|protocol) was signed) )"
        r"|[^.]{0,80}\balso (?:signed|inked|concluded) (?!by)[^.]{0,80}\b(?:with|between)\b"
        # "They also signed a protocol", "The day also saw the signing of a protocol", "A protocol was also signed"
        rf"|[^.]{{0,80}}\balso (?:(?:signed|inked|concluded)|(?:saw|witnessed|included) the signing of)"
        rf" (?:an?|another|two|three) (?:\w+ ){{0,3}}{_DOCUMENT}\b"
        rf"|(?:An?|Two|Three) (?:\w+ ){{0,3}}{_DOCUMENT} [^.]{{0,60}}\b(?:was|were) also (?:signed|inked|concluded)\b"
        # "In addition, the rector signed a protocol with C", "On the same day, a protocol was signed by C and D"
        rf"|(?:Separately|In addition|Additionally|Besides|Furthermore|Moreover|On the same day)\b[^.]{{0,120}}?"
        rf"\b(?:an?|another|two|three) (?:\w+ ){{0,3}}{_DOCUMENT}\b"
        # "Meanwhile, a protocol between C and D was signed", "Another memorandum was signed by C"
        r"|(?:Meanwhile|Separately|In parallel|In addition|Additionally|Besides|Furthermore|Moreover"
        r"|(?:At|On|During) the same (?:\w+))\b[^.]{0,160}\bbetween (?!the (?:two|parties|sides)\b)"
        rf"|(?:Another|A (?:second|separate|further|similar)|(?:Two|Three|Several) (?:more|other|further))"
        rf" (?:\w+ ){{0,3}}{_DOCUMENT}\b"
    ),
    guests=re.compile(
        r"\bthere (?:was|were)\b|\A(?:on behalf of|representing|from|for)\b[^,.]{3,90}\bwere\b|\b(?:attend|participat"
        r"|accompan)\w+"
        r"|\bpresent\b|\b(?:congratulat|thank|welcom|express|appreciat|prais|hail|wish|stress|highlight|emphasi[sz]"
        r"|underlin|not|invit)(?:ed|ing)\b",
        re.IGNORECASE,
    ),
)
