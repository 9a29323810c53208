"""Practising where points are: one is asked for, the reader taps, and the miss is told in cun."""
