"""Word lists, patterns and nominatives of Russian."""
