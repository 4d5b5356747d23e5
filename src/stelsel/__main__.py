"""`python -m stelsel`: the command line."""

from stelsel.opdrachten.hoofd import main

if __name__ == "__main__":
    main()
