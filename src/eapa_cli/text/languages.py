"""Languages by their names, in English, in Russian and in themselves, as CLDR has them."""

from collections.abc import Iterable

from eapa_cli.text.fold import fold


def language_called(name: str, tags: Iterable[str]) -> str | None:
    """The first of some tags of languages (BCP 47) whose language bears a name: `Russian`, `русский`, `o'zbek`."""
    from babel import Locale, UnknownLocaleError

    wanted = fold(name)
    for tag in tags:
        main = tag.partition("-")[0]
        for reader in ("en", "ru", main):
            try:
                named = Locale.parse(reader).languages.get(main)
            except (ValueError, UnknownLocaleError):
                continue  # of what is no language, or has no names of its own
            if named and fold(named) == wanted:
                return main
    return None
