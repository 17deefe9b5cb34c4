"""Words of a sentence and their classes."""
