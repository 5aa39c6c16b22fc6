import { runProgram } from './run-program.ts';

/** Debian's own Python has the modules of Debian packages; the first one on PATH may be another. */
const PYTHONS = ['python3', '/usr/bin/python3'];

/** A Python that has a module. `undefined` if there is none; on CI that is an error. */
export async function pythonWith(
  module: string,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<string | undefined> {
  for (const python of PYTHONS) {
    const { code } = await runProgram(python, ['-c', `import ${module}`]).catch(() => ({ code: 1 }));
    if (code === 0) return python;
  }
  if (env['CI'] === 'true') throw new Error(`CI must not skip anything, but this suite needs Python's ${module}`);
  return undefined;
}
