"""Reports for people: one model, built from the read model, and a writer for each format."""
