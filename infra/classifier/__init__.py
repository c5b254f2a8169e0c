"""Trains the model that weighs intents: examples from the open corpora, weights for the app."""
