"""Whether data conforms: SHACL shapes claim by claim, and the evidence rules."""
