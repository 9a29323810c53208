"""All points, by region: each a row of landmark and measure along the skin."""
