-- The text of an edition, deflated: half of a file was text.
CREATE TABLE texts (
    edition_id INTEGER PRIMARY KEY REFERENCES editions (id),
    packed BLOB NOT NULL
) STRICT;

INSERT INTO texts SELECT id, packed(text) FROM editions;

ALTER TABLE editions DROP COLUMN text;
