"""A change of the official name of an organization. The old name becomes a former name."""

from collections.abc import Sequence
from dataclasses import replace

from eapa_cli.model.dates import EdtfDate
from eapa_cli.model.english_dates import DateInWords, DatePhrase
from eapa_cli.model.message import InvalidValueError, Message
from eapa_cli.model.names import Name
from eapa_cli.model.vocabulary import NameKind


def rename_organization(names: Sequence[Name], new: Sequence[tuple[str, str]], since: EdtfDate) -> list[Name]:
    """Return the names of an organization after it took new official names on a date.

    `new` has a pair of language and name for each new name. The current official name in the same language, if there
    is one, becomes a former name that ends on this date. An alias that is now the official name is removed.

    Raises:
        InvalidValueError: two new names have the same language, one is already in use, or the date is before the start
            of the current name.
    """
    result = [name for name in names if name.kind is not NameKind.ALIAS or (name.lang, name.value) not in new]
    if len({language for language, _ in new}) < len(new):
        raise InvalidValueError(Message("an organization has one official name per language: give each language once"))
    for language, value in new:
        name = Name(value=value, lang=language, kind=NameKind.OFFICIAL, from_=since)
        index = next(
            (index for index, old in enumerate(result) if (old.kind, old.lang) == (NameKind.OFFICIAL, language)), None
        )
        if index is None:
            officials = [index for index, old in enumerate(result) if old.kind is NameKind.OFFICIAL]
            result.insert(officials[-1] + 1 if officials else 0, name)
            continue
        old = result[index]
        if old.value == value:
            raise InvalidValueError(Message("'%(name)s' is already its name", name=value))
        if old.from_ and since.is_before(old.from_):
            message = Message(
                "it took the name '%(name)s' %(on_date)s, after %(date)s",
                name=old.value,
                on_date=DatePhrase(old.from_),
                date=DateInWords(since),
            )
            raise InvalidValueError(message)
        result[index : index + 1] = [name, replace(old, kind=NameKind.FORMER, to=since)]
    return result
