import { describe, expect, it } from 'vitest';
import { visitEntries } from '../src/read-entries.ts';
import { formatDocument } from '../src/read-document.ts';

const START = '{\n  "files": [\n';

function visited(document: Uint8Array | string): readonly unknown[] | undefined {
  const found: unknown[] = [];
  const bytes = typeof document === 'string' ? Buffer.from(document) : document;
  return visitEntries(bytes, START, (entry) => found.push(entry) > 0) ? found : undefined;
}

describe('visitEntries', () => {
  it('gives the entries that a reader of the whole document gives', () => {
    const files = [
      { path: 'a', words: ['x', { deep: { er: '\n    },\n' } }] },
      { path: 'ü\u2028"\\', own: { list: [] } },
      { __proto__: null, path: '}' },
    ];
    const bytes = formatDocument({ files });
    const whole: { readonly files: readonly unknown[] } = JSON.parse(Buffer.from(bytes).toString());
    expect(visited(bytes)).toEqual(whole.files);
  });

  const sound = Buffer.from(formatDocument({ files: [{ path: 'a' }, { path: 'b' }] })).toString();

  it.each([
    ['in one line', '{"files":[{"path":"a"}]}'],
    ['of an empty list', Buffer.from(formatDocument({ files: [] })).toString()],
    ['with members behind the list', sound.replace('\n  ]\n', '\n  ],\n  "more": 1\n')],
    ['with something behind it', `${sound} `],
    ['that is cut', sound.slice(0, -5)],
    ['that is cut in an entry', sound.slice(0, 30)],
    ['with something between entries', sound.replace('},\n', '},x\n')],
    ['with two entries in one place', sound.replace('\n    },\n    {', '\n    } , {')],
    ['with a list for an entry', sound.replace('    {\n      "path": "a"\n    }', '    [{\n    }]')],
    ['with a fault in an entry', sound.replace('"a"', "'a'")],
  ])('leaves a document %s to others', (_, document) => {
    expect(visited(sound)).toHaveLength(2);
    expect(visited(document)).toBeUndefined();
  });

  it('leaves a document that is not UTF-8 to others, and ends when it is told to', () => {
    const bytes = Buffer.from(sound);
    expect(visitEntries(bytes, START, () => false)).toBe(false);
    bytes[bytes.indexOf('a"')] = 0xff;
    expect(visited(bytes)).toBeUndefined();
  });
});
