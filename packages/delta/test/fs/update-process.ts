// Updates one package in a process of its own, so that it can be killed: <feed> <current> <out>.
import { updatePackage } from '../../src/fs/update-package.ts';

const [feed = '', current = '', out = ''] = process.argv.slice(2);
process.stdout.write('started\n');
await updatePackage({ feed, current, out });
