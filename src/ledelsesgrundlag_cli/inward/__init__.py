"""Reading what people have written on sheets, from any format."""
