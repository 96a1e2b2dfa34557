-- What is overdue as of a day.

-- fragment: of_whom
-- Whose cases are asked for; `open_to` as in list.sql.
   AND (:open_to = '' OR EXISTS (
          SELECT 1 FROM access a
           WHERE a.district = l.district AND a.uid = l.uid
             AND replace(:open_to, '|' || a.organ || '|', '') <> :open_to
           LIMIT 1 OFFSET 0))
   AND (:holder = '' OR l.holder = :holder)
   AND (:organ = '' OR i.organ = :organ)
   AND (:mediator = '' OR EXISTS (
          SELECT 1 FROM mediator m
           WHERE m.district = i.district AND m.uid = i.uid AND m.instance = i.no AND m.person = :mediator
             AND m.until IS NULL
           LIMIT 1 OFFSET 0))

-- name: overdue_clocks
-- Longest overdue first; the cursor is the place of the last line. Running clocks come from their own index, swept or
-- not makes no difference; lapsed ones count as long as the duty they raised is to be done.
SELECT k.uid, l.ledger_no, l.dispute_type, l.level, l.holder, l.mediator, k.instance, i.procedure, i.organ, k.clock,
       k.agreement, k.term, k.owner, k.basis, k.article, k.due, k.swept
  FROM (SELECT uid, instance, clock, agreement, term, owner, basis, article, due, 0 AS swept
          FROM clock
         WHERE district = :district AND mark = 'running' AND due < :on
        UNION ALL
        SELECT r.uid, r.instance, r.clock, r.agreement, r.term, r.owner, r.basis, r.article, r.due, 1
          FROM duty d
          JOIN clock r ON r.district = d.district AND r.uid = d.uid AND r.instance = d.instance
           AND d.subject = r.clock || CASE WHEN r.agreement = 0 THEN '' ELSE ' ' || CAST(r.agreement AS TEXT) END
                                   || CASE WHEN r.term = 0 THEN '' ELSE ' ' || CAST(r.term AS TEXT) END
         WHERE d.district = :district AND d.done_on IS NULL AND r.mark = 'lapsed' AND r.due < :on) k
  JOIN case_line l ON l.district = :district AND l.uid = k.uid
  JOIN procedure_instance i ON i.district = :district AND i.uid = k.uid AND i.no = k.instance
 WHERE (k.due, k.uid, k.instance, k.clock, k.agreement, k.term)
       > (:due, :uid, :instance, :clock, :agreement, :term)
       -- include: of_whom
 ORDER BY k.due, k.uid, k.instance, k.clock, k.agreement, k.term
 LIMIT :limit;
