"""The pages of sharing: of the school, of the student, and of the partner."""
