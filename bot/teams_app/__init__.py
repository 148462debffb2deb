"""The app package for Teams: manifest, translations and icons in one zip file."""
