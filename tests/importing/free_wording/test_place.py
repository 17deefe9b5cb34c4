"""Places in free wording."""

import pytest

from eapa_cli.importing.free_wording.place import PlaceText, read_place


@pytest.mark.parametrize(
    ("text", "venue", "city", "country"),
    [
        ("Moscow, Valdai Club", "Valdai Club", "Moscow", ""),
        ("Moscow Russia", "", "Moscow", "RU"),
        ("rectorate", "rectorate", "", ""),
        ("Gazi University, rectorate", "Gazi University, rectorate", "", ""),
        ("Civic Chamber, hall 2, Moscow, Россия", "Civic Chamber, hall 2", "Moscow", "RU"),
        ("Подольск", "", "Подольск", ""),
        ("в г. Бишкек", "", "Бишкек", ""),
        ("Узбекистан, г. Самарканд", "", "Самарканд", "UZ"),
        ("Туркестан (Казахстан)", "", "Туркестан", "KZ"),
        ("Казань, отель «Корстон, зал 2»", "отель «Корстон, зал 2»", "Казань", ""),
        ("НЬЮ-ДЕЛИ", "", "НЬЮ-ДЕЛИ", ""),
        ("Узбекистан", "", "", "UZ"),
        ("Qwertyville", "", "Qwertyville", ""),
        ("Podolsk Russia", "", "Podolsk", "RU"),
        ("in Russia", "", "", "RU"),
        ("в Узбекистане", "", "", "UZ"),
        ("in Moscow Russia", "", "Moscow", "RU"),
        ("the city of Podolsk", "", "Podolsk", ""),
        ("город Подольск", "", "Подольск", ""),
        ("Городец, Россия", "", "Городец", "RU"),  # "город" is only a part of the name
    ],
)
def test_the_parts_of_a_place_are_recognized(text: str, venue: str, city: str, country: str) -> None:
    assert read_place(text) == PlaceText(venue=venue, city=city, country=country)


@pytest.mark.parametrize("text", ["онлайн", "Online", "видеоконференция", "в формате ВКС"])
def test_words_for_a_signing_online_are_not_a_place(text: str) -> None:
    assert read_place(text) == PlaceText(is_online=True)


@pytest.mark.parametrize(
    ("text", "venue", "city", "note"),
    [
        ("Moscow, eve of the meeting", "eve of the meeting", "Moscow", "'eve of the meeting' was read as the venue"),
        ("Rectorate, Qwertystan", "Rectorate", "Qwertystan", "'Qwertystan' was read as the city"),
        ("Россия, Узбекистан", "", "Узбекистан", "'Узбекистан' was read as the city"),
        ("Московская область", "", "Московская область", "'Московская область' was read as the city"),
        ("Дом дружбы, Московская область", "Дом дружбы, Московская область", "", "'Московская область' was read as the venue"),
    ],
)  # fmt: skip
def test_a_part_whose_meaning_is_guessed_is_reported(text: str, venue: str, city: str, note: str) -> None:
    place = read_place(text)

    assert (place.venue, place.city, place.note) == (venue, city, note)
