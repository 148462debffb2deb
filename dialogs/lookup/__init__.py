"""Questions whose answer is a programme's name, or several: which one, what is there."""
