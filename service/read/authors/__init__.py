"""Who wrote the article: by-lines, names, and the lines of a page that hold them."""
