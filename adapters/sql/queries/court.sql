-- What waits before courts.

-- name: before_court
-- One court's, oldest due first. It begins at the court's own access rows; the rest of the page's order is worked out
-- for what is left, which is what the court has not decided.
SELECT w.uid, w.instance, w.due
  FROM (SELECT i.uid, i.no AS instance,
               (SELECT min(k.due) FROM clock k
                 WHERE k.district = i.district AND k.uid = i.uid AND k.instance = i.no
                   AND (k.mark = 'running'
                        OR (k.mark = 'lapsed' AND EXISTS (
                              SELECT 1 FROM duty d
                               WHERE d.district = k.district AND d.uid = k.uid AND d.instance = k.instance
                                 AND d.subject = k.clock AND d.done_on IS NULL)))) AS due
          FROM access a
          JOIN procedure_instance i ON i.district = a.district AND i.uid = a.uid
          LEFT JOIN filing f ON f.district = i.district AND f.uid = i.uid AND f.instance = i.no
          LEFT JOIN confirmation c ON c.district = i.district AND c.uid = i.uid AND c.instance = i.no
         WHERE a.district = :district AND a.organ = :court AND i.ended_on IS NULL
           AND coalesce(f.competent_court, c.competent_court, '') <> ''
           AND (i.organ = :court OR coalesce(f.competent_court, c.competent_court) = :court)) w
 WHERE (coalesce(w.due, '9999-12-31'), w.uid, w.instance) > (:due, :uid, :instance)
 ORDER BY coalesce(w.due, '9999-12-31'), w.uid, w.instance
 LIMIT :limit;

-- name: case_by_court_no
-- Two rows are enough to know that it is not one.
SELECT uid
  FROM filing
 WHERE district = :district AND court_no = :court_no AND court_no <> ''
UNION
SELECT uid
  FROM confirmation
 WHERE district = :district AND court_no = :court_no AND court_no <> ''
 LIMIT 2;
