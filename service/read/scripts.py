"""Where scripts begin and end among the characters: which have spaces between their words, and which is Korea's."""

from __future__ import annotations

LAST_SPACED = "\u3000"
"""Up to here scripts have spaces between their words; those of China, Japan and Korea follow."""
HANGUL = "\uac00"
"""The first syllable of Korea's script, behind the signs of China and Japan."""
