"""What examples teach, held against the same bot that has learned nothing."""
