"""Reader, editor and serializer of a register's YAML."""
