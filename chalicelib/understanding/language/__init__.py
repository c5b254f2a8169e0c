"""Words, numbers, units and days as partners write them, in the languages of trade."""
