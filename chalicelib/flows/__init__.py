"""The use cases, one a file. They get their ports as fields and know nothing of what stands behind them."""
