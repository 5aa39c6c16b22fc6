import { dirname, relative, resolve, sep } from 'node:path';
import { compareOrdinal } from '@nuspine/primitives';
import Type, { type Static } from 'typebox';
import { documentReader } from '@nuspine/primitives/json';
import { glob } from 'tinyglobby';
import { SpineError } from '../../errors.ts';
import type { PackGraphJob } from '../../gate/gate-file.ts';
import { endReason, type JobResult } from '../../gate/job-result.ts';
import { type GraphProject, judgePackGraph } from '../../gate/judge-pack-graph.ts';
import { dotnetEnvironment, type JobContext } from './job-context.ts';
import { runProgram } from './start-program.ts';

const Evaluated = Type.Object({
  Properties: Type.Object({ PackageId: Type.String(), IsPackable: Type.String() }),
  Items: Type.Object({
    ProjectReference: Type.Array(
      Type.Object({
        FullPath: Type.String(),
        PrivateAssets: Type.Optional(Type.String()),
        ReferenceOutputAssembly: Type.Optional(Type.String()),
      }),
    ),
  }),
});

/**
 * Has MSBuild evaluate the projects at the top and all they refer to, and compares what is packed with what may be.
 * Throws `SPINE_ARTIFACT_INVALID` for a project that it cannot evaluate, and `GATE_PROGRAM_MISSING`.
 */
export async function packGraph(job: PackGraphJob, context: JobContext): Promise<JobResult> {
  const tops = await glob([...job.projects], { cwd: context.folder, ignore: ['**/node_modules/**'] });
  if (tops.length === 0) return { reason: `no project is ${job.projects.join(', ')}`, facts: [] };
  const projects = new Map<string, GraphProject>();
  for (let open = tops.toSorted(); open.length > 0; ) {
    const evaluated = await Promise.all(open.map((path) => evaluateProject(path, context)));
    for (const project of evaluated) projects.set(project.path, project);
    open = [...new Set(evaluated.flatMap(({ references }) => references))].filter((path) => !projects.has(path));
  }
  return judgePackGraph(
    job,
    [...projects.values()].toSorted((a, b) => compareOrdinal(a.path, b.path)),
  );
}

async function evaluateProject(path: string, { folder, environment, seconds }: JobContext): Promise<GraphProject> {
  const asked = ['-getProperty:PackageId,IsPackable', '-getItem:ProjectReference'];
  const end = await runProgram(['dotnet', 'msbuild', path, '-nologo', ...asked], {
    cwd: folder,
    env: dotnetEnvironment(environment),
    seconds,
  });
  const reason = endReason('msbuild', end);
  if (reason !== undefined) throw new SpineError('SPINE_ARTIFACT_INVALID', reason, { path });
  const { Properties, Items } = parseEvaluated(end.stdout, path);
  return {
    path,
    packageId: Properties.PackageId,
    isPackable: Properties.IsPackable.toLowerCase() === 'true',
    // References that stay out of a package: NuGet.Build.Tasks.Pack, _GetProjectReferenceVersions.
    references: Items.ProjectReference.filter(
      ({ PrivateAssets = '', ReferenceOutputAssembly = '' }) =>
        PrivateAssets.toLowerCase() !== 'all' && ReferenceOutputAssembly.toLowerCase() !== 'false',
    ).map(({ FullPath }) =>
      relative(resolve(folder), resolve(dirname(path), FullPath))
        .split(sep)
        .join('/'),
    ),
  };
}

const readEvaluated = documentReader(Evaluated);

/** What MSBuild has to say besides stands before it. */
function parseEvaluated(text: string, path: string): Static<typeof Evaluated> {
  return readEvaluated(text.slice(text.indexOf('{')), (found, cause) => {
    throw new SpineError('SPINE_ARTIFACT_INVALID', 'msbuild answered without properties and items', {
      path,
      found,
      cause,
    });
  });
}
