"""Forgiving text: spellings that fold to the same, near misses, and countries under any name."""
