"""Pure models and rules: frozen, with no input or output, imported by everything."""
