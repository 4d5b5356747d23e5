"""Early school leaving and the startkwalificatie."""
