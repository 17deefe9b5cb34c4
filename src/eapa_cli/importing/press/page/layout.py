"""The layout of a page: headline, date of publication, sentences, and the background information at the end."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from eapa_cli.importing.press.evidence import Span
from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.page.publication_stamps import FIRST_LINES, Stamp, find_stamp, is_stamp, without_stamp
from eapa_cli.importing.press.source.source_text import SourceText

# What is longer is cut: a press release has a few thousand words.
MAX_CHARACTERS: Final = 100_000
_MAX_LINES: Final = 5_000
_MAX_SENTENCES: Final = 2_000
_MAX_SENTENCE_LENGTH: Final = 2_000
# A mark and a space before a word that can start a sentence: "signed it. The"; or no space after a longer word: "signed
# today.Photo by".
_END_OF_SENTENCE: Final = re.compile(
    r"[.!?…]+[\"»)]*\s+(?=[\"«(—A-ZА-ЯЁ\d])|(?<=[a-zа-яё]{4})\.(?=[A-ZА-ЯЁ][a-zа-яё]+[ ,])"
)
# An abbreviation, whose full stop does not end a sentence: "Dr.", "Ltd.", "к. э. н.", "им.", "A.".
_ABBREVIATION: Final = re.compile(
    r"\b(?:[Кк]орр|г|гг|им|т|д|ул|св|проф|акад|др|обл|стр|тыс|млн|руб"
    r"|[дк]\.(?:\s?[а-я]{1,5}\.-?){1,3}\s?н"
    r"|[дк]\.(?:\s?[а-я]{1,5}\.?-?){1,3}"
    r"|[Dd]r|Mr|Mrs|Ms|[Pp]rof|Amb|St|No|Gen|Hon|Inc|Ltd|Co|Corp|Phils|Bros|Intl|Natl|Assn|Dept|Univ|Mt|Ft|Jr|Sr|vs"
    r"|approx|Jan|Feb|Mar|Apr|Aug|Sept?|Oct|Nov|Dec|р|пр|гос|зам|H\.E|e\.g|i\.e|Sh|Kh|Yu|Ya|Zh|Ch|Ts|Ye|Rt|Lt|Adm"
    r"|Alh|Col|Eng|Ing|Capt|Maj|Brig|Engr|Atty|Adv|Rev|Barr|Lic|Arch|retd|Fr|Ag|Br|Mohd|Muhd|Md|Ma|Msgr|Sen|Gov|KH"
    r"|Hj|Ir|Drs|Mons|Acad|Assoc|Asst|[A-ZА-ЯЁ])\.$"
)
# The initials in "Холмов И. П. Стороны" end a sentence, but those in "мэр Холмова И. П. Берёзин" do not.
_FAMILY_NAME: Final = r"[А-ЯЁ][а-яё]*(?:[оеё]в|[иы]н|[сц]к|енк)[а-яё]{0,3}"
_NAME_WITH_INITIALS: Final = re.compile(rf"{_FAMILY_NAME} [А-ЯЁ]\. ?[А-ЯЁ]\.\s+(?!{_FAMILY_NAME}\b)")
# A name in quotes or brackets, in which no sentence ends.
_QUOTE: Final = re.compile(r"«[^«»\n]{1,160}(?:«[^«»\n]*»[^«»\n]*)?»|\"[^\"\n]{1,160}\"|\([^()\n]{1,120}\)")
# The words of a person: sixty characters or more in quotes, or fewer before a dash or "said".
_LONG_QUOTE: Final = re.compile(
    r"(?<![\w.,!?)])\"(?=\S)[^\"]{60,1000}(?<=\S)\"(?!\w)|«[^«»]{60,1000}»|\"[^\"]{10,1000}[,.]\"(?=\s*[—,-])"
    r"|\"[^\"]{4,1000}[,.!?]\"(?=\s(?:[\w.]+\s){0,6}(?:said|says|noted|added|stressed|told|stated|explained)\b)"
)
# The words after a quotation that is of a press release, and so reports facts: "«А и Б подписали договор», — говорится
# в сообщении".
_OF_A_RELEASE: Final = re.compile(
    r",?\s*(?:[—-]\s*)?(?:(?:говорится|сказано|отмечается|указано|сообщается|отметили|уточнили) в |(?:according to )?"
    r"(?:the|a|its|their) (?:\w+ )?(?:press release|release|statement|announcement)\b)"
)
# A heading of links to other pages, alone in a line or before a colon.
_LINKS: Final = re.compile(
    r"\W*(?:(?:читайте|смотрите)(?: также| ещ[её]| по теме| далее)?|(?:также )?вам может быть интересно|рекомендуем"
    r"|архив новостей|(?:последние|другие) новости [^:]{3,40} по теме"
    r"|(?:предыдущ|следующ)(?:ая|ий) (?:новость|запись|статья|материал)"
    r"|(?:(?:другие|похожие|последние|все|ещ[её]|ранее) )?(?:новости|материалы|статьи|публикации|записи)"
    r"(?: (?:по теме|раздела|партн[её]ров|рубрики))?|(?:ещ[её] )?по теме|популярное|лента новостей"
    r"|(?:самое|сейчас) (?:интересное|читаемое|популярное|читают)\b.{0,40}|топ[ -]\d+\b.{0,30}"
    r"|(?:оставить )?комментари[ий]|(?:read|see|watch) (?:also|more|next)|also (?:read|see)|most (?:read|popular)"
    r"|(?:related|more|other|latest|recent|popular|top) (?:news|articles?|stories|story|posts?|content|topics|links)"
    r"|news archive|archive|(?:previous|next)(?: (?:post|article|story|news))?"
    r"|you (?:may|might) (?:also )?(?:like|be interested in)|(?:leave a |post a )?(?:comments?|reply)"
    r"|recommended(?: for you)?)\W*(?:\d+\W*)?(?:\Z|(?<=:) )",
    re.IGNORECASE,
)
# Lines of these lengths were wrapped at a fixed width, if most lines of a text of at least so many lines have them.
_WRAPPED_LENGTHS: Final = range(45, 112)
_MIN_WRAPPED_LINES: Final = 5
# The characters before a full stop in which an abbreviation is searched.
_MAX_ABBREVIATION_LENGTH: Final = 12
# A line with an end mark is a sentence of the text only if it has so many words: "Read more..." is a link.
_MIN_BODY_WORDS: Final = 6
# A longer line, in characters, is text, and a line of fewer words is a breadcrumb.
_MAX_HEADLINE_LENGTH: Final = 240
_MIN_HEADLINE_WORDS: Final = 4
# A heading of the background information, such as "About the Hill University", has fewer characters.
_END_HEADING_LIMIT: Final = 140
# A line with at least this number of separators is a menu.
_MIN_MENU_SEPARATORS: Final = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A page: its headline, sentences, stamp, and all its lines before the background information.

    `plain` is the text with uniform punctuation. `sentences` has the sentences of the text, and of lines above it that
    report a signing, without the headline.
    """

    source: SourceText
    plain: str
    title: Span | None
    sentences: tuple[Span, ...]
    lines: tuple[Span, ...]
    stamp: Stamp | None
    quotes: tuple[Span, ...]
    """Long quotations. What people say is not a report."""
    end: int
    """The offset where the background information starts."""

    @property
    def headline(self) -> str:
        """The words of the headline; empty if the page has none."""
        return self.text(self.title) if self.title else ""

    def text(self, span: Span) -> str:
        """Return the words of a span with uniform punctuation."""
        return self.plain[span.start : span.end]

    def reported(self, span: Span) -> str:
        """Return the words of a span with long quotations replaced by spaces."""
        text = self.text(span)
        for quote in self.quotes:
            if quote.overlaps(span):
                start, end = max(quote.start, span.start) - span.start, min(quote.end, span.end) - span.start
                text = text[:start] + " " * (end - start) + text[end:]
        return text


