import { describe, expect, it } from 'vitest';
import { formatMatrix, parseMatrix } from '../src/index.ts';
import { textOf } from '../src/format-matrix.ts';

const TEXT = `# Which versions go together
format = 2
missing-row = "nearest-lower"
order = ["b", "a"]

[compatibility.a]
"1.0.0" = { b = "^1.0", x = "^2", released = "2026-01-01", epoch = 1, support = { active = "2026-06-01" } }
"1.1.0" = { b = "unknown" } # nobody asked yet

[bundles."a-1.0"]
name = "A 1.0"
release-date = "2026-01-01"
lts-until = "2027-01-01"
# what customers have
a = "1.0.0"
extensions = ["x@2.0.0"]

[[stop]]
component = "a"
at = "1.0"
risk = "r"
reason = "data is converted"

[[block]]
component = "a"
from = "1.x"
to = "2.x"
since = "2026-01-01"
until = "2026-02-01"

[[edge]]
component = "a"
from = "1.0.0"
to = "1.1.0"
risks = ["r", "s"]
reason = "a hotfix"

[[skew]]
component = "a"
against = "b"
behind = 2
ahead = 1
reason = "they share a protocol"

# for now
[[step]]
component = "a"
minors = 1
reason = "data is converted"

[[together]]
components = ["a", "b"]

[[proof]]
set = { a = "1.0.0", b = "1.0.0" }
result = "failed"
date = "2026-01-01"
run = "7"
`;

describe('formatMatrix', () => {
  it('writes everything that the second form can say, and what people wrote beside it', () => {
    expect(formatMatrix(parseMatrix(TEXT))).toBe(TEXT);
  });
});

describe('textOf', () => {
  it('says that nobody knows', () => {
    expect(textOf({ kind: 'unknown', at: { line: 1, column: 1 } })).toBe('unknown');
  });
});
