"""The article form: its reader, and what joins it to the content that it brings."""
