import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unfitNode } from '../src/unfit-node.ts';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));

describe('unfitNode', () => {
  it.each(['22.22.0', '22.23.1', '24.0.0'])('has nothing to say against %s', (version) => {
    expect(unfitNode(version)).toBeUndefined();
  });

  it.each(['22.21.1', '20.20.2', '18.0.0'])('says what is wrong with %s, and what package.json asks for', (version) => {
    expect(unfitNode(version)).toBe(
      `nuspine needs Node ${engines.node.replace('>=', '')} or newer, and this is Node ${version}\n`,
    );
  });
});
