"""Posts that name a party: an ombudsman is an office of its own, and an official of a city signs for the city."""

from eapa_cli.importing.press.language import Language
from eapa_cli.importing.press.russian import nominative
from eapa_cli.matching.inflected_cities import find_city


def office_of_post(post: str, language: Language) -> str | None:
    """Return the name of the office that a post is or leads: "Ombudsman of Peru"; None for other posts."""
    words = " ".join(post.split())
    for pattern, template in language.offices:
        if match := pattern.fullmatch(words):
            name = match.expand(template) or words
            return nominative.phrase(name) if language.code == "ru" else name
    return None


def city_of_post(post: str, language: Language) -> tuple[str, int] | None:
    """Return the city at the end of a post, with its offset: "secretary of the committee of the city of Osh"."""
    match = language.city_of_post.search(post)
    found = find_city(match["city"]) if match else None
    if not match or not found:
        return None
    return (found.russian if language.code == "ru" else found.english), match.start("city")
