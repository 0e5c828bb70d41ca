"""The page's map: places where the curators put them, on land without borders."""
