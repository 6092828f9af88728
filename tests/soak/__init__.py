"""Soaks: thousands of webhooks at once, and kills under load. Loopback only; bounded in count and time."""
