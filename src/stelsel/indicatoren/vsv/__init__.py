"""Voortijdig schoolverlaten: the percentage per studiejaar and per month, from the vsv files of DUO.

NenR is counted against NRSP, and A04 and A14 against A05. Who is in a numerator and not in its denominator is listed.
"""
