"""What people tell of themselves: role, time, employment, duties, and what they ask of it."""
