"""Words that show that a name is the name of a venue, such as a building, and not of a town."""

import re
from typing import Final

from eapa_cli.matching.name_word_classes import WordClass, classify_words
from eapa_cli.text.fold import fold

# Folded words, in which a hyphen is a space and * is any ending.
_WORDS: Final = """
    headquarter* rectorate* office* building* hotel* hall* palace* house* residence* embassy consulate* campus*
    auditorium* pavilion* exhibition* kremlin fairground* villa airport* stadium* room* venue* floor* congress-hall
    zal* zdani* otel* gostinits* dvorets dvortse dvorts* dom dome rektorat* ofis* rezidents* posolstv* konsulstv*
    shtab-kvartir* korpus* kampus* auditori* pavilon* ekspo* kreml* ploshchadk* usadb* aeroport* stadion* pomeshcheni*
    press-tsentr* konferents-zal* kabinet* etazh* expo* tower* bashn* meriya merii mayor*
"""
_PATTERN: Final = re.compile(rf"\b(?:{'|'.join(_WORDS.split()).replace('-', ' ').replace('*', '[a-z]*')})\b")


def is_venue(name: str) -> bool:
    """Return whether a name contains a word for a venue, or for a body such as a university."""
    folded = fold(name)
    return bool(_PATTERN.search(folded)) or any(word.word_class is WordClass.BODY for word in classify_words(folded))
