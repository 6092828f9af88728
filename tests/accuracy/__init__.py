"""How well articles are read, scored on the corpus against floors: `make accuracy`."""
