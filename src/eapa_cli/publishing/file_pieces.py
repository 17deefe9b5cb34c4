"""Large files that consist of pieces, such as a piece for each record. Only changed pieces are made again."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple


class Piece(NamedTuple):
    """A part of a file: a key of its content, and the function that returns the content."""

    key: str
    content: Callable[[], str]


class KnownPieces(NamedTuple):
    """The keys of the pieces of a written file, and the length of each piece in bytes."""

    keys: Sequence[str]
    lengths: Sequence[int]


NO_PIECES: Final = KnownPieces((), ())


def make_fixed_piece(text: str) -> Piece:
    """Return a piece whose text is also its key, such as a bracket or a header."""
    return Piece(text, lambda: text)


def separate_pieces(pieces: Iterable[Piece], separator: str) -> Iterator[Piece]:
    """Yield pieces, each but the first with a separator in front of it."""
    for index, piece in enumerate(pieces):
        yield _prepend(separator, piece) if index else piece


def _prepend(separator: str, piece: Piece) -> Piece:
    return Piece(f"{separator}{piece.key}", lambda: f"{separator}{piece.content()}")


def encode_content(content: str | bytes) -> bytes:
    """Return the bytes of a content. Characters that UTF-8 cannot encode are escaped."""
    return content.encode("utf-8", "backslashreplace") if isinstance(content, str) else content


def assemble_pieces(pieces: Sequence[Piece], known: KnownPieces, old: bytes) -> tuple[bytes, KnownPieces]:
    """Return the content of a file, and the keys and lengths of its pieces.

    Known pieces are copied from the old content of the file.
    """
    known_parts = dict(_split_known_parts(known, old))
    parts = [known_parts[one.key] if one.key in known_parts else encode_content(one.content()) for one in pieces]
    return b"".join(parts), KnownPieces([one.key for one in pieces], list(map(len, parts)))


def _split_known_parts(known: KnownPieces, old: bytes) -> Iterator[tuple[str, bytes]]:
    start = 0
    for key, length in zip(known.keys, known.lengths, strict=True):
        yield key, old[start : start + length]
        start += length


def join_pieces(pieces: Sequence[Piece]) -> str:
    """Return the content of all pieces in one string."""
    return "".join(one.content() for one in pieces)
