import {
  type Analysis,
  analyzeDependencies,
  type DependencyGroup,
  type Feed,
  formatRequest,
  type Nuspec,
  parseNuspec,
  type Way,
} from '@nuspine/nupkg-core';
import {
  compareNuGetVersions,
  compareOrdinal,
  formatNuGetVersion,
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
    const analysis = await analyzeDependencies({ dependencyGroups: [root] }, { framework, feeds, resolver: 'legacy' });
    return inNuGetsTerms(analysis);
  },
};

function inNuGetsTerms({ packages, missing, downgrades, conflicts, cycles }: Analysis): Answer {
  const found = [...packages.values()].filter(({ item }) => item.found);
  const resolved = found.map(({ item }): [string, string] => [item.id, formatNuGetVersion(item.version)]);
  return {
    resolved: Object.fromEntries(resolved.toSorted(([a], [b]) => compareOrdinal(a, b))),
    unresolved: [...new Set(missing.map((way) => text(way.slice(-1))))].toSorted(),
    downgrades: downgrades.map(({ from, to }) => ({ path: text(from), to: text(to) })),
    conflicts: conflicts.map(({ selected, conflicting }) => ({
      selected: text(selected),
      conflicting: text(conflicting),
    })),
    cycles: cycles.map(text),
  };
}

function text(way: Way): string {
  return way.map(formatRequest).join(' > ');
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
