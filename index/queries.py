"""The statements that read reports; one parameter is always an edition or a report's id."""

REPORTS = """
SELECT r.key, e.id, e.agency, e.region, e.year, e.format, e.title, e.published, e.url,
       e.period_start, e.period_end, e.source_name, e.sha256, e.ingested_at,
       e.origins
FROM reports r JOIN editions e ON e.id = r.edition_id
ORDER BY e.agency IS NULL, e.agency, e.region, e.year DESC, r.key
"""

_COLUMNS = "m.name, a.name, f.value, f.raw, u.name, s.name, h.name, l.name, f.start, f.stop, f.quote, f.page"
_NAMES = """
JOIN metrics m ON m.id = f.metric_id
JOIN applicants a ON a.id = f.applicant_id
LEFT JOIN labels u ON u.id = f.unit_id
JOIN labels s ON s.id = f.status_id
JOIN labels h ON h.id = f.section_id
JOIN labels l ON l.id = f.locator_id
"""
_FACTS = f"SELECT {_COLUMNS} FROM facts f {_NAMES} WHERE f.edition_id = {{edition}}"

_CURRENT = "(SELECT edition_id FROM reports WHERE key = ?)"
_METRIC = "AND f.metric_id = (SELECT id FROM metrics WHERE name = ?)"
_APPLICANT = "AND f.applicant_id = (SELECT id FROM applicants WHERE name = ?)"
_FIRST = "ORDER BY f.position LIMIT 1"

CELLS = """
SELECT f.edition_id, f.metric_id, f.applicant_id, f.value, f.raw, f.unit_id, f.status_id
FROM json_each(?) wanted CROSS JOIN facts f ON f.edition_id = wanted.value AND f.metric_id IN ({metrics})
"""
ALL_FACTS = f"{_FACTS.format(edition='?')} ORDER BY f.position"
REPORT_FACTS = f"{_FACTS.format(edition=_CURRENT)} ORDER BY f.position"
METRIC_FACTS = f"{_FACTS.format(edition=_CURRENT)} {_METRIC} ORDER BY f.position"
CELL = f"{_FACTS.format(edition='?')} {_METRIC} {_APPLICANT} {_FIRST}"
ONE_FACT = f"{_FACTS.format(edition=_CURRENT)} {_METRIC} {_APPLICANT} {_FIRST}"

REPORTS_PRINTING = """
SELECT r.key FROM facts f JOIN reports r ON r.edition_id = f.edition_id WHERE f.value IN (?1, ?2)
UNION
SELECT r.key FROM figures f JOIN reports r ON r.edition_id = f.edition_id WHERE f.value IN (?1, ?2)
LIMIT ?3
"""

METRICS = "SELECT group_concat(DISTINCT metric_id) FROM facts WHERE edition_id = ?"

COUNTED = """
SELECT f.label, u.name FROM figures f JOIN labels u ON u.id = f.unit_id
WHERE f.edition_id = ? ORDER BY f.position
"""

FIGURES = """
SELECT f.label, f.value, f.raw, u.name, f.approximate, p.name, f.start, f.stop, h.name, l.name,
       f.quote_start, f.quote_stop, f.page
FROM figures f
JOIN labels u ON u.id = f.unit_id
JOIN labels p ON p.id = f.period_id
JOIN labels h ON h.id = f.section_id
JOIN labels l ON l.id = f.locator_id
WHERE f.edition_id = ?
ORDER BY f.position
"""

PASSAGES = """
SELECT n.name, p.number, h.name, l.name, p.start, p.stop, p.page
FROM passages p
JOIN labels n ON n.id = p.headings_id
JOIN labels h ON h.id = p.section_id
JOIN labels l ON l.id = p.locator_id
WHERE p.edition_id = ?
ORDER BY p.id
"""

CURRENT_PASSAGE = """
SELECT r.key, t.packed, n.name, p.number, h.name, l.name, p.start, p.stop, p.page
FROM passages p
JOIN reports r ON r.edition_id = p.edition_id
JOIN texts t ON t.edition_id = p.edition_id
JOIN labels n ON n.id = p.headings_id
JOIN labels h ON h.id = p.section_id
JOIN labels l ON l.id = p.locator_id
WHERE p.id = ?
"""

HISTORY = """
SELECT e.id, r.key, e.region, e.sha256, e.source_name, e.url, e.published, e.ingested_at, e.superseded_at,
       e.withdrawn_at
FROM editions e JOIN reports r ON r.id = e.report_id
WHERE e.agency IS ? AND e.year IS ?
ORDER BY e.id DESC
"""

DOUBTFUL = """
SELECT DISTINCT r.key FROM findings f JOIN reports r ON r.edition_id = f.edition_id
WHERE f.rule NOT IN (SELECT value FROM json_each(?))
"""

DISPUTED = """
SELECT DISTINCT r.key
FROM editions e JOIN reports r ON r.id = e.report_id JOIN editions c ON c.id = r.edition_id
WHERE e.superseded_at IS NOT NULL AND e.withdrawn_at IS NULL AND e.sha256 <> c.sha256
"""

EDITION = """
SELECT source_name, sha256, media_type, encoding, url, fetched, agency, year, format, title,
       published, period_start, period_end, region, origins
FROM editions WHERE id = ?
"""
