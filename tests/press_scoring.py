"""The comparison of drafts with labels: how many values of each field are correct, incorrect and missing."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

_STOP_WORDS = frozenset(["the", "a", "an", "of", "and", "in", "for", "to", "with", "on", "at", "by"]) | frozenset(
    ["и", "в", "во", "на", "по", "при", "с", "со", "им", "имени", "г"]
)
_TITLES = frozenset(["dr", "prof", "professor", "mr", "mrs", "ms"])
_VALUES = ("type", "date", "online")
_PARTS_OF_PLACE = ("city", "country")
_MIN_SIMILARITY = 0.6
"""The share of common words from which two names, or two positions, are the same."""
_LETTERS_OF_A_STEM = 4
"""Russian endings depend on the case, so that only the first letters of a word are compared."""


@dataclass(slots=True)
class Figures:
    """The numbers of correct and incorrect values, and of values that a draft lacks."""

    correct: int = 0
    incorrect: int = 0
    missing: int = 0

    @property
    def precision(self) -> float:
        """The share of the proposed values that are correct."""
        return self.correct / (self.correct + self.incorrect)

    @property
    def recall(self) -> float:
        """The share of the labelled values that are proposed correctly."""
        return self.correct / (self.correct + self.missing)


def split_words(text: str | None) -> frozenset[str]:
    """Return the words of a text without accents and frequent words. Words that are not ASCII are cut to a stem."""
    folded = unicodedata.normalize("NFKD", (text or "").casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    words = re.findall(r"[^\W_]+", re.sub(r"'s?\b", " ", plain))
    return frozenset(word if word.isascii() else word[:_LETTERS_OF_A_STEM] for word in words if word not in _STOP_WORDS)


def measure_similarity(one: str, other: str) -> float:
    """Return the similarity of two names, from 0 without a common word to 1 with the same words."""
    first, second = split_words(one), split_words(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


class Score:
    """The figures of each field over several drafts, with a line of text for each miss."""

    def __init__(self) -> None:
        fields = ("is_signing", *_VALUES, *_PARTS_OF_PLACE, "parties", "signatories", "positions", "party")
        self.fields = {name: Figures() for name in fields}
        self.misses: list[str] = []
        self.signings = 0
        self.all_parties_correct = 0

    def add(self, id_: str, draft: dict[str, Any], label: dict[str, Any]) -> None:
        """Compare the values of one draft with its label, and count them."""
        expected = bool(label.get("is_signing", True))
        self._count_value(id_, "is_signing", draft["is_signing"] or None, expected or None)
        if not draft["is_signing"]:
            # No value is proposed for a text that is not read as a signing.
            draft = {"place": None, "parties": [], "signatories": []}
        place = draft["place"] or {}
        for name in _VALUES:
            self._count_value(id_, name, draft.get(name) or None, label.get(name))
        for name in _PARTS_OF_PLACE:
            self._count_value(id_, name, place.get(name), label.get(name))
        matched = self._count_parties(id_, [party["name"] for party in draft["parties"]], label.get("parties", []))
        if expected:
            self.signings += 1
            if len(matched) == len(draft["parties"]) == len(label["parties"]):
                self.all_parties_correct += 1
        self._count_signatories(id_, draft["signatories"], label.get("signatories", []), matched)

    def _count_value(self, id_: str, name: str, value: object, expected: object) -> None:
        """Count a value of a field, which is correct if it equals the labelled one. None stands for no value."""
        self._count(id_, name, f"{value!r} for {expected!r}", value, expected, is_correct=value == expected)

    def _count(
        self, id_: str, name: str, comparison: str, value: object, expected: object, *, is_correct: bool
    ) -> None:
        """Count a value of a field. An incorrect value also counts as missing if the label has another value."""
        figures = self.fields[name]
        if is_correct:
            if expected is not None:
                figures.correct += 1
            return
        if value is not None:
            figures.incorrect += 1
        if expected is not None:
            figures.missing += 1
        self.misses.append(f"{id_}: {name} {comparison}")

    def _count_parties(self, id_: str, proposed: Sequence[str], labels: Sequence[Any]) -> dict[int, int]:
        """Count the parties, and return the number of the labelled party by the number of each correct party."""
        # Each pair is a similarity, the number of a party of the draft, and the number of its label.
        pairs = [
            (max(measure_similarity(name, form) for form in _list_forms(label)), number, label_number)
            for number, name in enumerate(proposed)
            for label_number, label in enumerate(labels)
        ]
        # The most similar pairs come first.
        pairs.sort(key=lambda pair: (-pair[0], *pair[1:]))
        matched: dict[int, int] = {}
        for similarity, number, label_number in pairs:
            if similarity >= _MIN_SIMILARITY and number not in matched and label_number not in matched.values():
                matched[number] = label_number
        for number, name in enumerate(proposed):
            self._count(id_, "parties", f"+ {name!r}", name, None, is_correct=number in matched)
        for label_number, label in enumerate(labels):
            self._count(id_, "parties", f"- {label!r}", None, label, is_correct=label_number in matched.values())
        return matched

    def _count_signatories(
        self, id_: str, proposed: Sequence[dict[str, Any]], labels: Sequence[Any], parties: dict[int, int]
    ) -> None:
        """Count the signatories by their names; then the positions and parties of those that are correct.

        A label is a name, the forms of a position, and the number of a labelled party.
        """
        by_name = {split_words(label[0]): label for label in labels}
        for signatory in proposed:
            label = by_name.pop(split_words(signatory["name"]) - _TITLES, None)
            if label is None:
                self._count(id_, "signatories", f"+ {signatory['name']!r}", signatory, None, is_correct=False)
                self._count_value(id_, "positions", signatory["position"], None)
                self._count_value(id_, "party", signatory["party"], None)
                continue
            self.fields["signatories"].correct += 1
            is_correct = any(_is_same_position(signatory["position"], form) for form in _list_forms(label[1]))
            expected = next(iter(_list_forms(label[1])))
            comparison = f"{signatory['position']!r} for {label[1]!r}"
            self._count(id_, "positions", comparison, signatory["position"], expected, is_correct=is_correct)
            party = parties.get(signatory["party"]) if signatory["party"] is not None else None
            self._count(id_, "party", f"of {label[0]}", signatory["party"], label[2], is_correct=party == label[2])
        for label in by_name.values():
            self._count(id_, "signatories", f"- {label[0]!r}", None, label, is_correct=False)
            self._count_value(id_, "positions", None, next(iter(_list_forms(label[1]))))
            self._count_value(id_, "party", None, label[2])


def _list_forms(label: Any) -> Iterable[Any]:
    """Return the correct forms of a name or a position. A label with one form is not a list."""
    return label if isinstance(label, list) else [label]


def _is_same_position(value: str | None, expected: str | None) -> bool:
    """Return whether a proposed position has most of the words of its label, and not many others."""
    if not value or not expected:
        return value == expected
    first, second = split_words(value), split_words(expected)
    # A position with far more words than its label contains text that does not belong to it. But a label of one word,
    # such as `rector`, permits the name of an organization, and so seven words.
    is_too_long = len(first) > 3 * len(second) + 4
    return len(first & second) / len(second) >= _MIN_SIMILARITY and not is_too_long
