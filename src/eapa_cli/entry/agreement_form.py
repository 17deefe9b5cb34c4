"""The form of an agreement."""

from collections.abc import Mapping
from typing import Any, Final

from eapa_cli.entry import answer_parser as reading
from eapa_cli.entry.form_fields import Item, Items, Texts, Value, by_language, known, tagged_texts
from eapa_cli.entry.question import Answers, Form, Question, Section, Way
from eapa_cli.entry.source_questions import questions_on_sources
from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.ids import agreement_id
from eapa_cli.model.vocabulary import AgreementRelation, AgreementType, Basis, Kind, RenewalMode, Topic

_TEXT: Final = "[LANG=]TEXT"


def _party(answer: str) -> Item:
    return {"organization": answer}


def _signatory(answer: str) -> Item:
    signed_for, _, person = answer.partition("=")
    organization, _, capacity = signed_for.partition(":")
    names, _, position = person.partition("; ")
    spelt = [name.partition("=") for name in names.split("|")]
    return known(
        {
            "name": {tag: text for tag, found, text in spelt if found},
            "also": [name for name, found, _ in spelt if not found],
            "position": by_language(position.split("|")) if position else None,
            "party": organization,
            "capacity": capacity,
        }
    )


def _signatory_text(item: Item) -> str:
    capacity = f":{item['capacity']}" if "capacity" in item else ""
    names = "|".join([*tagged_texts(item["name"]), *item.get("also", ())])
    position = "; " + "|".join(tagged_texts(item["position"])) if "position" in item else ""
    return f"{item['party']}{capacity}={names}{position}"


def _area(answer: str) -> Item:
    topic, _, text = answer.partition("=")
    return known({"topic": topic, "text": by_language(text.split("|")) if text else None})


def _area_text(item: Item) -> str:
    return "=".join([item["topic"], *(["|".join(tagged_texts(item["text"]))] if "text" in item else [])])


def _language(answer: str) -> Item:
    tag, _, authentic = answer.partition("=")
    return known({"lang": tag, "authentic": authentic == "authentic" if authentic else None})


def _language_text(item: Item) -> str:
    match item.get("authentic"):
        case None:
            return str(item["lang"])
        case authentic:
            return f"{item['lang']}={'authentic' if authentic else 'translation'}"


def _document(answer: str) -> Item:
    return {"url" if "://" in answer else "path": answer}


def _may_end(answers: Answers) -> bool:
    return answers["ends"] != [".."]


def _is_renewed(answers: Answers) -> bool:
    return bool(answers["renewal"]) and answers["renewal"] != [RenewalMode.NONE]


def _relation(answer: str) -> Item:
    type_, _, id_ = answer.partition("=")
    return {"type": type_, "agreement": id_}


