"""What people change: claims and things written into a folder's files, texts, sheets, drafts."""
