"""The GRONDSLAG of DUO (afslag of the register-levering IP): PvE 4.8.2 chapter 17."""
