"""Danish and text: lists, dates, names, ids, likeness, and characters that are safe to show."""
