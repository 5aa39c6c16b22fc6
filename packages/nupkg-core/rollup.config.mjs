import config from '../../rollup.config.shared.mjs';

export default config(
  import.meta.url,
  ['src/index.ts', 'src/fs/index.ts', 'src/fs/read-nuspec-file.ts', 'src/fs/deflate-thread.ts'],
  {
    isLibrary: true,
    startsSoon: true,
  },
);
