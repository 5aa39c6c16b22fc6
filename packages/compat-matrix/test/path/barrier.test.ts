import { describe, expect, it } from 'vitest';
import { parseMatrix } from '../../src/index.ts';
import { barriersBetween } from '../../src/path/barrier.ts';

const MATRIX = parseMatrix(`[compatibility.a]
"1.0.0" = {}
"1.2.0" = { released = "2026-02-01" }
"2.0.0" = { epoch = 2 }
[[stop]]
component = "a"
at = "1.2"
risk = "skip"
[[block]]
component = "a"
from = "1.x"
to = "2.x"
reason = "it loses data"
[[step]]
component = "a"
minors = 1
[[edge]]
component = "b"
from = "1.0.0"
to = "2.0.0"
risks = ["one", "two"]
[[edge]]
component = "b"
from = "1.0.0"
to = "1.1.0"`);

function between(name: string, from: string, to: string, now?: string): readonly string[] {
  const component = MATRIX.components.get(name);
  if (component === undefined) throw new Error('component is missing');
  const barriers = barriersBetween(MATRIX, component, from, to, now === undefined ? {} : { now });
  return barriers.map(({ kind, risk, text }) => `${kind} ${risk ?? '-'} ${text}`);
}

describe('barriersBetween', () => {
  it('lists everything in the way', () => {
    expect(between('a', '1.0.0', '2.0.0')).toEqual([
      'stop skip a must stop at 1.2 (line 5)',
      'block - a may not go from 1.x to 2.x: it loses data (line 9)',
      'epoch - one upgrade of a enters the next epoch, not from 0 to 2',
    ]);
    expect(between('a', '1.0.0', '1.2.0', '2026-01-01')).toEqual([
      'step - one upgrade of a climbs at most 1 minor versions (line 14)',
      'date - a@1.2.0 is released on 2026-02-01',
    ]);
  });

  it('asks for every risk of an edge, and for an edge where there are some', () => {
    expect(between('b', '1.0.0', '1.1.0')).toEqual([]);
    expect(between('b', '1.0.0', '2.0.0').map((text) => text.split(' ')[1])).toEqual(['one', 'two']);
    expect(between('b', '1.1.0', '2.0.0')).toEqual(['edge - no edge leads from b 1.1.0 to 2.0.0']);
  });
});
