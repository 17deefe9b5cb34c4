"""Files of a new register besides its data: checks in CI and git, and editor settings."""
