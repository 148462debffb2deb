"""The words of a language: how people write them, and what each room listens for."""
