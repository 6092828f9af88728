"""The edges: what comes in from a CMS, what is kept, what goes out. Each gets plain values from the settings."""
