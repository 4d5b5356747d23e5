"""At which niveau somebody is placed and leaves; analytical, never behind a decision on a person."""
