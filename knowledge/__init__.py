"""Every word and fact of the bot, as files, and the little code that reads them."""
