"""Pages of this app. Each view names the act it asks for; the rest of the work is in plain modules beside it."""
