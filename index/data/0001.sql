-- Every table is STRICT. A value is ANY: counts are INTEGER, decimals are TEXT exactly as printed.

CREATE TABLE bodies (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    region TEXT,
    slug TEXT NOT NULL UNIQUE
) STRICT;

CREATE UNIQUE INDEX bodies_by_name ON bodies (name, coalesce(region, ''));

-- One report of one body and year; edition_id is the current edition, NULL once withdrawn or moved.
CREATE TABLE reports (
    id INTEGER PRIMARY KEY,
    key TEXT NOT NULL UNIQUE,
    body_id INTEGER REFERENCES bodies (id),
    year INTEGER,
    edition_id INTEGER UNIQUE REFERENCES editions (id)
) STRICT;

-- Every reading of every file: text and contents never change once written.
CREATE TABLE editions (
    id INTEGER PRIMARY KEY,
    report_id INTEGER NOT NULL REFERENCES reports (id),
    sha256 TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    source_name TEXT NOT NULL,
    media_type TEXT NOT NULL,
    encoding TEXT,
    url TEXT,
    fetched TEXT,
    ingested_at TEXT NOT NULL,
    superseded_at TEXT,
    withdrawn_at TEXT,
    agency TEXT,
    region TEXT,
    year INTEGER,
    format TEXT NOT NULL,
    title TEXT,
    published TEXT,
    period_start TEXT,
    period_end TEXT,
    origins TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE INDEX editions_by_fingerprint ON editions (fingerprint);

CREATE INDEX editions_by_body ON editions (agency, year);

CREATE INDEX editions_by_sha256 ON editions (sha256);

CREATE TABLE metrics (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

-- The empty name stands for a fact without applicants.
CREATE TABLE applicants (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

-- Strings that many rows share: section headings, locators, units, states.
CREATE TABLE labels (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE sections (
    edition_id INTEGER NOT NULL REFERENCES editions (id),
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    heading TEXT NOT NULL,
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    PRIMARY KEY (edition_id, position)
) STRICT, WITHOUT ROWID;

-- quote is NULL where it equals raw.
CREATE TABLE facts (
    edition_id INTEGER NOT NULL REFERENCES editions (id),
    metric_id INTEGER NOT NULL REFERENCES metrics (id),
    applicant_id INTEGER NOT NULL REFERENCES applicants (id),
    position INTEGER NOT NULL,
    value ANY,
    raw TEXT NOT NULL,
    unit_id INTEGER REFERENCES labels (id),
    status_id INTEGER NOT NULL REFERENCES labels (id),
    section_id INTEGER NOT NULL REFERENCES labels (id),
    locator_id INTEGER NOT NULL REFERENCES labels (id),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    quote TEXT,
    page INTEGER,
    PRIMARY KEY (edition_id, metric_id, applicant_id, position)
) STRICT, WITHOUT ROWID;

-- start and stop are those of raw; the sentence is the text from quote_start to quote_stop.
CREATE TABLE figures (
    edition_id INTEGER NOT NULL REFERENCES editions (id),
    position INTEGER NOT NULL,
    label TEXT NOT NULL,
    value ANY NOT NULL,
    raw TEXT NOT NULL,
    unit_id INTEGER NOT NULL REFERENCES labels (id),
    approximate INTEGER NOT NULL,
    period_id INTEGER NOT NULL REFERENCES labels (id),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    section_id INTEGER NOT NULL REFERENCES labels (id),
    locator_id INTEGER NOT NULL REFERENCES labels (id),
    quote_start INTEGER NOT NULL,
    quote_stop INTEGER NOT NULL,
    page INTEGER,
    PRIMARY KEY (edition_id, position)
) STRICT, WITHOUT ROWID;

-- The passage is the text of its edition from start to stop; headings_id is a JSON list.
CREATE TABLE passages (
    id INTEGER PRIMARY KEY,
    edition_id INTEGER NOT NULL REFERENCES editions (id),
    number INTEGER NOT NULL,
    headings_id INTEGER NOT NULL REFERENCES labels (id),
    section_id INTEGER NOT NULL REFERENCES labels (id),
    locator_id INTEGER NOT NULL REFERENCES labels (id),
    start INTEGER NOT NULL,
    stop INTEGER NOT NULL,
    page INTEGER
) STRICT;

CREATE INDEX passages_by_edition ON passages (edition_id);

CREATE TABLE findings (
    edition_id INTEGER NOT NULL REFERENCES editions (id),
    position INTEGER NOT NULL,
    rule TEXT NOT NULL,
    severity TEXT NOT NULL,
    message TEXT NOT NULL,
    cells TEXT NOT NULL,
    left_value ANY,
    right_value ANY,
    PRIMARY KEY (edition_id, position)
) STRICT, WITHOUT ROWID;

-- Contentless, rowid = passages.id, words joined by blanks. detail=full: less makes counts unusable.
CREATE VIRTUAL TABLE passage_words USING fts5 (
    words, content = '', detail = full, tokenize = "unicode61 remove_diacritics 0 tokenchars './%+-'"
);

-- In how many passages a word is; fts5vocab would count anew every time.
CREATE TABLE words (word TEXT PRIMARY KEY, documents INTEGER NOT NULL) STRICT, WITHOUT ROWID;
