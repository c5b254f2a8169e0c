"""Tradepost: trade with companies on the social apps that they already use."""
