"""Deliberations as French towns publish them: SCDL deliberations 2.1.5, a CSV file.

Source: OpenDataFrance, SCDL, schema "Délibérations" 2.1.5.
"""
