"""What leaves a register in another form, and what comes in from one."""
