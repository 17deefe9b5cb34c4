"""Records as flat rows and columns, which imports and exports share."""
