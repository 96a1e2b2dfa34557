-- Worklists. One statement gives a page, newest case first; the cursor is the uid of the last line.
--
-- The five `page_of_…` differ only in where they begin, so that the narrowest filter given comes from an index: a
-- mediator's cases, those with a clock due, one organisation's as holder or through its access rows, or else the whole
-- district by uid. Due clocks are gathered once a page, by their own index: asked of case after case, that index would
-- be walked for each of them. SQLite's planner takes a district for about as narrow as a case; a second bound on the
-- same index (`n.seq > 0`, `m.uid < :before`) is what makes it take the index meant.
-- A filter left out is ''. `open_to` is a list |a|b|; taking one organisation out of it tells whether it was in. A flag
-- comes in quotes, as it stands in the lists that `flags` strings together.
-- Texts are compared in lower case, which here means ASCII letters only: LIKE minds the case in one database and not
-- in the other.

-- name: page_of_district
SELECT c.uid, c.ledger_no, c.dispute_type, c.level, c.holder, c.standing, c.registered_on, c.claimant, c.respondent,
       c.third, c.heads, c.mediator, c.next_due, c.next_clock, c.provisional, c.lapsed, c.irregularities, c.flags,
       (SELECT count(*) FROM clock k
         WHERE k.district = c.district AND k.uid = c.uid AND k.mark = 'running' AND k.due < :on) AS overdue
  FROM case_line c
 WHERE c.district = :district AND c.uid < :before
   AND (:holder = '' OR c.holder = :holder)
   AND (:mediator = '' OR EXISTS (
          SELECT 1 FROM mediator m
            JOIN procedure_instance i ON i.district = m.district AND i.uid = m.uid AND i.no = m.instance
           WHERE m.district = c.district AND m.uid = c.uid AND m.person = :mediator AND m.until IS NULL
             AND i.ended_on IS NULL))
   AND (:open_to = '' OR EXISTS (
          SELECT 1 FROM access a
           WHERE a.district = c.district AND a.uid = c.uid
             AND replace(:open_to, '|' || a.organ || '|', '') <> :open_to))
   AND (:organ = '' OR EXISTS (
          SELECT 1 FROM procedure_instance i
           WHERE i.district = c.district AND i.uid = c.uid AND i.organ = :organ AND i.ended_on IS NULL))
   AND (:standing = '' OR c.standing = :standing)
   AND (:level = '' OR c.level = :level)
   AND (:flag_1 = '' OR replace(c.flags, :flag_1, '') <> c.flags)
   AND (:flag_2 = '' OR replace(c.flags, :flag_2, '') <> c.flags)
   AND (:flag_3 = '' OR replace(c.flags, :flag_3, '') <> c.flags)
   AND (:by_due = 0 OR c.uid IN (
          SELECT k.uid FROM clock k
           WHERE k.district = :district AND k.mark = 'running' AND k.due <= :due_before))
   AND (:irregular = 0 OR EXISTS (
          SELECT 1 FROM irregularity r WHERE r.district = c.district AND r.uid = c.uid))
   AND (:text = '' OR lower(c.cause) LIKE :text ESCAPE '!'
        OR EXISTS (SELECT 1 FROM issued_number n
                    WHERE n.district = c.district AND n.uid = c.uid AND n.seq > 0
                      AND lower(n.text) LIKE :text ESCAPE '!')
        OR EXISTS (SELECT 1 FROM filing f
                    WHERE f.district = c.district AND f.uid = c.uid AND lower(f.court_no) LIKE :text ESCAPE '!')
        OR EXISTS (SELECT 1 FROM party p
                     JOIN private_row r ON r.district = p.district AND r.uid = p.uid
                      AND p.name = CAST(r.seq AS TEXT) || '.' || CAST(r.idx AS TEXT)
                    WHERE p.district = c.district AND p.uid = c.uid AND lower(r.text) LIKE :text ESCAPE '!'))
 ORDER BY c.uid DESC
 LIMIT :limit;

