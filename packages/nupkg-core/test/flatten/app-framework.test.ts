import { formatTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { appFramework, parseAppFramework } from '../../src/index.ts';
import { buildPackage } from '../builders/package.ts';

describe('appFramework', () => {
  it('is the one under lib/', async () => {
    const app = await buildPackage({
      id: 'A',
      files: ['lib/net8.0/A.dll', 'lib/net80/B.dll'],
      dependencies: { 'net9.0': [] },
    });
    expect(formatTargetFramework(appFramework(app))).toBe('net8.0');
  });

  it('is the one of the dependency groups where there is no lib/', async () => {
    const app = await buildPackage({ id: 'A', dependencies: { 'net9.0': [], any: [] } });
    expect(formatTargetFramework(appFramework(app))).toBe('net9.0');
  });

  it('is not guessed: the error lists what there is', async () => {
    const app = await buildPackage({ id: 'A', files: ['lib/net8.0/A.dll', 'lib/net472/A.dll'] });
    expect(() => appFramework(app)).toThrowCode('FLATTEN_FRAMEWORK_UNCLEAR');
    expect(() => appFramework(app)).toThrow(
      expect.objectContaining({ details: { path: 'A 1.0.0', found: ['net472', 'net8.0'] } }),
    );
  });

  it('cannot be known of a package that names none', async () => {
    const app = await buildPackage({ id: 'A', files: ['content/a.txt'] });
    expect(() => appFramework(app)).toThrowCode('FLATTEN_FRAMEWORK_UNCLEAR');
  });
});

describe('parseAppFramework', () => {
  it('reads a framework', () => {
    expect(formatTargetFramework(parseAppFramework('net8.0'))).toBe('net8.0');
  });

  it.each([
    ['net8.0-windows', 'net8.0-windows7.0'],
    ['NET8.0-Windows', 'net8.0-windows7.0'],
    ['net8.0-windows10.0.19041', 'net8.0-windows10.0.19041'],
    ['net8.0-android', 'net8.0-android'],
    ['net472', 'net472'],
  ])('takes %s for what the SDK makes of it in a project', (text, framework) => {
    expect(formatTargetFramework(parseAppFramework(text)).toLowerCase()).toBe(framework);
  });

  it('refuses what is none', () => {
    expect(() => parseAppFramework('latest')).toThrowCode('FLATTEN_FRAMEWORK_UNKNOWN');
  });
});
