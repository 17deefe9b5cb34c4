"""The tokens of a sentence with their letters, which rules change."""

from collections.abc import Sequence

from eapa_cli.importing.press.tokens import Token


class Row:
    """The tokens of a sentence and their letters, which the rules change from left to right."""

    def __init__(self, tokens: Sequence[Token], letters: list[str]) -> None:
        self.tokens = tokens
        self.letters = letters

    def word(self, number: int) -> str:
        """Return a word in lower case; an empty text outside the sentence."""
        return self.tokens[number].text.lower() if 0 <= number < len(self.tokens) else ""

    def words(self, start: int, end: int) -> list[str]:
        """Return some words in lower case."""
        return [token.text.lower() for token in self.tokens[max(0, start) : end]]

    def letter(self, number: int) -> str:
        """Return the letter of a token; an empty text outside the sentence."""
        return self.letters[number] if 0 <= number < len(self.letters) else ""
