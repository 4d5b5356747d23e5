"""The few types everyone uses: time, keys, code lists and errors. Imports nothing else of Stelsel."""
