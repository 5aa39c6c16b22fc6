import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { EXIT, type ExitCode, exitCodeOf } from '../src/index.ts';
import { hintFor, HINTS } from '../src/hint.ts';

const PACKAGES = new URL('../../', import.meta.url);

describe('hintFor', () => {
  it('has advice of its own for a code', () => {
    expect(hintFor('CLI_USAGE', EXIT.usage)).toContain('--help');
  });

  it('speaks of the path, not of its content, when the system refuses one', () => {
    expect(hintFor('ENOENT', EXIT.badInput)).toContain('spelled correctly');
    expect(hintFor('EACCES', EXIT.environment)).toContain('permissions');
  });

  it.each(Object.values(EXIT).filter((code) => code !== EXIT.ok))('has advice for exit code %i', (code) => {
    expect(hintFor('UNHEARD_OF', code)).not.toBe('');
  });
});

describe('HINTS', () => {
  const codes = readdirSync(PACKAGES).flatMap((name) => codesOf(new URL(`${name}/src/errors.ts`, PACKAGES)));

  it('advises on codes that exist', () => {
    expect(Object.keys(HINTS).filter((code) => !codes.includes(code))).toEqual([]);
  });

  it('advises on each code but those of damaged input, for which there is but one advice', () => {
    const exitCode = (code: string): ExitCode => exitCodeOf(Object.assign(new Error(), { code }));
    const others = codes.filter((code) => exitCode(code) !== EXIT.badInput);
    expect(others.length).toBeGreaterThan(50);
    expect(others.filter((code) => !(code in HINTS))).toEqual([]);
  });
});

function codesOf(file: URL): readonly string[] {
  return [...readFileSync(file, 'utf8').matchAll(/'([A-Z][A-Z0-9_]+)'/g)].map(([, code]) => code ?? '');
}
