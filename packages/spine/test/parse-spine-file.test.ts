import { describe, expect, it } from 'vitest';
import { parseSpineFile, SpineError } from '../src/index.ts';

describe('parseSpineFile', () => {
  it('reads what shares the version', () => {
    const text = 'source = "package.json"\n[[artifact]]\nkind = "compose"\npath = "compose.yaml"\nimage = "acme/app"\n';
    expect(parseSpineFile(text, 'spine.toml')).toEqual({
      source: 'package.json',
      artifact: [{ kind: 'compose', path: 'compose.yaml', image: 'acme/app' }],
    });
  });

  it('names the line that is not TOML', () => {
    const failing = thrownBy(() => parseSpineFile('source = "package.json"\n[[artifact\n', 'spine.toml'));
    expect(failing).toMatchObject({ code: 'SPINE_FILE_INVALID', details: { path: 'spine.toml', line: 2 } });
  });

  it.each([
    ['no source', '[[artifact]]\nkind = "npm"\npath = "package.json"', "/ must have required property 'source'"],
    ['a kind that is none', artifact('kind = "rpm"\npath = "a"'), '/artifact/0 value of tag "kind" must be in oneOf'],
    ['a key nobody knows', artifact('kind = "npm"\npath = "a"\nproperty = "b"'), '(property)'],
    ['an image without name', artifact('kind = "compose"\npath = "a"'), "must have required property 'image'"],
    ['no artifact', 'source = "package.json"\nartifact = []', 'must NOT have fewer than 1 items'],
  ])('refuses %s', (_, text, found) => {
    const failing = thrownBy(() => parseSpineFile(text, 'spine.toml'));
    expect(failing).toMatchObject({ code: 'SPINE_FILE_INVALID' });
    expect(String(failing instanceof SpineError && failing.details.found)).toContain(found);
  });
});

function artifact(fields: string): string {
  return `source = "package.json"\n[[artifact]]\n${fields}\n`;
}

function thrownBy(action: () => unknown): unknown {
  try {
    return action();
  } catch (error) {
    return error;
  }
}
