"""The verschillenlijst that comes with a later OBO of DUO: PvE 4.8.2 chapter 14."""
