"""The web application: apps on top of the engine, bottom to top gedeeld, beheer, studenten, kwaliteit, site."""
