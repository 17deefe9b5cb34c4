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
_MIN_SIMILARITY = 0.6


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
    """Return the words of a text, with Russian words cut to four letters, because their endings depend on the case."""
    folded = unicodedata.normalize("NFKD", (text or "").casefold())
    plain = "".join(letter for letter in folded if not unicodedata.combining(letter))
    found = re.findall(r"[^\W_]+", re.sub(r"'s?\b", " ", plain))
    return frozenset(word[:4] if not word.isascii() else word for word in found if word not in _STOP_WORDS)


def measure_similarity(one: str, other: str) -> float:
    """Return the similarity of two names by their common words."""
    first, second = split_words(one), split_words(other)
    return 2 * len(first & second) / (len(first) + len(second)) if first and second else 0.0


class Score:
    """The figures of each field over several drafts, with a line of text for each miss."""

    def __init__(self) -> None:
        fields = ("is_signing", "type", "date", "city", "country", "parties", "signatories", "positions", "party")
        self.fields = {name: Figures() for name in fields}
        self.misses: list[str] = []
        self.signings = 0
        self.all_parties_correct = 0

    def add(self, id_: str, draft: dict[str, Any], label: dict[str, Any]) -> None:
        """Count the values of one draft."""
        expected = bool(label.get("is_signing", True))
        self._count_value(id_, "is_signing", draft["is_signing"] or None, expected or None)
        if not draft["is_signing"]:
            draft = {"place": None, "parties": [], "signatories": []}
        place = draft["place"] or {}
        for name, value in (("type", draft.get("type")), ("date", draft.get("date"))):
            self._count_value(id_, name, value, label.get(name))
        self._count_value(id_, "city", place.get("city"), label.get("city"))
        self._count_value(id_, "country", place.get("country"), label.get("country"))
        matched = self._count_parties(id_, [party["name"] for party in draft["parties"]], label.get("parties", []))
        if expected:
            self.signings += 1
            self.all_parties_correct += len(matched) == len(draft["parties"]) == len(label["parties"])
        self._count_signatories(id_, draft["signatories"], label.get("signatories", []), matched)

    def _count_value(self, id_: str, name: str, value: object, expected: object) -> None:
        self._count(id_, name, f"{value!r} for {expected!r}", value, expected, is_correct=value == expected)

    def _count(
        self, id_: str, name: str, comparison: str, value: object, expected: object, *, is_correct: bool
    ) -> None:
        figures = self.fields[name]
        if is_correct:
            figures.correct += expected is not None
            return
        figures.incorrect += value is not None
        figures.missing += expected is not None
        self.misses.append(f"{id_}: {name} {comparison}")

    def _count_parties(self, id_: str, found: Sequence[str], labels: Sequence[Any]) -> dict[int, int]:
        """Count the parties, and return the number of the labelled party by the number of each correct party."""
        # Each pair is a similarity, the number of a party of the draft, and the number of its label.
        pairs = [
            (max(measure_similarity(name, form) for form in _list_forms(label)), number, label_number)
            for number, name in enumerate(found)
            for label_number, label in enumerate(labels)
        ]
        # The most similar pairs come first.
        pairs.sort(key=lambda pair: (-pair[0], *pair[1:]))
        matched: dict[int, int] = {}
        for similarity, number, label_number in pairs:
            if similarity >= _MIN_SIMILARITY and number not in matched and label_number not in matched.values():
                matched[number] = label_number
        for number, name in enumerate(found):
            self._count(id_, "parties", f"+ {name!r}", name, None, is_correct=number in matched)
        for label_number, label in enumerate(labels):
            self._count(id_, "parties", f"- {label!r}", None, label, is_correct=label_number in matched.values())
        return matched

    def _count_signatories(
        self, id_: str, found: Sequence[dict[str, Any]], labels: Sequence[Any], parties: dict[int, int]
    ) -> None:
        by_name = {split_words(label[0]): label for label in labels}
        for signatory in found:
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
    return label if isinstance(label, list) else [label]


def _is_same_position(value: str | None, expected: str | None) -> bool:
    if not value or not expected:
        return value == expected
    first, second = split_words(value), split_words(expected)
    # A position with far more words than its label contains text that does not belong to it.
    is_too_long = len(first) > 3 * len(second) + 4
    return len(first & second) / len(second) >= _MIN_SIMILARITY and not is_too_long
