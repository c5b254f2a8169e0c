"""What a language model may add, where one is switched on: choices for a question that the rules leave without any."""
