"""Suggestions for unknown words: similar candidates, and "did you mean" questions."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from eapa_cli.text.fold import fold
from eapa_cli.text.interface_language import gettext
from eapa_cli.text.interface_phrases import quoted
from eapa_cli.text.romanization_keys import romanization_keys

# Longer text is not a typo, and the cost of a comparison is the product of the two lengths.
_MAX_LENGTH = 200
# The minimum similarity allows one typo in four letters, two in seven, three in ten. A lower one would match
# unrelated words, such as 'nowhere' and 'noosphere' with 0.67.
_MIN_SIMILARITY = 0.7
# Romanization keys merge letters, so they must be more similar.
_MIN_KEY_SIMILARITY = 0.8
_MAX_CODE_LENGTH = 3
_ALL_WORDS = 100
_DIGITS = re.compile("[0-9]+")


def find_similar(word: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """Return the candidates that are similar to a word, best first, and equally similar ones in alphabetical order.

    Folds are compared, in three steps until one of them matches: by spelling; by romanization ('Кадис' and 'Cádiz');
    by words, where one text contains all words of the other ('scopdc' and 'scopdc-uz', 'title_en' and 'title'). Text
    of more than 200 characters is not compared.
    """
    wanted = fold(word) if len(word) <= _MAX_LENGTH else ""
    if not wanted:
        return []
    # The import takes 15 to 30 ms, and only error messages need it.
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    short = sorted((one for one in set(candidates) if len(one) <= _MAX_LENGTH), key=lambda one: (one.isascii(), one))
    # Of candidates with the same fold, only the one that is easiest to type is offered.
    folds = {one: folded for folded, one in {fold(one): one for one in short}.items()}
    folds = dict(sorted(folds.items()))
    for form, cutoff in ((str, _MIN_SIMILARITY), (_romanization_key, _MIN_KEY_SIMILARITY)):
        known = {one: form(folded) for one, folded in folds.items()}
        found = process.extract(form(wanted), known, scorer=OSA.normalized_similarity, score_cutoff=cutoff, limit=limit)
        if found:
            return [candidate for _, _, candidate in found]
    sharing = process.extract(wanted, folds, scorer=fuzz.token_set_ratio, score_cutoff=_ALL_WORDS, limit=None)
    sharing.sort(key=lambda match: abs(len(match[0]) - len(wanted)))
    return [candidate for _, _, candidate in sharing[:limit]]


def _romanization_key(folded: str) -> str:
    """Return one romanization key of a folded text, or the text itself if it may be a code."""
    key = " ".join(max(romanization_keys(word)) for word in folded.split())
    # Codes are not names: the keys of CC and QQQ are the same.
    return key if len(key) > _MAX_CODE_LENGTH else folded


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """Return the question whether a similar candidate was meant ("did you mean 'tass'?"), or None."""
    return ask_if_meant(find_similar(word, candidates))


def ask_if_meant(suggestions: Sequence[str]) -> str | None:
    """Return the question whether one of some suggestions was meant ("did you mean 'a' or 'b'?"), or None."""
    if not suggestions:
        return None
    *others, last = map(quoted, suggestions)
    if others:
        return gettext("did you mean %(others)s or %(last)s?") % {"others": ", ".join(others), "last": last}
    return gettext("did you mean %(choice)s?") % {"choice": last}


def suggest_choice(word: str, choices: Sequence[str]) -> str | None:
    """Return the question whether one of a few choices was meant that is similar to a word or starts with it."""
    stem = word.lower().rstrip("s")
    if similar := did_you_mean(word, choices):
        return similar
    return ask_if_meant([one for one in choices if one.startswith(stem)]) if stem else None


def is_similar(one: str, other: str) -> bool:
    """Return whether two strings may be spellings of the same text: similar letters, and the same digits."""
    if one == other:
        return True
    first, second = (fold(text) if len(text) <= _MAX_LENGTH else "" for text in (one, other))
    if not (first and second) or _DIGITS.findall(first) != _DIGITS.findall(second):
        return False
    # One edit changes the letter counts by at most one. Counting first avoids a slow import for most pairs.
    missing = max((Counter(first) - Counter(second)).total(), (Counter(second) - Counter(first)).total())
    if missing > (1 - _MIN_SIMILARITY) * max(len(first), len(second)):
        return False
    from rapidfuzz.distance import OSA

    return bool(OSA.normalized_similarity(first, second) >= _MIN_SIMILARITY)
