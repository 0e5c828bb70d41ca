"""The verbs for datasets that lie elsewhere than in a folder of files, or answer over HTTP."""