def lay_out(source: SourceText, language: Language) -> Layout:
    """Find the parts of a page."""
    plain = source.plain[:MAX_CHARACTERS]
    lines = list(_join_lines(plain))[:_MAX_LINES]
    stamp = find_stamp(plain, lines, source.published, day_first=language.dates.day_first)
    lines = [
        without_stamp(plain, line, is_first=number == 0) if number < FIRST_LINES else line
        for number, line in enumerate(lines)
    ]
    lines = [line for line in lines if line.start < line.end]
    end = _find_background(plain, lines, language)
    lines = [line for line in lines if line.start < end]
    start = next((number for number, line in enumerate(lines) if _is_body(plain[line.start : line.end])), len(lines))
    above, body = lines[:start], list(_without_links(plain, lines[start:]))
    title = _find_headline(plain, above, stamp, language)
    lines = [*above, *body]
    text_lines = [*(line for line in above if _mentions_signing(plain, line, language)), *body]
    sentences = (
        sentence
        for line in text_lines
        if line != title
        for sentence in _split_sentences(plain, line)
        if sentence.start < sentence.end
    )
    quotes = (
        Span(*match.span())
        for line in lines
        for match in _LONG_QUOTE.finditer(plain, line.start, line.end)
        if not _OF_A_RELEASE.match(plain, match.end())
    )
    return Layout(
        source=source,
        plain=plain,
        title=title,
        sentences=tuple(islice(sentences, _MAX_SENTENCES)),
        lines=tuple(lines),
        stamp=stamp,
        quotes=tuple(quotes),
        end=end,
    )


