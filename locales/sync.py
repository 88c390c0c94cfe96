"""Rebuild and sync every translation domain; print how far each language is.

Run it as `make i18n`. `--check` changes nothing and exits 1 when a message is
missing, fuzzy or broken, or when a catalogue is out of step with the code.
"""
