"""What markup a payload states and where each part of it stands, for the checker."""
