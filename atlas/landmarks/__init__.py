"""Named landmarks, by region: how each is found, and how far it may be out."""
