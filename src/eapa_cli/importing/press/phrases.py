"""Lists of people and organizations in a sentence, found by the patterns of its language over word classes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from eapa_cli.importing.press import names
from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.tokens import Token, tokenize

_MAX_ITEMS: Final = 12
_MAX_TOKENS: Final = 400
_MAX_NAME: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """An organization, or a person with a position and an organization, as slices of the text."""

    orgs: tuple[Span, ...] = ()
    name: Span | None = None
    position: Span | None = None
    side: str | None = None
    """The country of the side for which a person signed: "for the Uzbek side"."""

    @property
    def is_person(self) -> bool:
        """Whether this is a person."""
        return self.name is not None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tokens and their word classes."""

    plain: str
    span: Span
    tokens: Sequence[Token]
    classes: str

    def slice(self, start: int, end: int) -> Span | None:
        """Return the slice of the text of some tokens."""
        return Span(self.tokens[start].start, self.tokens[end - 1].end) if start < end else None

    def index_at(self, offset: int) -> int:
        """Return the number of the first token that starts at or after an offset."""
        return next((number for number, token in enumerate(self.tokens) if token.start >= offset), len(self.tokens))


def parse_sentence(plain: str, span: Span, language: Language, protected: Sequence[Span] = ()) -> Sentence:
    """Return a sentence with its tokens."""
    tokens = tokenize(plain, span, protected)[:_MAX_TOKENS]
    return Sentence(plain, span, tokens, language.classify(tokens))


def mentions_at(sentence: Sentence, start: int, language: Language) -> tuple[list[Mention], int]:
    """Return the people and organizations of the list that starts at a token, and the token after it."""
    found: list[Mention] = []
    lead = language.plural_lead.match(sentence.classes, start)
    at = lead.end() if lead else start
    end = start
    has_last = False
    while len(found) < _MAX_ITEMS:
        item = person_at(sentence, at, language) or organization_at(sentence, at, language)
        if not item:
            break
        mention, end = _with_second_post(sentence, *item, language)
        found.append(mention)
        end = _after_representative(sentence, end, language)
        separator = language.separator.match(sentence.classes, end)
        # After "X and Y", a comma starts something else: ", TASS reports".
        if not separator or (has_last and "a" not in separator[0] and not mention.is_person):
            break
        has_last = has_last or "a" in separator[0]
        at = separator.end()
    if any(mention.is_person for mention in found):
        found = [as_person(mention, sentence, language) for mention in found]
    return _merged_by_acronym(sentence, found), end


def as_person(mention: Mention, sentence: Sentence, language: Language) -> Mention:
    """Return a bare name of two or three words as a person: "signed by X Y and Z W"."""
    if mention.is_person or not mention.orgs:
        return mention
    start, end = sentence.index_at(mention.orgs[0].start), sentence.index_at(mention.orgs[0].end)
    is_name = language.bare_name.fullmatch(sentence.classes[start:end])
    return Mention(name=mention.orgs[0]) if is_name else mention


def _with_second_post(sentence: Sentence, mention: Mention, end: int, language: Language) -> tuple[Mention, int]:
    """Return a person with the second post after the name: "X, rector of A and chairman of B"."""
    if not mention.name or not mention.position or mention.position.start < mention.name.start:
        return mention, end
    joining = language.next_position.match(sentence.classes, end)
    if not joining or person_at(sentence, joining.end(), language):
        return mention, end
    post = language.full_position.match(sentence.classes, joining.end())
    if not post:
        return mention, end
    orgs = (sentence.slice(*one) for one in _orgs_of_position(sentence, post.span(), language))
    last = sentence.tokens[post.end() - 1].end
    both = Mention(
        name=mention.name,
        position=Span(mention.position.start, last),
        orgs=(*mention.orgs, *(org for org in orgs if org)),
    )
    return both, post.end()


def _after_representative(sentence: Sentence, end: int, language: Language) -> int:
    """Return the token after ", represented by its rector X" that follows a party."""
    classes = sentence.classes
    start = end + 1 if classes[end : end + 1] == "," else end
    if classes[start : start + 2] == "Rb" and (person := person_at(sentence, start + 2, language)):
        return person[1]
    return end


def _merged_by_acronym(sentence: Sentence, found: list[Mention]) -> list[Mention]:
    """Return a list in which a name that contains "and" is one, by the acronym in brackets after it."""
    merged: list[Mention] = []
    for mention in found:
        before = merged[-1] if merged else None
        if before and not before.is_person and not mention.is_person:
            whole = Span(before.orgs[0].start, mention.orgs[0].end)
            text = sentence.plain[mention.orgs[0].start : mention.orgs[0].end]
            acronym = names.acronym_in(text)
            if (
                acronym
                and not names.initials(text).startswith(acronym[:2].casefold())
                and names.initials(sentence.plain[whole.start : whole.end]).startswith(acronym.casefold())
            ):
                merged[-1] = Mention(orgs=(whole,))
                continue
        merged.append(mention)
    return merged


