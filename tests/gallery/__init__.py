"""Every kind of card, made by real conversations: for the tests, and for the pictures in docs."""