def _join_lines(plain: str) -> Iterator[Span]:
    """Yield the lines of a text that are not blank; a line that continues the one before is joined to it."""
    lines = [Span(match.start(), match.end()) for match in re.finditer(r"[^\n]+", plain)]
    lines = [stripped for line in lines if (stripped := _strip(plain, line))]
    long_lines = [line for line in lines if line.end - line.start in _WRAPPED_LENGTHS]
    is_wrapped = (
        len(lines) >= _MIN_WRAPPED_LINES
        and all(line.end - line.start < _WRAPPED_LENGTHS.stop for line in lines)
        and 2 * len(long_lines) > len(lines)
    )
    at = 0
    while at < len(lines):
        start, end = lines[at].start, lines[at].end
        while at + 1 < len(lines) and _continues(plain, lines[at], lines[at + 1], is_wrapped=is_wrapped):
            at += 1
            end = lines[at].end
        yield Span(start, end)
        at += 1


def _continues(plain: str, line: Span, following: Span, *, is_wrapped: bool) -> bool:
    """Return whether a line continues on the next one: this line has no end mark, and the next starts in lower case.

    In a text that is wrapped at a fixed width, the next line can also start with a capital letter.
    """
    between = plain[line.end : following.start]
    if between.count("\n") > 1 or plain[line.end - 1] in '.!?:;"»':
        return False
    first = plain[following.start]
    return first.islower() or (is_wrapped and line.end - line.start in _WRAPPED_LENGTHS and first not in "-•*—")


def _strip(plain: str, span: Span) -> Span | None:
    text = plain[span.start : span.end]
    start = span.start + len(text) - len(text.lstrip())
    end = span.start + len(text.rstrip())
    return Span(start, end) if start < end else None


def _is_body(text: str) -> bool:
    """Return whether a line is a sentence of the text, and not a headline, a breadcrumb or a stamp."""
    has_end_mark = re.search(r"[.!?…:;][\"»)]*\Z", text) is not None
    has_sentences = re.search(r"[a-zа-яё]{3}\. [A-ZА-ЯЁ]", text) is not None
    is_sentence = has_end_mark and len(text.split()) >= _MIN_BODY_WORDS
    return is_sentence or has_sentences or len(text) > _MAX_HEADLINE_LENGTH


