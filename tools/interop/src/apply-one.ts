// Run as a process of its own by the determinism suite: applies one delta.
import { applyDeltaFiles } from '@nuspine/delta/fs';

const [base, delta, out] = process.argv.slice(2);
if (base === undefined || delta === undefined || out === undefined)
  throw new Error('usage: apply-one <base> <delta> <out>');
await applyDeltaFiles({ base, deltas: [delta], out });
