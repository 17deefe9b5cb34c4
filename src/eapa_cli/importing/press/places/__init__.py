"""Places of a page, and the place of the signing."""
