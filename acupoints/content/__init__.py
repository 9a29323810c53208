"""The content path: readable files in fixtures/ to rows and back, where an editor's change always wins."""