def organization_at(sentence: Sentence, start: int, language: Language) -> tuple[Mention, int] | None:
    """Return the organization that starts at a token, and the token after it."""
    match = language.organization.match(sentence.classes, start)
    org = match and sentence.slice(*match.span("org"))
    return (Mention(orgs=(org,)), match.end()) if match and org else None


def person_at(sentence: Sentence, start: int, language: Language) -> tuple[Mention, int] | None:
    """Return the person who is named at a token, and the token after the phrase."""
    for pattern in language.persons:
        if match := pattern.match(sentence.classes, start):
            return _person(sentence, match, language), match.end()
    return None


def _person(sentence: Sentence, match: re.Match[str], language: Language) -> Mention:
    spans = {name: match.span(name) for name, found in match.groupdict().items() if found}
    name, position, org = spans["name"], spans.get("position"), spans.get("org")
    if position and position[0] < name[0] and language.longest_positions:
        name = (_start_of_name(sentence.classes, position[0], name), name[1])
        position = (position[0], min(position[1], name[0]))
    if position and sentence.classes[position[0] : position[1]] == "E":
        return _with_bracket(sentence, name, position[0], language)
    orgs = [org] if org else list(_orgs_of_position(sentence, position, language)) if position else []
    if position:
        end = position[1]
        while end > position[0] and sentence.classes[end - 1] in ",-a":
            end -= 1
        position = (position[0], end)
    return Mention(
        name=sentence.slice(*name),
        position=sentence.slice(*position) if position else None,
        orgs=tuple(span for one in orgs if (span := sentence.slice(*one))),
    )


def _with_bracket(sentence: Sentence, name: tuple[int, int], bracket: int, language: Language) -> Mention:
    """Return a person whose position is in brackets after the name."""
    token = sentence.tokens[bracket]
    inner = parse_sentence(sentence.plain, Span(token.start + 1, token.end - 1), language)
    everything = (0, len(inner.classes))
    orgs = (inner.slice(*one) for one in _orgs_of_position(inner, everything, language))
    return Mention(name=sentence.slice(*name), position=inner.span, orgs=tuple(org for org in orgs if org))


def _start_of_name(classes: str, first: int, name: tuple[int, int]) -> int:
    """Return where a name starts that follows an organization: after its head noun, or else two words from the end."""
    start, end = name
    at = start
    while at - 1 > first and classes[at - 1] in "CNI" and end - at < _MAX_NAME:
        at -= 1
    if classes[at - 1] in "ot":
        at = start
    # A given name starts a name: "Regions XXI Vek Olga Petrova".
    given = [number for number in range(at + 1, end - 1) if classes[number] == "N"]
    return given[0] if given and classes[at] == "C" else at


def _orgs_of_position(sentence: Sentence, position: tuple[int, int], language: Language) -> Iterator[tuple[int, int]]:
    """Yield the organizations of the posts of one person."""
    classes = sentence.classes
    at, end = position
    while at < end:
        core = language.position.match(classes, at, end)
        if not core:
            at += 1
            continue
        following = language.next_position.search(classes, core.end(), end)
        stop = following.start() if following else end
        start = _start_of_org(sentence, core.end(), stop, language)
        if start < stop:
            yield start, stop
        at = following.end() if following else end


def _start_of_org(sentence: Sentence, start: int, stop: int, language: Language) -> int:
    """Return where the organization of a post starts, after the unit or the field that belongs to the post."""
    classes = sentence.classes
    if not language.connectors:
        if (
            start + 1 < stop
            and language.units.fullmatch(sentence.tokens[start].text)
            and classes[start + 1] in "HhCAQKg"
        ):
            return start + 1
        # "проректор по международной деятельности СПбГУ"
        while start < stop and (classes[start] in "zxa" or classes[start : start + 2] in {"jx", "jj"}):
            start += 1
        return start
    at = start
    while at < stop:
        connector = classes[at]
        after = at + 1
        while after < stop and classes[after] == "t":
            after += 1
        following = next((number for number in range(after, stop) if classes[number] in language.connectors), stop)
        unit = " ".join(token.text for token in sentence.tokens[after:following])
        if following < stop and (connector in language.field_connectors or language.units.fullmatch(unit)):
            at = following
            continue
        return stop if connector in language.field_connectors else after
    return stop
