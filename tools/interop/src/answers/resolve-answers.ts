import {
  type DependencyGroup,
  type Feed,
  type Nuspec,
  parseNuspec,
  type Resolution,
  resolve,
} from '@nuspine/nupkg-core';
import {
  compareNuGetVersions,
  packageIdKey,
  parseNuGetVersion,
  parseTargetFramework,
  parseVersionRange,
} from '@nuspine/primitives';
import { type Answer, type Operation, partsOf, type Question, textOf } from './question.ts';

/** Resolution over packages that the question describes, as NuGet's RemoteDependencyWalker answers. */
export const RESOLVE_OPERATIONS: Readonly<Record<string, Operation>> = {
  resolve: async (question) => {
    const framework = parseTargetFramework(
      question['framework'] === undefined ? 'net8.0' : textOf(question, 'framework'),
    );
    const root: DependencyGroup = { framework: undefined, dependencies: dependenciesOf(question, 'root') };
    const feeds = [feedOf(partsOf(question, 'packages'))];
    return inNuGetsTerms(await resolve({ dependencyGroups: [root] }, { framework, feeds }));
  },
};

function inNuGetsTerms({ packages, findings }: Resolution): Answer {
  const about = (...codes: readonly string[]) => findings.filter(({ code }) => codes.includes(code));
  const way = (path: readonly string[] | undefined): string => (path ?? []).join(' > ');
  const missing = about('NU1101', 'NU1102', 'NU1103').map(({ path }) => path.at(-1) ?? '');
  return {
    resolved: Object.fromEntries(packages.map(({ id, version }) => [id, version])),
    unresolved: [...new Set(missing)].toSorted(),
    downgrades: about('NU1605').map(({ path, against }) => ({ path: way(path), to: way(against) })),
    conflicts: about('NU1107').map(({ path, against }) => ({ selected: way(against), conflicting: way(path) })),
    cycles: about('NU1108').map(({ path }) => way(path)),
  };
}

function feedOf(packages: readonly Question[]): Feed {
  const nuspecs = packages.map(nuspecOf);
  const named = (id: string): readonly Nuspec[] =>
    nuspecs
      .filter((nuspec) => packageIdKey(nuspec.id) === packageIdKey(id))
      .toSorted((a, b) => compareNuGetVersions(a.version, b.version));
  return {
    name: 'question',
    versions: (id) => Promise.resolve(named(id).map(({ version }) => version)),
    nuspec: ({ id, version }) => {
      const found = named(id).find((nuspec) => compareNuGetVersions(nuspec.version, version) === 0);
      return found === undefined ? Promise.reject(new Error(`question has no ${id}`)) : Promise.resolve(found);
    },
    open: () => Promise.reject(new Error('packages of a question have no content')),
  };
}

function nuspecOf(question: Question): Nuspec {
  const xml = `<package><metadata><id>${textOf(question, 'id')}</id><version>${textOf(question, 'version')}</version></metadata></package>`;
  const dependencyGroups = partsOf(question, 'groups').map((group) => ({
    framework: isAny(group) ? undefined : parseTargetFramework(textOf(group, 'tfm')),
    dependencies: dependenciesOf(group, 'deps'),
  }));
  return {
    ...parseNuspec(Buffer.from(xml)),
    version: parseNuGetVersion(textOf(question, 'version')),
    dependencyGroups,
  };
}

function isAny(group: Question): boolean {
  return group['tfm'] === undefined || group['tfm'] === 'any';
}

function dependenciesOf(question: Question, key: string): DependencyGroup['dependencies'] {
  return partsOf(question, key).map((dependency) => ({
    id: textOf(dependency, 'id'),
    range: parseVersionRange(textOf(dependency, 'range')),
    include: undefined,
    exclude: undefined,
  }));
}
