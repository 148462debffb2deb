"""What a text means: the words of a language, and reading what people write with them."""
