"""What a message puts as so, held against what the sources tell."""
