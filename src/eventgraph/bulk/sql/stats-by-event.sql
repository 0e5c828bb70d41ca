-- How many claims speak of which event, in how many voices, from which day to which.
SELECT e.event, COUNT(DISTINCT q.claim) AS claims, COUNT(DISTINCT s.speaker) AS speakers,
  MIN(q.date) AS earliest, MAX(q.date) AS latest
FROM events e
LEFT JOIN quads q ON q.event = e.event AND q.bucket = e.bucket AND q.claim IS NOT NULL
LEFT JOIN speakers s ON s.claim = q.claim
GROUP BY e.event
ORDER BY claims DESC, e.event
