import { logger, type PromiseExecutor } from '@nx/devkit';
import { fullFileName } from '@nuspine/delta';
import { flattenPackageFile, withPackageFile, writeSbomFile } from '@nuspine/nupkg-core/fs';
import { formatNuGetVersion } from '@nuspine/primitives';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import { join } from 'node:path';
import type { FlattenExecutorOptions } from '../../executor-options.ts';
import { outcome } from '../outcome.ts';
import { emptyOutput, projectPath } from '../project-path.ts';
import { singlePackage } from '../single-package.ts';

/** Flattens the app package of a project; the report beside the result says where each file came from. */
export const flatten: PromiseExecutor<FlattenExecutorOptions> = ({ outputPath, sbom, ...line }, context) =>
  outcome(async () => {
    const app = await singlePackage(projectPath(context, line.app));
    const identity = await withPackageFile(app, async (pkg) => pkg.identity);
    const sources = line.sources.map((source) => projectPath(context, source));
    const frameworkPacks = (line.frameworkPacks ?? []).map((pack) => projectPath(context, pack));
    const folder = await emptyOutput(context, outputPath);
    const report = await flattenPackageFile({
      ...line,
      embedSbom: sbom === 'inside',
      app,
      sources,
      frameworkPacks,
      out: join(folder, fullFileName(identity.id, formatNuGetVersion(identity.version))),
    });
    await writeFileAtomically(join(folder, 'report.json'), (sink) =>
      sink.write(Buffer.from(`${JSON.stringify(report, null, 2)}\n`)),
    );
    if (sbom === 'beside') await writeSbomFile(join(folder, 'sbom.cdx.json'), report);
    logger.info(`${report.output.name}: packages: ${report.packages.length}, files: ${report.files.length}`);
    return true;
  });
