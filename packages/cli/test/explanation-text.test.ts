import type { DeltaExplanation } from '@nuspine/delta';
import { describe, expect, it } from 'vitest';
import { explanationText } from '../src/explanation-text.ts';

const EXPLANATION: DeltaExplanation = {
  format: 'nuspine',
  id: 'App',
  version: '1.1.0',
  size: 1000,
  attribution: 'bits',
  files: [
    ...Array.from({ length: 22 }, (_, index) => ({
      path: `lib/${String(index)}.dll`,
      kind: 'patched' as const,
      bytes: 40,
      parts: [
        { part: 'heaps', bytes: 10 },
        { part: 'content', bytes: 30 },
      ],
    })),
    { path: 'lib/same.txt', kind: 'unchanged', bytes: 0, parts: [] },
  ],
  rest: [{ part: 'container', bytes: 120 }],
};

describe('explanationText', () => {
  it('shows the files that take most, and all parts', () => {
    const text = explanationText(EXPLANATION);
    expect(text).toMatch(/lib\/0\.dll +patched +40 +4\.0 % +content 75\.0 %/);
    expect(text).toMatch(/2 more files +80 +8\.0 %/);
    expect(text).toMatch(/content +660 +66\.0 %\nheaps +220 +22\.0 %\ncontainer +120 +12\.0 %\nall +1000 +100\.0 %/);
    expect(text).toContain('23 files: 22 patched, 1 unchanged');
    expect(text).not.toContain('same.txt');
  });

  it('shows streams where files cannot be told', () => {
    const streams = [{ stream: 'literals', size: 5000, bytes: 900 }];
    const rest = [
      { part: 'container', bytes: 100 },
      { part: 'literals', bytes: 900 },
    ];
    const text = explanationText({ ...EXPLANATION, attribution: 'streams', files: [], rest, streams });
    expect(text).toMatch(/literals +900 +90\.0 % +5000/);
  });
});
