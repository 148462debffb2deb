"""The wish to sign up: heard, and led to the right form."""
