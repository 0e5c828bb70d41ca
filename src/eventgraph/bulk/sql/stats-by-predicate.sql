-- How many statements have which predicate: all of them, and those that claims make.
SELECT predicate, COUNT(*) AS statements, COUNT(DISTINCT graph) AS claims FROM quads
GROUP BY predicate
ORDER BY statements DESC, predicate
