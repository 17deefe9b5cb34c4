"""Large files that consist of pieces, such as one for each record: only pieces that changed are made again."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple


class Piece(NamedTuple):
    """A part of a file: a key of its content, and the function that returns the content."""

    key: str
    content: Callable[[], str]


class KnownPieces(NamedTuple):
    """The keys of the pieces of a file that was written before, and the length of each in bytes."""

    keys: Sequence[str]
    lengths: Sequence[int]


NO_PIECES: Final = KnownPieces((), ())


def fixed(text: str) -> Piece:
    """Return a piece whose content is known, such as a bracket; the content is its key."""
    return Piece(text, lambda: text)


def separated(pieces: Iterable[Piece], separator: str) -> Iterator[Piece]:
    """Yield pieces with a separator between them, which is part of the later piece."""
    for number, piece in enumerate(pieces):
        yield _after(separator, piece) if number else piece


def _after(separator: str, piece: Piece) -> Piece:
    return Piece(f"{separator}{piece.key}", lambda: f"{separator}{piece.content()}")


def encode(content: str | bytes) -> bytes:
    """Return the bytes of a content; characters that UTF-8 does not have are escaped."""
    return content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content


def assemble(pieces: Sequence[Piece], known: KnownPieces, old: bytes) -> tuple[bytes, KnownPieces]:
    """Return the content of a file and its pieces; those that are known are copied from the old content."""
    at_hand = dict(_known_parts(known, old))
    parts = [at_hand[one.key] if one.key in at_hand else encode(one.content()) for one in pieces]
    return b"".join(parts), KnownPieces([one.key for one in pieces], list(map(len, parts)))


def _known_parts(known: KnownPieces, old: bytes) -> Iterator[tuple[str, bytes]]:
    start = 0
    for key, length in zip(known.keys, known.lengths, strict=True):
        yield key, old[start : start + length]
        start += length


def whole(pieces: Sequence[Piece]) -> str:
    """Return the whole content of some pieces."""
    return "".join(one.content() for one in pieces)


Pieces = Mapping[str, KnownPieces]
"""The pieces of the files of a site, by path."""
