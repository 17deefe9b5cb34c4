"""What a register is made of, without files, commands or third-party packages."""
