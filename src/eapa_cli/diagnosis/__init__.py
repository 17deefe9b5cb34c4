"""The checks of `eapa doctor`: leftovers of interrupted commands, git, caches, unread files, shells and editors."""
