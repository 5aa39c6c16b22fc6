import { describe, expect, it } from 'vitest';
import { parseExtensionManifest, unmetNeeds } from '../../src/index.ts';

const SOUND = 'name = "redis"\nversion = "1.0.0"\ncore-version = "^3.2"\nplatform-version = "*"\nauthor = "somebody"\n';

describe('parseExtensionManifest', () => {
  it.each([
    ['no TOML', '='],
    ['no name', SOUND.replace('name', 'nom')],
    ['a name with a slash', SOUND.replace('redis', 're/dis')],
    ['no version', SOUND.replace('"1.0.0"', '"1.0"')],
    ['no needs', SOUND.replaceAll('-version', '')],
    ['a range that is none', SOUND.replace('^3.2', 'three')],
    ['a range that is no text', SOUND.replace('"^3.2"', '3')],
  ])('refuses %s', (_what, text) => {
    expect(() => parseExtensionManifest(text, 'manifest.toml')).toThrowCode('MATRIX_EXTENSION_INVALID');
  });
});

describe('unmetNeeds', () => {
  const manifest = parseExtensionManifest(SOUND, 'manifest.toml');

  it.each([
    [{ core: '3.2.1', platform: '1.0.0' }, []],
    [{ core: '3.1.0', platform: '1.0.0' }, ['redis 1.0.0 needs core ^3.2, and this is 3.1.0']],
    [{ core: '3.2.0' }, ['redis 1.0.0 needs platform *, and there is none']],
  ])('says of %j: %j', (set, wanted) => {
    expect(unmetNeeds(manifest, new Map(Object.entries(set)))).toEqual(wanted);
  });
});
