"""Suggestions for unknown words: similar candidates, and "did you mean" questions."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import reduce

from eapa_cli.model.message import Message
from eapa_cli.text.fold import fold
from eapa_cli.text.romanization_keys import make_romanization_keys
from eapa_cli.text.translatable_message import translated

# Longer text is not compared. It is not a typo, and the time of a comparison is the product of the two lengths.
_MAX_LENGTH = 200
# This allows one typo in four letters, two in seven, and three in ten. With a lower value, unrelated words would match,
# such as 'nowhere' and 'noosphere' (0.67).
_MIN_SIMILARITY = 0.7
# Romanization keys have fewer letters than words, so they must be more similar.
_MIN_KEY_SIMILARITY = 0.8
_MAX_CODE_LENGTH = 3
_ALL_WORDS_SCORE = 100
"""The score of `token_set_ratio` if one text contains all words of the other."""
_DIGITS = re.compile("[0-9]+")


def find_similar(word: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """Return the candidates that are similar to a word, best first, and equally similar ones in alphabetical order.

    Folds are compared in three ways until there is a match: by spelling; by romanization ('Кадис' and 'Cádiz'); and by
    words, if one text contains all words of the other ('scopdc' and 'scopdc-uz', 'title_en' and 'title'). Text of more
    than 200 characters is not compared.
    """
    folded_word = fold(word) if len(word) <= _MAX_LENGTH else ""
    if not folded_word:
        return []
    # The import takes 15 to 30 ms, and only error messages need it.
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    folds = _map_folds(candidates)
    for form, cutoff in ((str, _MIN_SIMILARITY), (_romanization_key, _MIN_KEY_SIMILARITY)):
        forms = {candidate: form(folded) for candidate, folded in folds.items()}
        scorer = OSA.normalized_similarity
        similar = process.extract(form(folded_word), forms, scorer=scorer, score_cutoff=cutoff, limit=limit)
        if similar:
            return [candidate for _, _, candidate in similar]
    matches = process.extract(
        folded_word, folds, scorer=fuzz.token_set_ratio, score_cutoff=_ALL_WORDS_SCORE, limit=None
    )
    sharing_words = [candidate for _, _, candidate in matches]
    sharing_words.sort(key=lambda candidate: abs(len(folds[candidate]) - len(folded_word)))
    return sharing_words[:limit]


def _map_folds(candidates: Iterable[str]) -> dict[str, str]:
    """Return the folds of candidates, by candidate in alphabetical order.

    Only one of the candidates with the same fold is included: if possible one in ASCII, which is easy to type.
    """
    short = sorted((one for one in set(candidates) if len(one) <= _MAX_LENGTH), key=lambda one: (one.isascii(), one))
    by_fold = {fold(candidate): candidate for candidate in short}  # the last candidate of each fold remains
    return dict(sorted((candidate, folded) for folded, candidate in by_fold.items()))


def _romanization_key(folded: str) -> str:
    """Return one romanization key of a folded text, or the text itself if it may be a code."""
    key = " ".join(max(make_romanization_keys(word)) for word in folded.split())
    # The romanization of a code has no meaning: CC and QQQ would have the same key.
    return key if len(key) > _MAX_CODE_LENGTH else folded


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """Return the question whether a similar candidate was meant ("did you mean 'tass'?"), or None."""
    return ask_if_meant(find_similar(word, candidates))


def ask_if_meant(suggestions: Sequence[str]) -> str | None:
    """Return the question whether one of some suggestions was meant ("did you mean 'a' or 'b'?"), or None."""
    return translated(suggest(suggestions))


def suggest(suggestions: Sequence[str]) -> Message | None:
    """Return the question of `ask_if_meant` as a message that can be translated later."""
    if not suggestions:
        return None
    *others, last = suggestions
    if not others:
        return Message("did you mean %(choice)s?", choice=list_in_quotes([last]))
    return Message("did you mean %(others)s or %(last)s?", others=list_in_quotes(others), last=list_in_quotes([last]))


def list_in_quotes(words: Iterable[str]) -> Message:
    """Return some words, each in quotes, with commas between them, as the field of a message."""
    quoted = (Message("'%(words)s'", words=word) for word in words)
    return reduce(lambda one, other: Message("%(one)s, %(other)s", one=one, other=other), quoted)


def suggest_similar(word: str, candidates: Iterable[str]) -> Message | None:
    """Return the question of `did_you_mean` as a message that can be translated later."""
    return suggest(find_similar(word, candidates))


def suggest_choice(word: str, choices: Sequence[str]) -> str | None:
    """Return the question whether a similar choice was meant, or else one that starts with the word; or None."""
    if similar := did_you_mean(word, choices):
        return similar
    stem = word.lower().rstrip("s")  # people type the plural of a label
    return ask_if_meant([one for one in choices if one.startswith(stem)]) if stem else None


def is_similar(one: str, other: str) -> bool:
    """Return whether two texts have similar letters and the same digits, so that they may be spellings of one text."""
    if one == other:
        return True
    first, second = (fold(text) if len(text) <= _MAX_LENGTH else "" for text in (one, other))
    if not (first and second) or _DIGITS.findall(first) != _DIGITS.findall(second):
        return False
    # One typo changes the number of a letter by at most one. Counting letters first avoids a slow import in most cases.
    missing = max((Counter(first) - Counter(second)).total(), (Counter(second) - Counter(first)).total())
    if missing > (1 - _MIN_SIMILARITY) * max(len(first), len(second)):
        return False
    from rapidfuzz.distance import OSA

    return bool(OSA.normalized_similarity(first, second) >= _MIN_SIMILARITY)
