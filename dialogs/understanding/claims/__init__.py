"""What a message puts as so, and the facts that it is held against."""
