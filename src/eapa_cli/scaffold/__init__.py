"""What a new register gets besides its data: the checks in CI and in git, and the settings of an editor."""
