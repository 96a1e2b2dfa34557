-- Recorded activity: appended, never changed. What withdraws a record has its numbers below nought, so that sums need no
-- look at anything else.

-- fragment: activity_columns
a.no, a.kind, a.organ, a.day, a.number, a.people, a.note, a.person, a.acting, a.recorded_us, a.withdraws, a.closing,
       a.previous, a.hash,
       COALESCE((SELECT w.no FROM activity w WHERE w.district = a.district AND w.withdraws = a.no), 0) AS withdrawn_by

-- name: activity_record
INSERT INTO activity (district, no, kind, organ, day, number, people, note, person, acting, recorded_us, withdraws,
                      closing, previous, hash)
VALUES (:district, :no, :kind, :organ, :day, :number, :people, :note, :person, :acting, :recorded_us, :withdraws,
        :closing, :previous, :hash);

-- name: activity_last
SELECT no, hash
  FROM activity
 WHERE district = :district
 ORDER BY no DESC
 LIMIT 1;

-- name: activity_one
SELECT
       -- include: activity_columns
  FROM activity a
 WHERE a.district = :district AND a.no = :no;

-- name: activity_page
-- A filter left out is ''. `organs` is a list |a|b|; taking one organisation out of it tells whether it was in.
SELECT
       -- include: activity_columns
  FROM activity a
 WHERE a.district = :district AND a.no < :before
   AND (:organs = '' OR replace(:organs, '|' || a.organ || '|', '') <> :organs)
   AND (:kind = '' OR a.kind = :kind)
   AND (:from = '' OR a.day >= :from) AND (:to = '' OR a.day <= :to)
 ORDER BY a.no DESC
 LIMIT :limit;

-- name: activity_chain
SELECT
       -- include: activity_columns
  FROM activity a
 WHERE a.district = :district AND a.no >= :from
 ORDER BY a.no
 LIMIT :limit;

-- fragment: activity_asked
district = :district AND day >= :from AND day <= :to AND closing >= :since_closing AND closing <= :at_closing
   AND recorded_us < :known_before_us

-- name: activity_sums
SELECT kind, organ, CAST(sum(number) AS BIGINT) AS number, CAST(sum(people) AS BIGINT) AS people
  FROM activity
 WHERE
       -- include: activity_asked
 GROUP BY kind, organ
HAVING sum(number) <> 0 OR sum(people) <> 0
 ORDER BY kind, organ;

-- name: activity_of_kind
SELECT no, kind, organ, day, number, people, note, person, acting, recorded_us, withdraws, closing, previous, hash,
       CAST(0 AS BIGINT) AS withdrawn_by
  FROM activity
 WHERE kind = :kind AND
       -- include: activity_asked
 ORDER BY no;
