"""What the standard fixes, by region: each from a row of the table of facts."""
