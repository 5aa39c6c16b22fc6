// Releases one app and says when it starts and ends, for tests that kill it meanwhile.
import { releaseApp } from './feed-folder.ts';

const [folder = '', release = ''] = process.argv.slice(2);
process.stdout.write('started\n');
await releaseApp(folder, Number(release));
process.stdout.write('ended\n');
