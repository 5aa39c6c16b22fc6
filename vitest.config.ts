import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Tests run on the source of every workspace package, so no build is needed before them.
const conditions = ['@nuspine/source', 'node', 'import'];

// Tests start many threads and processes on the source: what Node makes of a file is kept, or each would strip its types again.
process.env['NODE_COMPILE_CACHE'] ??= fileURLToPath(new URL('node_modules/.cache/compiled', import.meta.url));

// `vitest --mode deep` runs campaigns whole: no shell has to set a variable, which each would write in its own way.
export default defineConfig(({ mode }) => ({
  // One root for all packages: what is kept of a transformed file is kept for it, and most packages import the same ones.
  root: fileURLToPath(new URL('.', import.meta.url)),
  test: {
    dir: process.cwd(),
    include: ['test/**/*.test.ts'],
    setupFiles: [fileURLToPath(new URL('./tools/testkit/src/setup.ts', import.meta.url))],
    env: mode === 'deep' ? { NUSPINE_DEEP: '1' } : {},
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // No module keeps state between tests, so files may share a process: a third of the time on two cores. Not a thread: V8
    // may lose track of what it compiles for calls from WebAssembly when several threads of a process do so at once, and takes
    // the run down. The type stripper, which is WebAssembly, makes such calls in each thread that a test starts, hence the flag.
    pool: 'forks',
    execArgv: ['--wasm-wrapper-tiering-budget=2000000000'],
    isolate: false,
  },
  resolve: { conditions },
  ssr: { resolve: { conditions } },
}));
