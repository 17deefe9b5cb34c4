"""The tokens of a sentence with their word classes, which rules change in place."""

from collections.abc import Sequence

from eapa_cli.importing.press.words.tokens import Token


class Row:
    """The tokens of a sentence, and the letter of the word class of each."""

    def __init__(self, tokens: Sequence[Token], letters: list[str]) -> None:
        self.tokens = tokens
        self.letters = letters

    def word(self, index: int) -> str:
        """Return the word at an index in lower case; an empty string outside the sentence."""
        return self.tokens[index].text.lower() if 0 <= index < len(self.tokens) else ""

    def words(self, start: int, end: int) -> list[str]:
        """Return the words of a range in lower case; a negative `start` counts as 0."""
        return [token.text.lower() for token in self.tokens[max(0, start) : end]]

    def letter(self, index: int) -> str:
        """Return the letter of the token at an index; an empty string outside the sentence."""
        return self.letters[index] if 0 <= index < len(self.letters) else ""
