"""What the manner of writing says of an intent: a linear model, trained on the open corpora, that weighs against the rules."""
