"""Articles made by dice, for the laws: whole pages, article forms, CMS payloads and plain texts, with odd characters in all of them."""
