-- Looking at cases by name, of a list of uids, of rows as [uid, seq, idx], or of parts of names.

-- name: find_among
-- Differs from SQLite because a list is taken apart by another function there.
SELECT l.uid
  FROM json_array_elements_text(CAST(:uids AS json)) AS l(uid)
 WHERE
       -- include: fits
;

-- name: lines_of_page
-- Differs from SQLite, which asks a table once for each column of a line (case_line): here what a line says of one table
-- comes by one look at it, and the list is taken apart by another function. What she mediated and is over is not looked up.
SELECT c.uid,
       (SELECT n.text FROM issued_number n
         WHERE n.district = c.district AND n.uid = c.uid AND n.type = 'ledger'
         ORDER BY n.seq DESC, n.idx DESC LIMIT 1) AS ledger_no,
       c.dispute_type, c.level, c.holder, c.standing, c.registered_on, p.claimant, p.respondent, p.third, p.heads,
       (SELECT m.person FROM mediator m
          JOIN procedure_instance i ON i.district = m.district AND i.uid = m.uid AND i.no = m.instance
         WHERE m.district = c.district AND m.uid = c.uid AND m.role = 'lead' AND m.until IS NULL
           AND m.ended = 0 AND i.ended_on IS NULL
         ORDER BY m.instance DESC LIMIT 1) AS mediator,
       k.due AS next_due, k.clock AS next_clock, k.provisional, s.lapsed,
       (SELECT count(*) FROM irregularity r WHERE r.district = c.district AND r.uid = c.uid) AS irregularities,
       c.flags || p.flags AS flags, s.overdue
  FROM json_array_elements_text(CAST(:uids AS json)) AS l(uid)
  JOIN dispute_case c ON c.district = :district AND c.uid = l.uid
 CROSS JOIN LATERAL (
       SELECT (array_agg(p.name ORDER BY p.no) FILTER (WHERE p.side = 'claimant'))[1] AS claimant,
              (array_agg(p.name ORDER BY p.no) FILTER (WHERE p.side = 'respondent'))[1] AS respondent,
              (array_agg(p.name ORDER BY p.no) FILTER (WHERE p.side = 'third'))[1] AS third,
              coalesce(sum(p.headcount), 0) AS heads,
              coalesce(string_agg(p.flags, '') FILTER (WHERE p.flags <> '[]'), '') AS flags
         FROM party p
        WHERE p.district = c.district AND p.uid = c.uid) p
 CROSS JOIN LATERAL (
       SELECT count(*) FILTER (WHERE k.mark = 'lapsed') AS lapsed,
              count(*) FILTER (WHERE k.mark = 'running' AND k.due < :on) AS overdue
         FROM clock k
        WHERE k.district = c.district AND k.uid = c.uid) s
  LEFT JOIN LATERAL (
       SELECT k.due, k.clock, k.provisional
         FROM clock k
        WHERE k.district = c.district AND k.uid = c.uid AND k.mark = 'running'
        ORDER BY k.due, k.instance, k.clock, k.agreement, k.term
        LIMIT 1) k ON true;

-- name: access_of_page
-- Differs from SQLite because a list is taken apart by another function there.
SELECT a.uid, a.organ, a.why
  FROM json_array_elements_text(CAST(:uids AS json)) AS l(uid)
  JOIN access a ON a.district = :district AND a.uid = l.uid
 WHERE replace(:open_to, '|' || a.organ || '|', '') <> :open_to;

-- name: names_of_page
-- Differs from SQLite because a list is taken apart by another function there.
SELECT r.uid, r.seq, r.idx, r.openness, r.salt, r.text, r.mark, r.ending
  FROM json_array_elements(CAST(:rows AS json)) AS l(place)
  JOIN private_row r ON r.district = :district AND r.uid = l.place ->> 0 AND r.seq = CAST(l.place ->> 1 AS BIGINT)
   AND r.idx = CAST(l.place ->> 2 AS INTEGER);

-- name: names_of_stretch
-- Differs from SQLite because a text is split by another function there. `OFFSET 0` keeps either table from being asked
-- for each row of the other: both are read through.
SELECT r.uid, r.seq, r.idx, r.openness, r.salt, r.text, r.mark, r.ending
  FROM (SELECT uid, CAST(split_part(name, '.', 1) AS BIGINT) AS seq, CAST(split_part(name, '.', 2) AS INTEGER) AS idx
          FROM party
         WHERE district = :district AND uid BETWEEN :from AND :to AND name IS NOT NULL
        OFFSET 0) n
  JOIN (SELECT uid, seq, idx, openness, salt, text, mark, ending
          FROM private_row
         WHERE district = :district AND uid BETWEEN :from AND :to
        OFFSET 0) r ON r.uid = n.uid AND r.seq = n.seq AND r.idx = n.idx;

-- name: grams_of_names
-- Differs from SQLite because a list is taken apart by another function there.
SELECT g.uid, g.seq, g.idx, g.gram
  FROM json_array_elements_text(CAST(:grams AS json)) AS l(gram)
  JOIN name_gram g ON g.district = :district AND g.gram = l.gram AND g.uid BETWEEN :from AND :to;

-- name: numbered_by_serial
-- Differs from SQLite because a list is taken apart by another function there. `OFFSET 0` keeps it from reading all
-- numbers for a long list.
SELECT n.uid
  FROM json_array_elements_text(CAST(:serials AS json)) AS l(serial)
 CROSS JOIN LATERAL (
       SELECT i.uid, i.text
         FROM issued_number i
        WHERE i.district = :district AND i.serial = CAST(l.serial AS BIGINT)
       OFFSET 0) n
 WHERE n.uid < :before AND lower(n.text) LIKE :text ESCAPE '!'
 LIMIT :most;

-- name: open_among
-- Differs from SQLite because a list is taken apart by another function there.
SELECT l.uid
  FROM json_array_elements_text(CAST(:uids AS json)) AS l(uid)
 WHERE EXISTS (SELECT 1 FROM access a
                WHERE a.district = :district AND a.organ = :reader AND a.uid = l.uid
                LIMIT 1 OFFSET 0);

-- name: read_notes
-- Differs from SQLite because a list is taken apart by another function there.
INSERT INTO read_log (district, uid, at_us, person, organ, purpose, row_count)
SELECT :district, l.uid, CAST(:at_us AS BIGINT), :person, :organ, :purpose, CAST(:row_count AS INTEGER)
  FROM json_array_elements_text(CAST(:uids AS json)) AS l(uid);
