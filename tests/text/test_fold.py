"""Folding of text for comparisons."""

import re
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from eapa_cli.text.fold import fold, slug


@pytest.mark.parametrize(
    ("folded", "spellings"),
    [
        # Capitals, spaces, punctuation, and the romanization of Cyrillic.
        ("sobirov", ["Sobirov", "SOBIROV", "Собиров", "собиров", " Sobirov. "]),
        ("andrey belyaninov", ["Андрей Бельянинов", "Andrey  Bel'yaninov", "Andrey\tBel’yaninov\n"]),
        ("uzbekistan", ["Uzbekistan", "Узбекистан", "\ufeffUzbekistan", "Uzbek\u00adistan", "Ｕｚｂｅｋｉｓｔａｎ"]),
        ("ozbekiston", ["Ўзбекистон", "Oʻzbekiston", "O'zbekiston"]),
        ("magileu", ["Магілёў"]),
        # Greek, with its pairs of letters, accents and the final sigma.
        ("ouranos", ["Ουρανός", "ΟΥΡΑΝΌΣ", "Ouranos"]),
        ("ellada", ["Ελλάδα", "ΕΛΛΆΔΑ"]),
        ("idryma boumpoulina", ["Ίδρυμα Μπουμπουλίνα"]),
        ("evropi kai aftokinito", ["Ευρώπη και Αυτοκίνητο"]),
        ("angeliki sfinx lynchos", ["Αγγελική Σφίγξ Λύγχος"]),
        ("maios", ["Μάϊος"]),
        # Chinese, in both forms, and characters that are read differently in different words.
        ("beijingdaxue", ["北京大学", "BeijingDaxue"]),
        ("chongqingdaxue", ["重庆大学", "重慶大學"]),
        ("changchunyinhang", ["长春银行"]),
        ("luyou", ["旅游"]),
        ("zhongguo", ["中国", "ZhongGuo"]),
        # Accents, ligatures and apostrophes of Latin letters.
        ("cote divoire", ["Côte d’Ivoire", "Cote d'Ivoire", "CÔTE D´IVOIRE", "Co\u0302te d‘Ivoire"]),
        ("turkiye", ["Türkiye", "TÜRKİYE", "Tu\u0308rkiye"]),
        ("strasse", ["Straße", "STRASSE", "STRAẞE"]),
        # Hyphens, quotation marks, and other forms of digits.
        ("ibn sino foundation", ["Ibn-Sino Foundation", "ibn_sino/foundation", "«Ibn Sino» — Foundation"]),
        ("masr 2021", ["masr ２０２１", "masr ²⁰²¹"]),
        ("no 5", ["№ 5", "No. 5"]),
    ],
)
def test_spellings_of_the_same_name_have_the_same_fold(folded: str, spellings: list[str]) -> None:
    assert {fold(spelling) for spelling in spellings} == {folded}


@pytest.mark.parametrize("apostrophe", [*"'`´‘’‚‛′‵ʹʻʼʽʾʿˈ΄᾽᾿＇｀՚׳ꞌ″ьЬъЪ", "''"])
def test_apostrophes_and_soft_and_hard_signs_are_removed(apostrophe: str) -> None:
    assert fold(f"O{apostrophe}zbekiston") == "ozbekiston"


@pytest.mark.parametrize(
    "mark", ['"', "“", "«", "–", "—", "-", "_", "/", ".", ",", ";", "\u00a0", "\u2003", "\n", "・"]
)
def test_other_punctuation_and_spaces_separate_words(mark: str) -> None:
    assert fold(f"{mark}North{mark}{mark}South{mark}") == "north south"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sobirov", "Сабиров"), ("Yuri", "Юрий"), ("Kabuljon", "Кабулжон"), ("Niger", "Nigeria"), ("Salam", "Salama")],
)
def test_different_romanizations_and_names_have_different_folds(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize("text", ["", " ", "…", "'", "ь", "\u200b"])
def test_text_without_letters_or_digits_has_an_empty_fold(text: str) -> None:
    assert (fold(text), slug(text)) == ("", "")


@given(st.text())
@example("΅")
@example("ŉ")
@example("İ")
@example("ᾳ")
def test_a_fold_is_ascii_words_and_idempotent(text: str) -> None:
    folded = fold(text)

    assert re.fullmatch("([a-z0-9]+( [a-z0-9]+)*)?", folded)
    assert fold(folded) == folded


@given(st.text())
@example("й ё ї ü ´ ῍")
def test_composed_and_decomposed_accents_have_the_same_fold(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet="abcXYZ абвЯЮ éüñ 中国 09"))
def test_case_makes_no_difference(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower()) == fold(text)


@given(
    st.text(
        alphabet=st.characters(min_codepoint=0x400, max_codepoint=0x4FF) | st.sampled_from("aZ 0'`«»“”„–—‘’ʻʼ\t\u0301")
    )
)
@example("Ѐ ЙЁ ѷ ӂ")
@example(f"{chr(0x482)} {chr(0x488)}")
def test_cyrillic_text_has_the_same_fold_next_to_another_script(text: str) -> None:
    assert fold(f"{text} 中") == f"{fold(text)} zhong".strip()


@given(st.text(), st.integers(min_value=1, max_value=100))
def test_a_slug_is_empty_or_an_id_of_at_most_the_length(text: str, length: int) -> None:
    result = slug(text, length=length)

    assert result == "" or re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", result)
    assert len(result) <= length


@pytest.mark.parametrize(
    ("text", "length", "expected"),
    [
        ("Центр народной дипломатии ШОС", 100, "tsentr-narodnoy-diplomatii-shos"),
        ("People's Diplomacy Center", 23, "peoples-diplomacy"),
        ("People's Diplomacy Center", 24, "peoples-diplomacy-center"),
        ("People's Diplomacy Center", 17, "peoples-diplomacy"),
        ("People's Diplomacy Center", 16, "peoples"),
        ("People's Diplomacy Center", 4, "peop"),
    ],
)
def test_a_slug_ends_after_a_whole_word_unless_the_first_is_too_long(text: str, length: int, expected: str) -> None:
    assert slug(text, length=length) == expected


def test_ascii_and_accented_latin_do_not_import_anyascii() -> None:
    program = "import sys; from eapa_cli.text.fold import fold; fold('Türkiye, Côte d’Ivoire'); print('anyascii' in sys.modules)"

    assert (
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout == "False\n"
    )
