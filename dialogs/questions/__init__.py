"""How a question is answered: what it is about, what it asks for, how sure that is."""
