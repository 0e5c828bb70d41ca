"""What happened in which order, who took part and how, and who says so: as text and as picture."""
