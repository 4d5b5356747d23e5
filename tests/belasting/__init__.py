"""What holds when many people work at once, and when the machine stops in the middle of something.

Against a server and commands as a school runs them, on a database of their own: SQLite and PostgreSQL.
"""
