"""The living school of `./stelsel demo`: its folder, what is put in it, and the processes that serve it."""
