"""What a person may have meant by a word that is not known."""

from collections.abc import Iterable, Sequence

from eapa_cli.text.fold import fold

# A longer text is no slip of the keyboard, and the cost of a comparison grows with the product of the lengths.
_LONGEST = 200
# Of the letters of the longer text, the share that is right: one slip in four letters, two in seven, three in ten.
# Below it, unrelated words meet ('nowhere' and 'noosphere' have 0.67); the table in the tests was used to find it.
_ALIKE = 0.7
_ALL_WORDS = 100


def nearest(word: str, candidates: Iterable[str], limit: int = 3) -> list[str]:
    """The candidates that may have been meant by a word, best first, equals in alphabetical order.

    They are compared by their folds. If any is spelt nearly as the word is, those are the answer; otherwise those
    that hold all words of it ('scopdc' and 'scopdc-uz'), or of which it holds all ('title_en' and 'title').
    A word or a candidate of more than 200 characters is not compared.
    """
    wanted = fold(word) if len(word) <= _LONGEST else ""
    folds = {one: fold(one) for one in sorted(set(candidates)) if len(one) <= _LONGEST}
    if not wanted:
        return []
    # Imported here since it costs 15 to 30 ms and only a mistake needs it.
    from rapidfuzz import fuzz, process
    from rapidfuzz.distance import OSA

    alike = process.extract(wanted, folds, scorer=OSA.normalized_similarity, score_cutoff=_ALIKE, limit=limit)
    if alike:
        return [candidate for _, _, candidate in alike]
    sharing = process.extract(wanted, folds, scorer=fuzz.token_set_ratio, score_cutoff=_ALL_WORDS, limit=None)
    sharing.sort(key=lambda found: abs(len(found[0]) - len(wanted)))
    return [candidate for _, _, candidate in sharing[:limit]]


def did_you_mean(word: str, candidates: Iterable[str]) -> str | None:
    """The question whether a near candidate was meant, or None if there is none: "did you mean 'tass'?"."""
    return question(nearest(word, candidates))


def question(found: Sequence[str]) -> str | None:
    """The question whether one of these was meant, or None if there are none: "did you mean 'a', 'b' or 'c'?"."""
    if not found:
        return None
    *others, last = (f"'{one}'" for one in found)
    return f"did you mean {', '.join(others)} or {last}?" if others else f"did you mean {last}?"