-- name: page_of_holder
SELECT c.uid, c.ledger_no, c.dispute_type, c.level, c.holder, c.standing, c.registered_on, c.claimant, c.respondent,
       c.third, c.heads, c.mediator, c.next_due, c.next_clock, c.provisional, c.lapsed, c.irregularities, c.flags,
       (SELECT count(*) FROM clock k
         WHERE k.district = c.district AND k.uid = c.uid AND k.mark = 'running' AND k.due < :on) AS overdue
  FROM case_line c
 WHERE c.district = :district AND c.holder = :holder AND c.uid < :before
   AND (:open_to = '' OR EXISTS (
          SELECT 1 FROM access a
           WHERE a.district = c.district AND a.uid = c.uid
             AND replace(:open_to, '|' || a.organ || '|', '') <> :open_to))
   AND (:organ = '' OR EXISTS (
          SELECT 1 FROM procedure_instance i
           WHERE i.district = c.district AND i.uid = c.uid AND i.organ = :organ AND i.ended_on IS NULL))
   AND (:standing = '' OR c.standing = :standing)
   AND (:level = '' OR c.level = :level)
   AND (:flag_1 = '' OR replace(c.flags, :flag_1, '') <> c.flags)
   AND (:flag_2 = '' OR replace(c.flags, :flag_2, '') <> c.flags)
   AND (:flag_3 = '' OR replace(c.flags, :flag_3, '') <> c.flags)
   AND (:by_due = 0 OR c.uid IN (
          SELECT k.uid FROM clock k
           WHERE k.district = :district AND k.mark = 'running' AND k.due <= :due_before))
   AND (:irregular = 0 OR EXISTS (
          SELECT 1 FROM irregularity r WHERE r.district = c.district AND r.uid = c.uid))
   AND (:text = '' OR lower(c.cause) LIKE :text ESCAPE '!'
        OR EXISTS (SELECT 1 FROM issued_number n
                    WHERE n.district = c.district AND n.uid = c.uid AND n.seq > 0
                      AND lower(n.text) LIKE :text ESCAPE '!')
        OR EXISTS (SELECT 1 FROM filing f
                    WHERE f.district = c.district AND f.uid = c.uid AND lower(f.court_no) LIKE :text ESCAPE '!')
        OR EXISTS (SELECT 1 FROM party p
                     JOIN private_row r ON r.district = p.district AND r.uid = p.uid
                      AND p.name = CAST(r.seq AS TEXT) || '.' || CAST(r.idx AS TEXT)
                    WHERE p.district = c.district AND p.uid = c.uid AND lower(r.text) LIKE :text ESCAPE '!'))
 ORDER BY c.uid DESC
 LIMIT :limit;

-- name: page_of_mediator
SELECT c.uid, c.ledger_no, c.dispute_type, c.level, c.holder, c.standing, c.registered_on, c.claimant, c.respondent,
       c.third, c.heads, c.mediator, c.next_due, c.next_clock, c.provisional, c.lapsed, c.irregularities, c.flags,
       (SELECT count(*) FROM clock k
         WHERE k.district = c.district AND k.uid = c.uid AND k.mark = 'running' AND k.due < :on) AS overdue
  FROM case_line c
 WHERE c.district = :district AND c.uid < :before
   AND c.uid IN (
          SELECT m.uid FROM mediator m
            JOIN procedure_instance i ON i.district = m.district AND i.uid = m.uid AND i.no = m.instance
           WHERE m.district = :district AND m.person = :mediator AND m.uid < :before AND m.until IS NULL
             AND i.ended_on IS NULL)
   AND (:holder = '' OR c.holder = :holder)
   AND (:open_to = '' OR EXISTS (
          SELECT 1 FROM access a
           WHERE a.district = c.district AND a.uid = c.uid
             AND replace(:open_to, '|' || a.organ || '|', '') <> :open_to))
   AND (:organ = '' OR EXISTS (
          SELECT 1 FROM procedure_instance i
           WHERE i.district = c.district AND i.uid = c.uid AND i.organ = :organ AND i.ended_on IS NULL))
   AND (:standing = '' OR c.standing = :standing)
   AND (:level = '' OR c.level = :level)
   AND (:flag_1 = '' OR replace(c.flags, :flag_1, '') <> c.flags)
   AND (:flag_2 = '' OR replace(c.flags, :flag_2, '') <> c.flags)
   AND (:flag_3 = '' OR replace(c.flags, :flag_3, '') <> c.flags)
   AND (:by_due = 0 OR c.uid IN (
          SELECT k.uid FROM clock k
           WHERE k.district = :district AND k.mark = 'running' AND k.due <= :due_before))
   AND (:irregular = 0 OR EXISTS (
          SELECT 1 FROM irregularity r WHERE r.district = c.district AND r.uid = c.uid))
   AND (:text = '' OR lower(c.cause) LIKE :text ESCAPE '!'
        OR EXISTS (SELECT 1 FROM issued_number n
                    WHERE n.district = c.district AND n.uid = c.uid AND n.seq > 0
                      AND lower(n.text) LIKE :text ESCAPE '!')
        OR EXISTS (SELECT 1 FROM filing f
                    WHERE f.district = c.district AND f.uid = c.uid AND lower(f.court_no) LIKE :text ESCAPE '!')
        OR EXISTS (SELECT 1 FROM party p
                     JOIN private_row r ON r.district = p.district AND r.uid = p.uid
                      AND p.name = CAST(r.seq AS TEXT) || '.' || CAST(r.idx AS TEXT)
                    WHERE p.district = c.district AND p.uid = c.uid AND lower(r.text) LIKE :text ESCAPE '!'))
 ORDER BY c.uid DESC
 LIMIT :limit;

