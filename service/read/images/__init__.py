"""The pictures of a page: those that it shows with the article, and those that its markup states."""
