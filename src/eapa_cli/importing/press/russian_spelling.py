"""The capital letters and the "ё" of a Russian word in another case, as in the word that a text prints."""

from itertools import zip_longest


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
