"""One Russian word in the nominative, with the capital letters and the "ё" that the text prints."""

from itertools import takewhile, zip_longest
from typing import Any


def word_in_nominative(morph: Any, word: str, case: str, head: str) -> str:
    """Return a word of a name whose head noun is in a case in the nominative."""
    gender = next(
        (parse.tag.gender for parse in morph.parse(head) if parse.tag.POS == "NOUN" and parse.tag.case == case), None
    )
    first, hyphen, second = word.partition("-")
    if hyphen and all(any({"NOUN", "sing", case} in one.tag for one in morph.parse(part)) for part in (first, second)):
        # "Домом-музеем": both parts change
        return f"{word_in_nominative(morph, first, case, first)}-{word_in_nominative(morph, second, case, second)}"
    # In front of the head noun, "главного" is an adjective and not a noun.
    parses = sorted(morph.parse(word), key=lambda parse: word != head and parse.tag.POS == "NOUN")
    for parse in parses:
        if parse.tag.case == case and parse.tag.POS in {"NOUN", "ADJF", "PRTF"}:
            if parse.tag.number == "plur":
                wanted = {"nomn", "plur"}
            elif parse.tag.POS == "NOUN" or not gender:
                wanted = {"nomn", "sing"}
            else:
                wanted = {"nomn", "sing", gender}
            if found := _inflect(parse, wanted, word):
                return copy_capitals(word, copy_spelling(word, found))
    return word


def _inflect(parse: Any, wanted: set[str], word: str) -> str | None:
    """Return another form of a word; for "высшим" it is "высший", and not "высочайший" of the same adjective."""
    if "Supr" not in parse.tag:
        found = parse.inflect(wanted)
        return str(found.word) if found else None
    forms = [str(form.word) for form in parse.lexeme if {"Supr", *wanted} in form.tag]
    return max(forms, key=lambda form: _count_common_letters(form, word.lower()), default=None)


def _count_common_letters(one: str, other: str) -> int:
    return len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))


def copy_spelling(model: str, word: str) -> str:
    """Return a word with "е" for "ё" where a model has it: "Королев-центра" becomes "Королев-центр"."""
    return "".join("е" if pair == ("ё", "е") else pair[0] for pair in zip_longest(word, model[: len(word)].lower()))


def copy_capitals(model: str, word: str) -> str:
    """Return a word with the capital letters of a model, as in "Домом-музеем", "дом-музей": "Дом-музей"."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    if model[:1].isupper():
        parts = word.split("-")
        model_parts = model.split("-") + [""] * len(parts)  # the word may have more parts than the model
        return "-".join(
            part[:1].upper() + part[1:] if model_part[:1].isupper() else part
            for part, model_part in zip(parts, model_parts, strict=False)
        )
    return word
