"""What a programme must offer: duration, hours, electives."""
