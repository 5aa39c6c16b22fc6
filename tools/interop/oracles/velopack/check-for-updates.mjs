// What Velopack's own client makes of a feed: node check-for-updates.mjs <folder with velopack> <feed> <channel> <app folder>
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';

const [modules, feed, channel, app] = process.argv.slice(2);
const { UpdateManager } = createRequire(join(modules, 'package.json'))('velopack');

const manager = new UpdateManager(
  feed,
  { AllowVersionDowngrade: false, ExplicitChannel: channel, MaximumDeltasBeforeFallback: 10 },
  {
    RootAppDir: app,
    UpdateExePath: join(app, 'Update'),
    PackagesDir: join(app, 'packages'),
    ManifestPath: join(app, 'sq.version'),
    CurrentBinaryDir: app,
    IsPortable: true,
  },
);
process.stdout.write(`${JSON.stringify(await manager.checkForUpdatesAsync())}\n`);
