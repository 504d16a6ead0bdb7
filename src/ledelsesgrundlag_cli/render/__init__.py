"""Documents as text in a format. One module for each format; builders know none of them."""