def _mentions_signing(plain: str, line: Span, language: Language) -> bool:
    text = plain[line.start : line.end]
    return bool(language.events.signing.search(text) and language.events.document.search(text))


def _find_headline(plain: str, lines: list[Span], stamp: Stamp | None, language: Language) -> Span | None:
    """Return the shortest line above the text that names a signing, else the longest line that can be a headline."""
    candidates = [line for line in lines if _may_be_headline(plain, line, stamp, language)]
    if signing := [line for line in candidates if _names_signing(plain[line.start : line.end], language)]:
        return min(signing, key=lambda line: line.end - line.start)
    return max(candidates, key=lambda line: line.end - line.start, default=None)


def _may_be_headline(plain: str, line: Span, stamp: Stamp | None, language: Language) -> bool:
    """Return whether a line has some words, and is not a menu, a stamp or the start of a list."""
    text = plain[line.start : line.end]
    is_menu = text.count(" | ") >= _MIN_MENU_SEPARATORS
    # "Museums sign an agreement, 5 March 2019" is a headline with a stamp.
    has_only_stamp = stamp and line.contains(stamp.span) and not language.events.document.search(text)
    is_other = is_menu or is_stamp(text) or has_only_stamp or text.endswith(":")
    return len(text.split()) >= _MIN_HEADLINE_WORDS and not is_other


def _names_signing(text: str, language: Language) -> bool:
    """Return whether a headline names a document and its signing, or the plan to sign it."""
    events = language.events
    return bool(events.document.search(text) and (events.headline.search(text) or events.planned.search(text)))


def _find_background(plain: str, lines: list[Span], language: Language) -> int:
    """Return the offset of the first heading of background information that is below a line of the text."""
    is_below_body = False
    for line in lines:
        text = plain[line.start : line.end]
        is_below_body = is_below_body or _is_body(text)
        if is_below_body and len(text) < _END_HEADING_LIMIT and language.end_of_article.match(text):
            return line.start
    return len(plain)


def _without_links(plain: str, lines: Sequence[Span]) -> Iterator[Span]:
    """Yield the lines without the headings of links, such as "Read also", and the titles of other pages after them."""
    is_link = False
    for line in lines:
        text = plain[line.start : line.end]
        is_heading = _LINKS.match(text) is not None
        is_link = is_heading or (is_link and not _is_body(text))
        if not is_link:
            yield line


def _split_sentences(plain: str, line: Span) -> Iterator[Span]:
    """Yield the sentences of a line; a sentence does not end inside quotes or brackets, or after an abbreviation."""
    quotes = [Span(match.start(), match.end()) for match in _QUOTE.finditer(plain, line.start, line.end)]
    after_initials = {match.end() for match in _NAME_WITH_INITIALS.finditer(plain, line.start, line.end)}
    start = line.start
    next_quote = 0
    for match in _END_OF_SENTENCE.finditer(plain, line.start, line.end):
        while next_quote < len(quotes) and quotes[next_quote].end <= match.start():
            next_quote += 1
        quote = quotes[next_quote] if next_quote < len(quotes) else None
        if quote and quote.start < match.start() and match.end() <= quote.end:
            continue
        after_dot = match.start() + 1
        is_dot = plain[match.start()] == "." and match.end() not in after_initials
        if is_dot and plain[start : match.start()].isdecimal():  # "1. Горный музей"
            continue
        if is_dot and _ABBREVIATION.search(plain, max(start, after_dot - _MAX_ABBREVIATION_LENGTH), after_dot):
            continue
        yield Span(start, min(match.end(), start + _MAX_SENTENCE_LENGTH))
        start = match.end()
    yield Span(start, min(line.end, start + _MAX_SENTENCE_LENGTH))
