"""How far the values of claims reach: numbers and dates as intervals, and how two of them lie."""
