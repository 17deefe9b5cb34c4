"""How an answer is shown to a person, who need not know the form in which it is kept."""

from eapa_cli.entry.entry_context import Desk
from eapa_cli.entry.form_fields import Item, Items, Texts
from eapa_cli.entry.question import Question, Way
from eapa_cli.model.names import LocalText
from eapa_cli.text.countries import country_name


def shown(question: Question, answer: str, desk: Desk) -> str:
    """An answer in words."""
    match question.way, question.part:
        case Way.PARTY, _:
            return str(desk.known(answer) or answer)
        case Way.COUNTRY, _:
            return f"{country_name(answer, desk.languages[0])} ({answer})"
        case Way.SIGNATORY, Items(plain=plain):
            return _signatory(plain(answer), desk)
        case Way.AREA, Items(plain=plain):
            item = plain(answer)
            return f"{item['topic']}: {_texts(item['text'])}" if "text" in item else str(item["topic"])
        case Way.NAME, _:
            return _tagged(answer)
        case _, Texts():
            return _tagged(answer)
        case _:
            return answer


def _signatory(item: Item, desk: Desk) -> str:
    names = " / ".join([_texts(item["name"]), *item.get("also", ())])
    post = f", {_texts(item['position'])}" if "position" in item else ""
    capacity = f", as {item['capacity']}" if "capacity" in item else ""
    known = desk.known(item["party"])
    return f"{names}{post}; for {known.name if known else item['party']}{capacity}"


def _tagged(answer: str) -> str:
    tag, _, text = answer.partition("=")
    return _texts({tag: text})


def _texts(texts: LocalText) -> str:
    return " / ".join(f"{text} ({tag})" for tag, text in texts.items())
