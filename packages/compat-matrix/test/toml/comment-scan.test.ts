import { describe, expect, it } from 'vitest';
import { keyPositions } from '../../src/toml/key-positions.ts';

/** `path: above | beside | below`, lines joined by commas. */
function comments(text: string): readonly string[] {
  return keyPositions(text).comments.map(
    ({ path, above, beside = '', below }) => `${path.join('.')}: ${above.join()} | ${beside} | ${below.join()}`,
  );
}

describe('CommentScan', () => {
  it.each([
    ['a line above a key', '# one\na = 1\n', ['a: # one |  | ']],
    ['lines above a header', 'a = 1\n# one\n# two\n[t]\n', ['t: # one,# two |  | ']],
    ['what stands at the end of a line', 'a = "#" # one\nb = 2# two', ['a:  | # one | ', 'b:  | # two | ']],
    ['what opens the document', '# one\n\n# two\na = 1', [': # one, |  | ', 'a: # two |  | ']],
    ['a line that sticks to the key before it', 'a = 1\n# one\n\nb = 2', ['a:  |  | # one']],
    ['lines with blank ones around', 'a = 1\n\n# one\n\n\n# two\n\nb = 2', ['b: # one,,# two |  | ']],
    ['what closes the document', 'a = 1\n# one\n\n# two\n', ['a:  |  | # one,,# two']],
    ['a document of nothing else', '# one\n# two', [': # one,# two, |  | ']],
    [
      'what stands in a value',
      'a = [ # one\n 1, # two\n]\nb.c = { d = [\n# three\n] }',
      ['a: # one,# two |  | ', 'b.c: # three |  | '],
    ],
    ['a header after it', '[[l]] # one\n[l.t]\r\n# two\r\nk = 1\r\n', ['l.0:  | # one | ', 'l.0.t.k: # two |  | ']],
    ['a string with a number sign', 'a = """\n# none\n"""', []],
  ])('finds %s', (_what, text, found) => {
    expect(comments(text)).toEqual(found);
  });
});
