"""Law as code: one question about one person on one date, answered with its reasons.

A question is a file, `<onderwerp>/<vraag>.py`: facts in, an `Uitkomst` out. `register` finds questions by name,
`motor` holds what they share, `parameters` the legal values, `bronnen` the articles, `gevallen` the worked cases.
Software advises; a decision (Besluit, WEB 7.5.9) is taken by a person.
"""
