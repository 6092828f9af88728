"""Where scripts begin and end among the characters: which have spaces between their words, and which is Korea's."""

from __future__ import annotations

LAST_SPACED = "\u3000"
"""Up to here scripts have spaces between their words; those of China, Japan and Korea follow."""
HANGUL = "\uac00"
"""The first syllable of Korea's script, behind the signs of China and Japan."""
SPACELESS = "\u3040"
"""From here on stand the scripts of China and Japan, which write no spaces between words, and Korea's, which does."""
