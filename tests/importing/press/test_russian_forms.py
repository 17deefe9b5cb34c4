"""Forms of Russian sentences about a signing, with the signatories and parties that they name."""

from typing import Any

import pytest

from eapa_cli.importing.press.as_json import as_json
from eapa_cli.importing.press.draft import drafts_from
from eapa_cli.importing.press.source_text import SourceText


def draft_of(text: str) -> dict[str, Any]:
    return as_json(drafts_from(SourceText(text=text + "\n"))[0])


@pytest.mark.parametrize(
    ("text", "signatories"),
    [
        # the name of an organization or of a guest is in another case than the position
        (
            (
                "Соглашение подписано президентом Фонда Гейдара Алиева, профессором Иваном Холмовым и ректором Горного"
                " института Анной Беловой."
            ),
            ["Иван Холмов", "Анна Белова"],
        ),
        (
            (
                "В присутствии Мухаммада аль-Иссы ректор Горного института Пётр Холмов и директор Фонда мира Анна Белова"
                " подписали соглашение."
            ),
            ["Пётр Холмов", "Анна Белова"],
        ),
        # words of the dictionary, or a post, that are a name
        (
            "Соглашение подписано мэром Ташкента Паком Чином и ректором Горного института Анной Беловой.",
            ["Пак Чин", "Анна Белова"],
        ),
        (
            "Муфтий Российской Федерации Раис Холмов и ректор Горного института Анна Белова подписали соглашение.",
            ["Раис Холмов", "Анна Белова"],
        ),
        # where a foreign name starts
        (
            (
                "Соглашение подписали ректор университета имени Вахтангова Севиндж Гасанова и начальник отдела связей"
                " Горного института Фелипе Эсоно Нсуэ."
            ),
            ["Севиндж Гасанова", "Фелипе Эсоно Нсуэ"],
        ),
        (
            (
                "Соглашение подписали мэр города Минск Джума Абдалла Мвинье и заместитель министра культуры Российской"
                " Федерации Ратиш Кумар Наир."
            ),
            ["Джума Абдалла Мвинье", "Ратиш Кумар Наир"],
        ),
        (
            "Соглашение подписано ректором Горного института Фамом Минем Тинем и директором Фонда мира Ли Цзюнем.",
            ["Фам Минь Тинь", "Ли Цзюнь"],
        ),
    ],
)
def test_the_signatories_of_a_sentence(text: str, signatories: list[str]) -> None:
    assert [one["name"] for one in draft_of(text)["signatories"]] == signatories


@pytest.mark.parametrize(
    ("text", "positions"),
    [
        (
            (
                "Соглашение подписано главой Республики Тыва, профессором Иваном Холмовым и верховным муфтием Духовного"
                " управления мусульман Анной Беловой."
            ),
            ["глава Республики Тыва", "верховный муфтий"],
        ),
        (
            (
                "Соглашение подписали директор медиастудии «Берег» Иван Холмов и проректор по развитию «Озёрного института»"
                " Анна Белова."
            ),
            ["директор", "проректор по развитию"],
        ),
        (
            (
                "Соглашение подписали ректор Горного института Иван Холмов и директор Фонда мира Анна Белова"
                " соответственно."
            ),
            ["ректор", "директор"],
        ),
    ],
)
def test_the_positions_of_a_sentence(text: str, positions: list[str]) -> None:
    assert [one["position"] for one in draft_of(text)["signatories"]] == positions
