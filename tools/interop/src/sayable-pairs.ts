import { buildPackage } from '@nuspine/testkit/packages';

/** One change from a release to the next, and what Squirrel's format can say of it. */
export interface SayablePair {
  readonly what: string;
  readonly base: Readonly<Record<string, string | Uint8Array>>;
  readonly target: Readonly<Record<string, string | Uint8Array>>;
  /** Why Squirrel's own client would install something else; it is then to be refused. */
  readonly refused?: string;
}

const LIB = 'lib/net45/';
const TEXT = 'the same words again and again, with a number at the end '.repeat(40);
const noise = (length: number, seed: number): Uint8Array => {
  const bytes = Buffer.alloc(length);
  for (let at = 0, state = seed; at < length; at += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = state >>> 16;
  }
  return bytes;
};
const SAME = { [`${LIB}same.dll`]: TEXT };

/** One file under lib, before and after; `undefined` where it is not. */
function one(
  what: string,
  name: string,
  before: string | Uint8Array | undefined,
  after: string | Uint8Array | undefined,
  refused?: string,
): SayablePair {
  const file = (content: string | Uint8Array | undefined) => (content === undefined ? {} : { [LIB + name]: content });
  return {
    what,
    base: { ...SAME, ...file(before) },
    target: { ...SAME, ...file(after) },
    ...(refused === undefined ? {} : { refused }),
  };
}

const edited = `${TEXT}!`;

/** Every row of what Squirrel's deltas can say or get wrong, forty of them. */
export const SAYABLE_PAIRS: readonly SayablePair[] = [
  one('nothing changed', 'a.dll', TEXT, TEXT),
  one('a changed library', 'a.dll', TEXT, edited),
  one('a changed program', 'a.exe', TEXT, edited),
  one('a changed text', 'a.txt', TEXT, edited),
  one('a new file', 'a.dll', undefined, TEXT),
  one('a deleted file', 'a.dll', TEXT, undefined),
  one('a file that becomes empty', 'a.dll', TEXT, ''),
  one('a text that becomes empty', 'a.txt', TEXT, ''),
  one('a file that stays empty', 'a.txt', '', ''),
  one('an empty file that gets content', 'a.txt', '', TEXT),
  one('an empty library that gets content', 'a.dll', '', TEXT),
  one('a new empty file', '__init__.py', undefined, '', 'empty entry means unchanged'),
  one('one byte changed, so that nothing is extra', 'a.exe', noise(31_000, 1), noise(31_000, 1).fill(7, 500, 504)),
  one('everything changed, so that nothing is a difference', 'a.dll', noise(3000, 1), noise(3000, 2)),
  one('a file of one byte', 'a.dll', 'a', 'b'),
  one('a file that grows', 'a.dll', TEXT, TEXT.repeat(5)),
  one('a file that shrinks', 'a.dll', TEXT.repeat(5), TEXT),
  one('a giant run', 'a.dll', new Uint8Array(400_000), new Uint8Array(500_000)),
  one('a giant run that gets a byte', 'a.dll', new Uint8Array(400_000), new Uint8Array(400_000).fill(1, 9, 10)),
  one('bytes that do not compress', 'a.dat', noise(20_000, 3), noise(20_000, 4)),
  one(
    'moved blocks',
    'a.dll',
    Buffer.concat([noise(9000, 5), noise(9000, 6)]),
    Buffer.concat([noise(9000, 6), noise(9000, 5)]),
  ),
  one('a name with a space', 'a b.dll', TEXT, edited),
  one('a name with two spaces', 'a  b.txt', TEXT, edited),
  one('a name with a #', 'c#.dll', TEXT, edited),
  one('an unchanged name with a space and a #', 'c # d.dll', TEXT, TEXT),
  one('a new name with a space', 'new file.txt', undefined, TEXT),
  one('a name beyond ASCII', 'größe.dll', TEXT, edited),
  one('a name in another script', '日本語.txt', TEXT, edited),
  one('a name with a percent sign', '100%.txt', TEXT, edited),
  one('a name with a plus and a quote', "a+b'c.txt", TEXT, edited),
  one('a new folder under lib', 'de/a.resources.dll', undefined, TEXT),
  one('a folder that goes', 'de/a.resources.dll', TEXT, undefined),
  one('a name like a patch', 'x.bsdiff', undefined, TEXT, 'taken for a patch'),
  one('a name like a marker', 'x.diff', TEXT, edited, 'taken for a marker'),
  one('a name like a hash', 'x.shasum', TEXT, edited, 'taken for a hash'),
  one('a folder named like a marker', 'x.diffs/a.dll', TEXT, edited, 'every .diff in a path is replaced'),
  {
    what: 'a rename',
    base: { ...SAME, [`${LIB}old.dll`]: TEXT },
    target: { ...SAME, [`${LIB}new.dll`]: TEXT },
  },
  {
    what: 'a rename by case',
    base: { ...SAME, [`${LIB}readme.txt`]: TEXT },
    target: { ...SAME, [`${LIB}ReadMe.txt`]: TEXT },
    refused: 'both are kept, or the old name',
  },
  {
    what: 'a deletion outside lib',
    base: { ...SAME, 'tools/a.txt': TEXT },
    target: SAME,
    refused: 'nothing outside lib is deleted',
  },
  {
    what: 'a new folder outside lib',
    base: SAME,
    target: { ...SAME, 'content/a.txt': TEXT },
    refused: 'the folder is not made',
  },
];

/** The package of one side of a pair. */
export function pairPackage(files: SayablePair['base'], version: string): Promise<Uint8Array> {
  return buildPackage({ version, files });
}