-- name: page_of_due
SELECT c.uid, c.ledger_no, c.dispute_type, c.level, c.holder, c.standing, c.registered_on, c.claimant, c.respondent,
       c.third, c.heads, c.mediator, c.next_due, c.next_clock, c.provisional, c.lapsed, c.irregularities, c.flags,
       (SELECT count(*) FROM clock k
         WHERE k.district = c.district AND k.uid = c.uid AND k.mark = 'running' AND k.due < :on) AS overdue
  FROM case_line c
 WHERE c.district = :district AND c.uid < :before
   AND c.uid IN (
          SELECT k.uid FROM clock k
           WHERE k.district = :district AND k.mark = 'running' AND k.due <= :due_before)
   AND (:holder = '' OR c.holder = :holder)
   AND (:open_to = '' OR EXISTS (
          SELECT 1 FROM access a
           WHERE a.district = c.district AND a.uid = c.uid
             AND replace(:open_to, '|' || a.organ || '|', '') <> :open_to))
   AND (:organ = '' OR EXISTS (
          SELECT 1 FROM procedure_instance i
           WHERE i.district = c.district AND i.uid = c.uid AND i.organ = :organ AND i.ended_on IS NULL))
   AND (:standing = '' OR c.standing = :standing)
   AND (:level = '' OR c.level = :level)
   AND (:flag_1 = '' OR replace(c.flags, :flag_1, '') <> c.flags)
   AND (:flag_2 = '' OR replace(c.flags, :flag_2, '') <> c.flags)
   AND (:flag_3 = '' OR replace(c.flags, :flag_3, '') <> c.flags)
   AND (:irregular = 0 OR EXISTS (
          SELECT 1 FROM irregularity r WHERE r.district = c.district AND r.uid = c.uid))
   AND (:text = '' OR lower(c.cause) LIKE :text ESCAPE '!'
        OR EXISTS (SELECT 1 FROM issued_number n
                    WHERE n.district = c.district AND n.uid = c.uid AND n.seq > 0
                      AND lower(n.text) LIKE :text ESCAPE '!')
        OR EXISTS (SELECT 1 FROM filing f
                    WHERE f.district = c.district AND f.uid = c.uid AND lower(f.court_no) LIKE :text ESCAPE '!')
        OR EXISTS (SELECT 1 FROM party p
                     JOIN private_row r ON r.district = p.district AND r.uid = p.uid
                      AND p.name = CAST(r.seq AS TEXT) || '.' || CAST(r.idx AS TEXT)
                    WHERE p.district = c.district AND p.uid = c.uid AND lower(r.text) LIKE :text ESCAPE '!'))
 ORDER BY c.uid DESC
 LIMIT :limit;

-- name: page_of_organ
SELECT c.uid, c.ledger_no, c.dispute_type, c.level, c.holder, c.standing, c.registered_on, c.claimant, c.respondent,
       c.third, c.heads, c.mediator, c.next_due, c.next_clock, c.provisional, c.lapsed, c.irregularities, c.flags,
       (SELECT count(*) FROM clock k
         WHERE k.district = c.district AND k.uid = c.uid AND k.mark = 'running' AND k.due < :on) AS overdue
  FROM access a
  JOIN case_line c ON c.district = a.district AND c.uid = a.uid
 WHERE a.district = :district AND a.organ = :open_to AND a.uid < :before
   AND (:organ = '' OR EXISTS (
          SELECT 1 FROM procedure_instance i
           WHERE i.district = c.district AND i.uid = c.uid AND i.organ = :organ AND i.ended_on IS NULL))
   AND (:standing = '' OR c.standing = :standing)
   AND (:level = '' OR c.level = :level)
   AND (:flag_1 = '' OR replace(c.flags, :flag_1, '') <> c.flags)
   AND (:flag_2 = '' OR replace(c.flags, :flag_2, '') <> c.flags)
   AND (:flag_3 = '' OR replace(c.flags, :flag_3, '') <> c.flags)
   AND (:by_due = 0 OR c.uid IN (
          SELECT k.uid FROM clock k
           WHERE k.district = :district AND k.mark = 'running' AND k.due <= :due_before))
   AND (:irregular = 0 OR EXISTS (
          SELECT 1 FROM irregularity r WHERE r.district = c.district AND r.uid = c.uid))
   AND (:text = '' OR lower(c.cause) LIKE :text ESCAPE '!'
        OR EXISTS (SELECT 1 FROM issued_number n
                    WHERE n.district = c.district AND n.uid = c.uid AND n.seq > 0
                      AND lower(n.text) LIKE :text ESCAPE '!')
        OR EXISTS (SELECT 1 FROM filing f
                    WHERE f.district = c.district AND f.uid = c.uid AND lower(f.court_no) LIKE :text ESCAPE '!')
        OR EXISTS (SELECT 1 FROM party p
                     JOIN private_row r ON r.district = p.district AND r.uid = p.uid
                      AND p.name = CAST(r.seq AS TEXT) || '.' || CAST(r.idx AS TEXT)
                    WHERE p.district = c.district AND p.uid = c.uid AND lower(r.text) LIKE :text ESCAPE '!'))
 ORDER BY a.uid DESC
 LIMIT :limit;

-- name: due_clocks
SELECT uid, instance, clock, agreement, term, due
  FROM clock
 WHERE district = :district AND mark = 'running' AND due < :day
 ORDER BY due, uid, instance, clock, agreement, term
 LIMIT :limit;

-- name: read_note
INSERT INTO read_log (district, uid, at_us, person, organ, purpose, row_count)
VALUES (:district, :uid, :at_us, :person, :organ, :purpose, :row_count);
