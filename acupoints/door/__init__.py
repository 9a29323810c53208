"""The door of the editors' desk: who may come in, how often one may try, how long one stays."""
