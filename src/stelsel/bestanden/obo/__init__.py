"""The Overzicht Basis- en diplomagegevens Onderzoek (OBO) of DUO: PvE 4.8.2 chapter 13."""
