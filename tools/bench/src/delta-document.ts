/** The text between two lines that mark what a benchmark wrote, in a document that people wrote. */
const START = '<!-- written by `pnpm bench delta` -->';
const END = '<!-- until here -->';

/** What stands above the tables. */
const INTRODUCTION = `# Deltas beside other programs

    pnpm bench delta

makes this page. It runs every contender as a whole process, one after the other, on four pairs of releases that are rebuilt
from public packages ([which](../benchmarks.md)); programs that are not installed are left out. Those of a table take turns,
ours and the others by one rule: three runs each with S and M, one with L and N; then each that is short runs on until its
runs have taken three seconds, or to 15 runs. The median run counts. A ratio is to the first line of its table, which is ours: 2.00 in a
column of time means that the other took twice as long. \`time\` is what a user waits for, \`cpu\` the processor time of the
process and its children, \`peak\` the largest resident set of any one process.

Where it says "again and again", the small ones are measured once more as by a program that imports the package, or loads Squirrel:
what one more takes in a process that has done ten, a tenth of the difference between processes that do ten and twenty. By then both
runtimes have compiled what they run; most of what S takes by a process of its own is the start of that process. The steps of Velopack are
processes each time.

Squirrel runs under mono. Velopack's steps are those of its own program, which unpacks both packages, calls \`zstd\` for each
file and packs the result; they are replayed with \`unzip\`, \`zstd\` and \`zip\`. What Squirrel and Velopack rebuild has the right
contents, but other bytes than the released package; ours was compared with it byte for byte.
`;

/** The page about deltas. `tables` are Markdown, the first of them the targets. */
export function deltaDocument(machine: string, tables: readonly string[]): string {
  return `${INTRODUCTION}\nMeasured with ${machine}.\n\n${tables.map((table) => table.replace('### ', '## ')).join('\n')}`;
}

/** Puts `table` into a document, between the lines that mark its place. Throws if the document has no such place. */
export function replaceMarked(document: string, table: string): string {
  const start = document.indexOf(START);
  const end = document.indexOf(END);
  if (start < 0 || end < start) throw new Error(`document has no lines ${START} and ${END}`);
  return `${document.slice(0, start + START.length)}\n\n${table.trim()}\n\n${document.slice(end)}`;
}
