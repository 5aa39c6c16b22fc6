import config from '../../rollup.config.shared.mjs';

export default config(
  import.meta.url,
  ['src/index.ts', 'src/fs/index.ts', 'src/json/index.ts', 'src/fs/registry/index.ts'],
  { isLibrary: true, startsSoon: true },
);
