import type { PromiseExecutor } from '@nx/devkit';
import type { PackExecutorOptions } from '../../executor-options.ts';
import { outcome } from '../outcome.ts';
import { emptyOutput, projectPath } from '../project-path.ts';
import { runDotnet } from '../run-dotnet.ts';

/** Packs what was built, into a folder with nothing else: `flatten` takes the one package that is there. */
export const pack: PromiseExecutor<PackExecutorOptions> = ({ outputPath, program }, context) =>
  outcome(async () => {
    const folder = await emptyOutput(context, outputPath);
    const args = ['pack', '--configuration', 'Release', '--no-build', '--no-dependencies', '--output', folder];
    return runDotnet(args, projectPath(context, '.'), program);
  });
