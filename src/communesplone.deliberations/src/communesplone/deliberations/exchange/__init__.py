"""Formats that other programs subscribe to; plain values in, bytes or text out."""
