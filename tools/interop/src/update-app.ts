// Run as a process of its own, so that it can be killed: updates a package as `nuspine feed update` does.
import { updatePackage } from '@nuspine/delta/fs';

const [feed, current, out] = process.argv.slice(2);
if (feed === undefined || current === undefined || out === undefined) {
  throw new Error('usage: update-app <feed> <current> <out>');
}
process.stdout.write('started\n');
await updatePackage({ feed, current, out });
