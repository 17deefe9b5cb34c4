"""Areas of cooperation in free wording."""

import pytest

from eapa_cli.importing.free_wording.areas import Area, read_areas


def find_topic(text: str) -> str | None:
    """Return the topic of a few labels. Other words have a topic only by the word list of the module."""
    return {"culture": "culture", "образование": "education", "education": "education", "спорт": "sport"}.get(text)


@pytest.mark.parametrize(
    ("text", "areas"),
    [
        ("culture, образование", [("culture", None), ("education", None)]),
        ("culture and education", [("culture", None), ("education", None)]),
        ("Areas of cooperation: culture; science and research", [("culture", None), ("science", "science and research")]),
        ("education: exchange of students, and staff", [("education", "exchange of students, and staff")]),
        ("спорт – игры", [("sport", "игры")]),
        ("culture; culture; - ; .", [("culture", None)]),
        ("cultural, academic and economic ties", [("culture", "cultural, academic and economic ties")]),
        ("joint projects, cultural", [("partnership", "joint projects"), ("culture", "cultural")]),
        ("молодёжная политика; совместные проекты", [("youth", "молодёжная политика"), ("partnership", "совместные проекты")]),
        # Nouns with the endings of adjectives.
        ("music, sport", [("culture", "music"), ("sport", "sport")]),
        ("образование, спорт", [("education", None), ("sport", None)]),
        ("наследие, спорт", [("heritage", "наследие"), ("sport", None)]),
        ("внешние, научные связи", [("science", "внешние, научные связи")]),
        # Words that contain a word of another topic.
        ("important exchange of students", [("education", "important exchange of students")]),
        ("expression of cultures", [("culture", "expression of cultures")]),
        ("investigation of climate", [("environment", "investigation of climate")]),
        ("транспорт и экономика", [("trade", "транспорт и экономика")]),
        ("поздравления студентов", [("education", "поздравления студентов")]),
        ("искусственный интеллект в науке", [("science", "искусственный интеллект в науке")]),
    ],
)  # fmt: skip
def test_each_area_has_its_topic(text: str, areas: list[tuple[str, str | None]]) -> None:
    assert read_areas(text, find_topic) == [Area(topic, words) for topic, words in areas]


def test_words_without_a_topic_have_the_topic_other_and_are_marked() -> None:
    assert read_areas("paleontology", find_topic) == [Area("other", "paleontology", is_known=False)]
