"""Word lists and patterns of English."""
