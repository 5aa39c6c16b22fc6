import { describe, expect, it } from 'vitest';
import { judgeClosure, missingFinding } from '../../src/closure/judge-closure.ts';
import { FACTS } from '../facts.ts';

const place = (file: string): string => `feed/${file}`;
const wanted = { id: 'a', version: '1.0.0', consumers: ['x.csproj'] };
const judge = (packages: readonly object[], keep: readonly string[] = []): object =>
  judgeClosure({ projects: 1, packages: packages.map((one) => ({ ...wanted, ...one })), gaps: [] }, FACTS.packages, {
    keep,
    place,
  });

describe('judgeClosure', () => {
  it('finds nothing where both agree', () => {
    expect(judge([{}])).toEqual({ missing: [], unused: [], findings: [] });
  });

  it('tells what is missing from what nobody needs', () => {
    expect(judge([{ version: '2.0.0' }])).toMatchObject({ missing: [{ version: '2.0.0' }], unused: [{ id: 'A' }] });
  });

  it('keeps what is to be kept', () => {
    expect(judge([], ['a'])).toMatchObject({ unused: [] });
  });

  it('finds a package that is not the one that was locked', () => {
    expect(judge([{ contentHash: 'other' }])).toMatchObject({
      findings: [{ code: 'package-not-locked', path: 'feed/A.1.0.0.nupkg', wanted: 'other' }],
    });
  });

  it('says what does not tell what it needs', () => {
    const gaps = [{ path: 'x.csproj', reason: 'no lock file' }];
    expect(judgeClosure({ projects: 1, packages: [], gaps }, [], { keep: [], place }).findings).toMatchObject([
      { code: 'closure-unknown', path: 'x.csproj', found: 'no lock file' },
    ]);
  });
});

describe('missingFinding', () => {
  it('names the package and who needs it', () => {
    expect(missingFinding(wanted, place)).toMatchObject({ path: 'feed/a.1.0.0.nupkg', found: 'needed by x.csproj' });
  });
});
