"""Requests that are meant to hurt, each kind in a file: the protocol, encodings, JSON, markup, and payloads of any size."""
