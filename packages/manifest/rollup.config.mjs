import config from '../../rollup.config.shared.mjs';

export default config(
  import.meta.url,
  [
    'src/index.ts',
    'src/fs/index.ts',
    'src/fs/verify.ts',
    'src/fs/net-jail/keeper.ts',
    'src/fs/digest-thread.ts',
    'src/fs/examine/examine-thread.ts',
  ],
  { isLibrary: true },
);
