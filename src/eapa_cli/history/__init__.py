"""What happened to records, in the register's own terms: from git, never by lines of a file."""
