"""Where claims go back to, and how few publications carry them."""
