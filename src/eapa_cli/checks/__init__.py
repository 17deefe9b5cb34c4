"""What is wrong with a register: every fault in its files, and every rule it breaks."""
