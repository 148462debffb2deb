"""What can be asked of the program on its command line; a file for each kind of asker."""
