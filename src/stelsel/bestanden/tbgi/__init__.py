"""The terugmelding bekostigingsgrondslagen (TBG-i) of DUO, in XML: PvE 4.8.2 chapter 16."""
