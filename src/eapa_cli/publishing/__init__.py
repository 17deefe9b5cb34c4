"""The static site of a register: pages for people, an API and feeds for programs."""
