"""What a person has sent, and what is stored about them: shown, changed, taken back, deleted."""
