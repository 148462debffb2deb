"""What a message takes from what was said before: pointed at, listed, offered, advised."""
