"""Extra support: need, agreements, consent, evaluation; what the school offers, and who went elsewhere."""