QUESTIONS: Final = (
    Question(
        flag="id", text="Its id", help="Its id; without it, one is made of date and parties.", metavar="ID",
        read=reading.line, part=Value(("id",)),
    ),
    Question(
        flag="type", text="What the paper calls itself", help="What the paper is.", read=reading.word,
        part=Value(("type",)), least=1, choices=AgreementType, way=Way.CHOICE,
    ),
    Question(
        flag="title", text="Title", help="Its title, once a language.", metavar=_TEXT, read=reading.tagged,
        part=Texts(("title",)), many=True,
    ),
    Question(
        flag="signed", text="Signed on", help="When it was signed: 24 September 2021, 24.09.2021, 2021-09, 2021.",
        metavar="DATE", read=reading.day, part=Value(("signed", "date")),
    ),
    Question(
        flag="basis", text="How the date is known", help="How the date is known.", read=reading.word,
        part=Value(("signed", "basis")), choices=Basis, way=Way.CHOICE, when=lambda answers: bool(answers["signed"]),
    ),
    Question(
        flag="signed-note", text="Remark on the date", help="A remark on the date.", metavar="TEXT", read=reading.line,
        part=Value(("signed", "note")), when=lambda answers: bool(answers["signed"]),
    ),
    Question(
        flag="online", text="Signed online", help="It was signed online.", read=reading.word, way=Way.YES,
        part=Value(("signed", "online"), plain=lambda _: True, text=lambda _: "yes"),
    ),
    Question(
        flag="place", text="House it was signed in", help="The house it was signed in.", metavar=_TEXT,
        read=reading.tagged, part=Texts(("signed", "place", "name")), many=True,
    ),
    Question(
        flag="city", text="City it was signed in", help="The city it was signed in.", metavar=_TEXT,
        read=reading.tagged, part=Texts(("signed", "place", "city")), many=True,
    ),
    Question(
        flag="country", text="Country it was signed in", help="The country it was signed in.", metavar="COUNTRY",
        read=reading.country, part=Value(("signed", "place", "country")), way=Way.COUNTRY,
    ),
    Question(
        flag="event", text="Occasion", help="The occasion.", metavar=_TEXT, read=reading.tagged,
        part=Texts(("signed", "event")), many=True,
    ),
    Question(
        flag="party", text="Party: any part of its name", help="A party: its id, or words of its name.", metavar="ID",
        read=reading.party, part=Items(("parties",), _party, lambda item: str(item["organization"])),
        least=2, many=True, way=Way.PARTY,
    ),
    Question(
        flag="signatory", text="Who signed", help="Who signed for a party (in the capacity of head, deputy, proxy or"
        " acting), how else the name is spelt, and the post.", metavar="PARTY[:CAPACITY]=NAME[|SPELLING][; POST]",
        read=reading.signatory, part=Items(("signatories",), _signatory, _signatory_text), many=True,
        way=Way.SIGNATORY,
    ),
    Question(
        flag="area", text="What it is about", help=f"What it is about: {', '.join(Topic)}.",
        metavar="TOPIC[=TEXT]", read=reading.area, part=Items(("areas",), _area, _area_text), many=True, way=Way.AREA,
    ),
    Question(
        flag="starts", text="First day, if not that of signing", help="First day, if not that of signing.",
        metavar="DATE", read=reading.start, part=Value(("term", "starts")),
    ),
    Question(
        flag="ends", text="Last day, or 'open' if it has no end", help='Last day; ".." or "open" for no end.',
        metavar="DATE", read=reading.end, part=Value(("term", "ends")),
    ),
    Question(
        flag="duration", text="How long it runs, as in '5 years'", help="How long it runs: 5 years, P5Y.",
        metavar="PERIOD", read=reading.duration, part=Value(("term", "duration")), when=_may_end,
    ),
    Question(
        flag="renewal", text="How it is renewed", help="How it is renewed.", read=reading.word,
        part=Value(("term", "renewal", "mode")), choices=RenewalMode, way=Way.CHOICE, when=_may_end,
    ),
    Question(
        flag="renewal-period", text="Renewed for how long each time", help="For how long each time.",
        metavar="PERIOD", read=reading.duration, part=Value(("term", "renewal", "period")), when=_is_renewed,
    ),
    Question(
        flag="renewal-max", text="Renewed how many times at most", help="How many times at most.", metavar="N",
        read=reading.number, part=Value(("term", "renewal", "max"), plain=int), when=_is_renewed,
    ),
    Question(
        flag="notice", text="Notice to be given how long before the end", metavar="PERIOD", read=reading.duration,
        help="How long before the end to give notice: 3 months, P3M.", part=Value(("term", "notice")),
    ),
    Question(
        flag="relation", text="What it does to an earlier agreement, as TYPE=ID", metavar="TYPE=ID", many=True,
        help=f"What it does to an earlier agreement: {', '.join(AgreementRelation)}.", read=reading.line,
        part=Items(("relations",), _relation, lambda item: f"{item['type']}={item['agreement']}"),
    ),
    Question(
        flag="language", text="Language it is drawn up in (en, ru, uz-Latn)", many=True,
        help="A language it is drawn up in.", metavar="TAG[=authentic|translation]", read=reading.language,
        part=Items(("languages",), _language, _language_text),
    ),
    Question(
        flag="document", text="Copy of it: an address, or a path in the register", help="A copy of it.",
        metavar="URL|PATH", read=reading.copy, many=True,
        part=Items(("documents",), _document, lambda item: str(item.get("url") or item.get("path", ""))),
    ),
    *questions_on_sources(least=1, instead="document"),
)  # fmt: skip

SECTIONS: Final = (
    Section(title="parties", flags=("party",)),
    Section(title="the paper", flags=("type", "title")),
    Section(title="signing", flags=("signed", "basis", "signed-note", "city", "country")),
    Section(title="signatories", flags=("signatory",)),
    Section(title="areas", flags=("area",)),
    Section(title="sources", flags=("source", "accessed")),
    Section(
        title="how long it holds",
        flags=("starts", "ends", "duration", "renewal", "renewal-period", "renewal-max", "notice"),
        optional=True,
    ),
    Section(title="house and occasion", flags=("place", "online", "event"), optional=True),
    Section(title="languages", flags=("language",), optional=True),
    Section(title="copies of it", flags=("document",), optional=True),
    Section(title="earlier agreements", flags=("relation",), optional=True),
    Section(title="notes", flags=("notes",), optional=True),
)


def suggest_id(data: Mapping[str, Any]) -> str:
    """The id that an agreement's date, parties and type make."""
    signed = data.get("signed", {}).get("date")
    parties = [party["organization"] for party in data.get("parties", ())]
    return agreement_id(EdtfDate.parse(signed) if signed else None, parties, data.get("type", ""))


AGREEMENT: Final = Form(kind=Kind.AGREEMENT, questions=QUESTIONS, sections=SECTIONS, suggest_id=suggest_id)
