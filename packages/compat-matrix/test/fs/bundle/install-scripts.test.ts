import { describe, expect, it } from 'vitest';
import { installPowerShellScript, installShellScript } from '../../../src/fs/bundle/install-scripts.ts';

const FACTS = {
  document: { name: 'stable', version: '1.0.0' },
  archive: 'stable-1.0.0.tar.gz',
  digest: `sha256:${'a'.repeat(64)}`,
  installerDigest: `sha256:${'b'.repeat(64)}`,
} as const;

describe('installShellScript', () => {
  const text = installShellScript(FACTS);

  it('checks Node, the installer and the archive before it runs anything of them', () => {
    const places = [
      'command -v node',
      'process.versions.node',
      `matches nuspine-install.cjs ${FACTS.installerDigest}`,
      `matches stable-1.0.0.tar.gz ${FACTS.digest}`,
      'exec node',
    ];
    const found = places.map((place) => text.indexOf(place));
    expect(found.every((place) => place > 0)).toBe(true);
    expect(found).toEqual(found.toSorted((a, b) => a - b));
  });

  it('is sh and nothing more', () => {
    expect(text.startsWith('#!/bin/sh\n')).toBe(true);
    expect(text).not.toMatch(/\[\[|\bfunction\b|\blocal\b|<\(|\bsource\b|\$'/);
  });
});

describe('installPowerShellScript', () => {
  const text = installPowerShellScript(FACTS);

  it('has every bracket and quote closed, which is what a parser asks first', () => {
    const open: string[] = [];
    const code = text.replaceAll(/#.*$/gm, '').replaceAll(/'[^'\n]*'|"[^"\n]*"/g, '');
    expect(code).not.toMatch(/['"]/);
    for (const sign of code.match(/[(){}[\]]/g) ?? []) {
      if ('([{'.includes(sign)) open.push(sign);
      else expect(`${open.pop() ?? ''}${sign}`).toMatch(/^(\(\)|\[\]|\{\})$/);
    }
    expect(open).toEqual([]);
  });

  it('checks the same two digests before it runs the installer, and ends as that does', () => {
    const run = text.indexOf('& node');
    expect(text.indexOf(`Assert-Digest 'nuspine-install.cjs' '${FACTS.installerDigest}'`)).toBeLessThan(run);
    expect(text.indexOf(`Assert-Digest 'stable-1.0.0.tar.gz' '${FACTS.digest}'`)).toBeLessThan(run);
    expect(text.trimEnd().endsWith('exit $LASTEXITCODE')).toBe(true);
  });
});
