"""The ways in and out: Teams and its kin, the browser page, the terminal."""
