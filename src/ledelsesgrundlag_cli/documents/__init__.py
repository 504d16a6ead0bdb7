"""Documents as blocks: what a role card or a sheet says, before any format."""
