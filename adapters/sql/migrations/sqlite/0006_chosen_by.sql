-- Who chose a mediator: whom the parties chose is not changed without them.
ALTER TABLE mediator ADD COLUMN chosen_by TEXT NOT NULL DEFAULT '';
