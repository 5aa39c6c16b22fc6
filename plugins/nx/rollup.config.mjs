import { readdirSync } from 'node:fs';
import config from '../../rollup.config.shared.mjs';

const sources = (folder) =>
  readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name}`);

export default config(import.meta.url, [
  'src/index.ts',
  ...sources('src/fs/executors'),
  'src/fs/print-code-digest.ts',
  'src/fs/print-feed-digest.ts',
  ...sources('src/fs/generators'),
  ...sources('src/fs/migrations'),
  'src/fs/version-actions.ts',
]);
