"""What a person may have meant by a word that is not known."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from eapa_cli.text.fold import fold
from eapa_cli.text.transliteration import readings

# A longer text is no slip of the keyboard, and a comparison costs the product of the two lengths.
_LONGEST = 200
# The share of the longer text that is right: it allows one slip in four letters, two in seven, three in ten.
# A lower share lets unrelated words meet, such as 'nowhere' and 'noosphere' with 0.67.
_ALIKE = 0.7
# Where the letters that are written for one another count as one, more of the rest must be right.
_HEARD = 0.8
_CODE = 3
_ALL_WORDS = 100
_DIGITS = re.compile("[0-9]+")


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """The candidates that may have been meant by a word, best first, equals in alphabetical order.

    Their folds are compared. If any is spelt nearly as the word is, those are the answer; then those that another
    way to write it in Latin letters is near to ('Кадис' and 'Cádiz'); otherwise those that hold all words of it
    ('scopdc' and 'scopdc-uz'), or of which it holds all ('title_en' and 'title'). A word or a candidate of more than
    200 characters is not compared.
    """
    wanted = fold(word) if len(word) <= _LONGEST else ""
    if not wanted:
        return []
    # 15 to 30 ms, which only a mistake need pay.
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    short = sorted((one for one in set(candidates) if len(one) <= _LONGEST), key=lambda one: (one.isascii(), one))
    # Of those that differ in case, accents or script alone, one is enough: the one that is typed soonest.
    folds = {one: folded for folded, one in {fold(one): one for one in short}.items()}
    folds = dict(sorted(folds.items()))
    for form, alike in ((str, _ALIKE), (_reading, _HEARD)):
        known = {one: form(folded) for one, folded in folds.items()}
        spelt = process.extract(form(wanted), known, scorer=OSA.normalized_similarity, score_cutoff=alike, limit=limit)
        if spelt:
            return [candidate for _, _, candidate in spelt]
    sharing = process.extract(wanted, folds, scorer=fuzz.token_set_ratio, score_cutoff=_ALL_WORDS, limit=None)
    sharing.sort(key=lambda found: abs(len(found[0]) - len(wanted)))
    return [candidate for _, _, candidate in sharing[:limit]]


def _reading(folded: str) -> str:
    """A folded text as it may have been before it was written in Latin letters."""
    reading = " ".join(max(readings(word)) for word in folded.split())
    # Codes are no names: as sounds CC and QQQ are one.
    return reading if len(reading) > _CODE else folded


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """The question whether a near candidate was meant, or None without one: "did you mean 'tass'?"."""
    return question(nearest(word, candidates))


def question(found: Sequence[str]) -> str | None:
    """The question whether one of these was meant, or None if there are none: "did you mean 'a' or 'b'?"."""
    if not found:
        return None
    *others, last = (f"'{one}'" for one in found)
    return f"did you mean {', '.join(others)} or {last}?" if others else f"did you mean {last}?"


def choice_meant(word: str, choices: Sequence[str]) -> str | None:
    """The question whether one of a few choices was meant, that is near to a word or begins with it."""
    stem = word.lower().rstrip("s")
    return did_you_mean(word, choices) or (question([one for one in choices if one.startswith(stem)]) if stem else None)


def is_near(one: str, other: str) -> bool:
    """Whether two texts may be two spellings of one: nearly the same letters, and the same digits."""
    if one == other:
        return True
    here, there = (fold(text) if len(text) <= _LONGEST else "" for text in (one, other))
    if not (here and there) or _DIGITS.findall(here) != _DIGITS.findall(there):
        return False
    # A slip mends at most one letter that the other text lacks: of most texts that differ, this tells what the
    # comparison would, without the import, which takes longer than all else.
    missing = max((Counter(here) - Counter(there)).total(), (Counter(there) - Counter(here)).total())
    if missing > (1 - _ALIKE) * max(len(here), len(there)):
        return False
    from rapidfuzz.distance import OSA

    return bool(OSA.normalized_similarity(here, there) >= _ALIKE)
