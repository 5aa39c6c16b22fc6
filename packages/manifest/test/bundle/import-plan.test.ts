import { describe, expect, it } from 'vitest';
import { planImport, stateFor } from '../../src/bundle/import-plan.ts';

const [A, B, C] = [
  `sha256:${'a'.repeat(64)}` as const,
  `sha256:${'b'.repeat(64)}` as const,
  `sha256:${'c'.repeat(64)}` as const,
];

describe('stateFor', () => {
  it.each([
    ['present', { contents: A }, { contents: A, history: [] }],
    ['applied', { contents: B }, { contents: A, history: [A] }],
    ['applied', { contents: B, base: A }, { contents: A, history: [] }],
    ['waiting', { contents: C, base: B }, { contents: A, history: [A] }],
    ['superseded', { contents: A }, { contents: B, history: [A, B] }],
    ['superseded', { contents: B, base: A }, { contents: C, history: [A, B, C] }],
    // Somebody put the tree back: what came later may come again.
    ['applied', { contents: B, base: A }, { contents: A, history: [A, B, C] }],
  ] as const)('is %s', (state, bundle, tree) => {
    expect(stateFor(bundle, tree)).toBe(state);
  });
});

describe('planImport', () => {
  it('places what is another, manifests last, and removes what is listed no more', () => {
    const file = (path: string, digest: typeof A | typeof B): { path: string; size: number; digest: typeof A } => ({
      path,
      size: 1,
      digest,
    });
    const plan = planImport(
      [file('a/manifest.json', B), file('same', A), file('z', B)],
      [file('a/manifest.json', A), file('gone', A), file('same', A)],
    );
    expect(plan.place.map(({ path }) => path)).toEqual(['z', 'a/manifest.json']);
    expect(plan.remove).toEqual(['gone']);
  });
});
