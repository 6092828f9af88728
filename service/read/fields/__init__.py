"""One module per property or family of properties: each picks a value from a page's candidates."""
