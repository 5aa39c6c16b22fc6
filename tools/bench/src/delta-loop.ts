// node delta-loop.ts <times> apply <base> <delta> <out>, or <times> create <base> <target> <out>: one process that imports the
// package and does the same over and over. What it makes is for Velopack.
import { applyDeltaFiles, createDeltaFile } from '@nuspine/delta/fs';

const [times, step, base = '', given = '', out = ''] = process.argv.slice(2);
for (let done = 0; done < Number(times); done += 1) {
  if (step === 'apply') await applyDeltaFiles({ base, deltas: [given], out });
  else await createDeltaFile({ base, target: given, out, format: 'velopack' });
}
