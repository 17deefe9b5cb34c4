"""Sources of drafts: files, web pages and their text."""
