-- What no key watches, and what one would have: numbers that disagree with their series.

-- name: broken_series
-- As many numbers as the series has given, none beyond it; and no number without a series.
SELECT s.organ, s.type, s.year, s.next - 1 AS given,
       (SELECT count(*) FROM issued_number n
         WHERE n.district = s.district AND n.organ = s.organ AND n.type = s.type AND n.year = s.year
           AND n.serial < s.next) AS found
  FROM number_series s
 WHERE s.district = :district AND s.next - 1 <> (
       SELECT count(*) FROM issued_number n
        WHERE n.district = s.district AND n.organ = s.organ AND n.type = s.type AND n.year = s.year
          AND n.serial < s.next)
UNION ALL
SELECT n.organ, n.type, n.year, 0 AS given, count(*) AS found
  FROM issued_number n
 WHERE n.district = :district AND NOT EXISTS (
       SELECT 1 FROM number_series s
        WHERE s.district = n.district AND s.organ = n.organ AND s.type = n.type AND s.year = n.year
          AND s.next > n.serial)
 GROUP BY n.organ, n.type, n.year;
