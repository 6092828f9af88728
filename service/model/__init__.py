"""What the stages hand to each other: frozen, typed values with no I/O."""
