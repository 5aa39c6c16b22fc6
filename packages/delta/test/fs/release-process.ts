// Adds one release to a feed and says when it starts and ends, for tests that kill it meanwhile.
import { addParts, appFiles } from './feed-folder.ts';

const [feed = '', release = ''] = process.argv.slice(2);
process.stdout.write('started\n');
await addParts(feed, { version: `1.${release}.0`, files: appFiles(Number(release)) });
process.stdout.write('ended\n');
