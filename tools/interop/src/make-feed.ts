// Run as a process of its own by the determinism suite: makes the demo feed in the folder it is told.
import { releasePair } from './release-pair.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('usage: make-feed <folder>');
await releasePair(folder, ['squirrel', 'velopack', 'nuspine']);
