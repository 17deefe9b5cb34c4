"""The files that `init` writes in addition to the data: CI workflows, git hooks and editor settings."""
