import config from '../../rollup.config.shared.mjs';

export default config(import.meta.url, [
  'src/index.ts',
  'src/fs/executors/flatten.ts',
  'src/fs/executors/delta.ts',
  'src/fs/executors/releases.ts',
  'src/fs/executors/releases-verify.ts',
  'src/fs/print-code-digest.ts',
  'src/fs/print-feed-digest.ts',
  'src/fs/generators/init.ts',
  'src/fs/generators/release-line.ts',
]);
