"""The text of an existing answer, which a prompt offers for editing."""

from collections.abc import Iterator, Sequence

from eapa_cli.entry.answer_parser import parse_local_text
from eapa_cli.entry.entry_context import EntryContext
from eapa_cli.entry.form_fields import Item
from eapa_cli.model.names import LocalText


def local_text_input(item: Item) -> str:
    """Return a text with its language tag."""
    return f"{item['lang']}={item['value']}"


def language_input(item: Item) -> str:
    """Return a language of the document, with its status if the status is known."""
    if "authentic" not in item:
        return str(item["lang"])
    return f"{item['lang']}={'authentic' if item['authentic'] else 'translation'}"


def relation_input(item: Item) -> str:
    """Return a relation to an earlier agreement."""
    return f"{item['type']}={item['agreement']}"


def source_input(item: Item) -> str:
    """Return the URL of a source, or its reference."""
    return str(item.get("url") or item.get("reference", ""))


def sources_input(items: Sequence[Item]) -> str:
    """Return several sources on one line: the addresses, then each reference after a semicolon."""
    addresses = " ".join(item["url"] for item in items if "url" in item)
    return "; ".join(filter(None, [addresses, *(item["reference"] for item in items if "url" not in item)]))


def document_input(item: Item) -> str:
    """Return the URL or the path of a document."""
    return str(item.get("url") or item.get("path", ""))


def names_input(texts: LocalText, context: EntryContext) -> Iterator[str]:
    """Yield the text of each language, with a tag only if the parser would detect another language without it."""
    for language, text in texts.items():
        item = {"value": text, "lang": language}
        yield text if _is_detected(item, context) else local_text_input(item)


def spelling_input(spelling: str, names: LocalText, context: EntryContext) -> str:
    """Return another spelling of a name, with a tag if the parser would take it for the name in another language."""
    languages = [one for one in names if _is_detected({"value": spelling, "lang": one}, context)]
    return spelling if languages else local_text_input({"value": spelling, "lang": next(iter(names))})


def local_texts_input(texts: LocalText, context: EntryContext) -> str:
    """Return a text in several languages on one line; every language but the first needs its tag."""
    first = list(names_input(texts, context))[:1]
    others = [f"{language}={text}" for language, text in list(texts.items())[1:]]
    return "|".join([*first, *others])


def _is_detected(item: Item, context: EntryContext) -> bool:
    try:
        return parse_local_text(item["value"], context) == item
    except ValueError:  # the script alone does not decide the language
        return False
