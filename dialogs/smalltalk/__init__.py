"""What is said for its own sake: greetings, thanks, need, insults, what is no matter of ours."""
