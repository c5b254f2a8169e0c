"""Making, deploying and running Tradepost: the template, the targets, the tools."""
