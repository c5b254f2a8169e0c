"""The demo company: an invented distributor with its catalogue, its partners and their people."""
