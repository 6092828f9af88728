"""The reader of plain text."""

from service.read.text.reader import read_text

__all__ = ["read_text"]
