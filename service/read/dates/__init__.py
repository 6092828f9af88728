"""Dates as they are written: by machines in markup, by people in words, on lines with labels."""
