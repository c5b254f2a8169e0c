"""What connecting a channel is made of: the questions, and the store of secrets."""
