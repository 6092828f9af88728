"""JSON as it is written: strict, with what is wrong and where, or nearly JSON."""
