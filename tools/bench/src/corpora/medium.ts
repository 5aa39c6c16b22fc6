import { copyFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { CorpusRecipe } from './corpus.ts';
import { bestLibFolder, fetchNuGetPackages } from './nuget-packages.ts';

/** Base and target version of each package; one version where nothing changes. */
const PACKAGES = {
  'newtonsoft.json': ['13.0.3', '13.0.4'],
  'microsoft.entityframeworkcore': ['10.0.11', '10.0.14'],
  'microsoft.entityframeworkcore.relational': ['10.0.11', '10.0.14'],
  'microsoft.entityframeworkcore.abstractions': ['10.0.11', '10.0.14'],
  npgsql: ['9.0.3', '10.0.0'],
  serilog: ['2.10.0', '2.11.0'],
  'serilog.sinks.console': ['4.0.1'],
  'serilog.sinks.file': ['5.0.0'],
  dapper: ['2.1.66', '2.1.86'],
  polly: ['8.8.1', '8.9.0'],
  'polly.core': ['8.8.1', '8.9.0'],
  fluentvalidation: ['11.8.1', '11.11.0'],
  mediatr: ['14.3.0', '15.0.0'],
  automapper: ['16.3.0', '17.0.0'],
  'google.protobuf': ['3.21.9', '3.25.1'],
  'grpc.net.client': ['2.55.0', '2.85.0'],
  avalonia: ['12.1.5', '12.1.6'],
  'system.text.json': ['10.0.13', '10.0.14'],
  'microsoft.extensions.logging': ['10.0.13', '10.0.14'],
  'microsoft.extensions.hosting': ['10.0.11', '10.0.14'],
  'microsoft.extensions.dependencyinjection': ['9.0.5', '9.0.19'],
  'microsoft.extensions.configuration': ['9.0.0', '9.0.3'],
  'microsoft.data.sqlite.core': ['9.0.20'],
} as const;

/** M: the assemblies of a desktop application with a database. */
export const MEDIUM_CORPUS: CorpusRecipe = {
  name: 'M',
  title: 'the assemblies of an application',
  expected: { files: 33, bytes: 15_722_984, changed: 30 },
  async build(cache, { baseFolder, targetFolder }) {
    const store = await fetchNuGetPackages(cache, 'M', PACKAGES);
    for (const [id, [base, target = base]] of Object.entries(PACKAGES)) {
      await copyAssemblies(join(store, id, base), baseFolder);
      await copyAssemblies(join(store, id, target), targetFolder);
    }
  },
};

async function copyAssemblies(packageFolder: string, to: string): Promise<void> {
  const lib = await bestLibFolder(packageFolder);
  for (const file of await readdir(lib)) {
    if (file.endsWith('.dll')) await copyFile(join(lib, file), join(to, file));
  }
}
