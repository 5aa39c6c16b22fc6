import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

describe('runProcess', () => {
  it('loads only commander and the primitives before it knows the command', () => {
    const loaded = staticImports(new URL('../../src/fs/run-process.ts', import.meta.url), new Set());
    expect([...loaded].toSorted()).toEqual(['@nuspine/primitives', 'commander', 'node:fs', 'node:process']);
  });
});

/** The packages that a module and the files it imports load at once; `import type` and `import()` load nothing. */
function staticImports(file: URL, seen: Set<string>): ReadonlySet<string> {
  const found = new Set<string>();
  if (seen.has(file.href)) return found;
  seen.add(file.href);
  for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(
    /^(?:import|export) (?!type )[^;]*?from '([^']+)';/gm,
  )) {
    if (!name.startsWith('.')) found.add(name);
    else for (const below of staticImports(new URL(name, file), seen)) found.add(below);
  }
  return found;
}
