-- No program can write beside the chain: events stay as they are, a head stands at an event that is there, and an event
-- stands below a head. The event goes in first, so a head looks back at once; an event looks at its head when the
-- transaction ends.

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER case_event_stays BEFORE UPDATE OR DELETE ON case_event
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_event_is_not_emptied BEFORE TRUNCATE ON case_event
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

CREATE FUNCTION head_has_its_event() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM case_event e
                  WHERE e.district = NEW.district AND e.uid = NEW.uid AND e.seq = NEW.version
                    AND e.hash = NEW.last_hash) THEN
    RAISE EXCEPTION 'a head agrees with its last event' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;

CREATE TRIGGER dispute_case_has_its_event AFTER INSERT OR UPDATE OF version, last_hash ON dispute_case
  FOR EACH ROW EXECUTE FUNCTION head_has_its_event();

CREATE FUNCTION event_has_its_head() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM dispute_case c
                  WHERE c.district = NEW.district AND c.uid = NEW.uid AND c.version >= NEW.seq) THEN
    RAISE EXCEPTION 'an event moves the head of its case' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END
$$;

CREATE CONSTRAINT TRIGGER case_event_has_its_head AFTER INSERT ON case_event
  DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION event_has_its_head();
