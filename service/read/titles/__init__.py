"""What a page calls itself: its titles, its main heading, the names of its site."""
