"""The names of the register's organizations: where a text has them, and which organization has a given name."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.parties.name_forms import acronym_in, differ_in_proper_words, short_in, without_acronym
from eapa_cli.importing.press.proposed_record import Resolution
from eapa_cli.matching.name_similarity import POSSIBLE, NameIndex
from eapa_cli.text.fold import fold

_WORD: Final = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
# The end of a line or a sentence, or the mark of an abbreviation in a name: "St. Hill Club".
_BREAK: Final = re.compile(r"[\n.;:](?=.*\w)", re.DOTALL)
# Below this similarity, or with less of a lead over the next organization, the user decides.
_MIN_SURE_SIMILARITY: Final = 0.97
_MIN_LEAD: Final = 0.03
_MAX_CANDIDATES: Final = 3
# Names are indexed by the first letters of their first word, which no ending changes.
_PREFIX_LENGTH: Final = 3
# The maximum length of an ending, and the minimum length of a word that can have one.
_MAX_ENDING_LENGTH: Final = 3
_MIN_INFLECTED_WORD: Final = 4


class KnownNames:
    """The names of the organizations of a register, as pairs of an id and a name."""

    def __init__(self, names: Iterable[tuple[str, str]]) -> None:
        names = list(names)
        self._index = NameIndex(names)
        self._ids_by_folded_name: defaultdict[str, set[str]] = defaultdict(set)
        self._names_by_id: defaultdict[str, list[str]] = defaultdict(list)
        # The words of a name, the name, and the id of its organization.
        self._by_prefix: defaultdict[str, list[tuple[list[str], str, str]]] = defaultdict(list)
        for id_, name in names:
            self._ids_by_folded_name[fold(name)].add(id_)
            self._names_by_id[id_].append(name)
            words = _words(name)
            # One word is found in texts only if it is an acronym: "Peace" can be any word.
            if words and (len(words) > 1 or name.isupper()):
                self._by_prefix[words[0][:_PREFIX_LENGTH]].append((words, name, id_))

    def spans(self, plain: str) -> list[Span]:
        """Return the spans of a text that are names, in any case of Russian.

        Of names that overlap, the first is returned, and of those that start together the longest.
        """
        matches = sorted(self._matches(plain), key=lambda span: (span.start, -span.end))
        spans: list[Span] = []
        for span in matches:
            if not spans or span.start >= spans[-1].end:
                spans.append(span)
        return spans

    def resolve(self, name: str) -> Resolution:
        """Return the organization that has a name, or else the similar ones among which the user must choose."""
        for form in filter(None, (name, without_acronym(name), short_in(name), acronym_in(name))):
            ids = self._ids_by_folded_name.get(fold(form), set())
            if len(ids) == 1:
                (id_,) = ids
                # Several organizations can have the acronym "HSU".
                is_other = form == acronym_in(name) and self._has_other_names(id_, without_acronym(name))
                return Resolution(candidates=(id_,)) if is_other else Resolution(id=id_)
        # "Института мира" is the genitive of "Институт мира".
        inflected = {id_ for words, _, id_ in self._names_with_prefix(name) if _are_same_words(words, _words(name))}
        if len(inflected) == 1:
            return Resolution(id=next(iter(inflected)))
        similar = self._index.find_similar(without_acronym(name), limit=_MAX_CANDIDATES, cutoff=POSSIBLE)
        if similar:
            best_id, best_similarity = similar[0]
            lead = best_similarity - similar[1][1] if len(similar) > 1 else 1.0
            if best_similarity >= _MIN_SURE_SIMILARITY and lead >= _MIN_LEAD:
                return Resolution(id=best_id)
        return Resolution(candidates=tuple(id_ for id_, _ in similar))

    def _has_other_names(self, id_: str, name: str) -> bool:
        """Return whether all full names of an organization in the alphabet of a name differ from that name."""
        full = [known for known in self._names_by_id[id_] if " " in known and known.isascii() == name.isascii()]
        return bool(full) and all(differ_in_proper_words(name, known) for known in full)

    def _names_with_prefix(self, name: str) -> list[tuple[list[str], str, str]]:
        words = _words(name)
        return self._by_prefix.get(words[0][:_PREFIX_LENGTH], []) if words else []

    def _matches(self, plain: str) -> Iterator[Span]:
        words = [(match[0].casefold(), match.start(), match.end()) for match in _WORD.finditer(plain)]
        for number, (word, start, _) in enumerate(words):
            for words_of_name, name, _ in self._by_prefix.get(word[:_PREFIX_LENGTH], ()):
                candidate = words[number : number + len(words_of_name)]
                if not _are_same_words(words_of_name, [text for text, _, _ in candidate]):
                    continue
                end = candidate[-1][2]
                # "who" is not "WHO".
                is_other_word = len(candidate) == 1 and not plain[start:end][:2].isupper()
                # A name does not go over the end of a line or a sentence.
                breaks = _BREAK.findall(plain, start, end)
                if not is_other_word and (not breaks or breaks == _BREAK.findall(name)):
                    yield _with_quotes(plain, start, end)


def _with_quotes(plain: str, start: int, end: int) -> Span:
    """Return the span of a name, with the quotes around it or the closing quote that it lacks."""
    inside = plain[start:end]
    lacks_closing_quote = inside.count('"') % 2 == 1 or inside.count("«") > inside.count("»")
    if lacks_closing_quote and plain[end : end + 1] in {'"', "»"}:
        return Span(start, end + 1)
    around = plain[start - 1 : start] + plain[end : end + 1]
    return Span(start - 1, end + 1) if around in {'""', "«»"} else Span(start, end)


def _words(name: str) -> list[str]:
    return [word.casefold() for word in _WORD.findall(name)]


def _are_same_words(one: list[str], other: list[str]) -> bool:
    return len(one) == len(other) and all(map(_is_same_word, one, other))


def _is_same_word(one: str, other: str) -> bool:
    """Return whether two words are equal, or differ in the ending of a Russian word only."""
    if one == other:
        return True
    if one.isascii() or other.isascii() or min(len(one), len(other)) < _MIN_INFLECTED_WORD:
        return False
    common = 0
    while common < min(len(one), len(other)) and one[common] == other[common]:
        common += 1
    return common >= _PREFIX_LENGTH and max(len(one), len(other)) - common <= _MAX_ENDING_LENGTH
