import {
  isPackageId,
  packageIdKey,
  type RuntimeIdentifier,
  runtimeParents,
  tryParseVersionRange,
  type VersionRange,
} from '@nuspine/primitives';
import { NupkgError } from '../errors.ts';

/** The file of a package that says what it needs on which runtime. */
export const RUNTIME_GRAPH_FILE = 'runtime.json';

/** What a package asks for on one runtime. */
export interface RuntimeDependency {
  readonly id: string;
  readonly range: VersionRange;
}

/** One runtime in the `runtime.json` of packages. */
export interface RuntimeDescription {
  /** The runtimes that it falls back to, nearest first. */
  readonly imports: readonly string[];
  /** By `packageIdKey` of the package that they are added to. */
  readonly dependencies: ReadonlyMap<string, readonly RuntimeDependency[]>;
}

/** By runtime identifier, as it is written. */
export type RuntimeGraph = ReadonlyMap<string, RuntimeDescription>;

/** Reads a `runtime.json` (NuGet.Packaging, JsonRuntimeFormat). Throws `RUNTIME_GRAPH_INVALID`. */
export function parseRuntimeGraph(bytes: Uint8Array, path: string): RuntimeGraph {
  const { runtimes = {} } = recordOf(parseJson(bytes, path), path);
  return new Map(Object.entries(recordOf(runtimes, path)).map(([rid, value]) => [rid, describe(value, path)]));
}

/**
 * Both graphs as one: the imports of a runtime are those of the first that has any, the dependencies of a package those
 * of the last (NuGet.Packaging, RuntimeDescription.Merge).
 */
export function mergeRuntimeGraphs(left: RuntimeGraph, right: RuntimeGraph): RuntimeGraph {
  const merged = new Map(left);
  for (const [rid, added] of right) {
    const before = left.get(rid);
    if (before === undefined) merged.set(rid, added);
    else {
      const imports = before.imports.length > 0 ? before.imports : added.imports;
      merged.set(rid, { imports, dependencies: new Map([...before.dependencies, ...added.dependencies]) });
    }
  }
  return merged;
}

/** The runtimes that count for one, nearest first: the graph of the SDK decides before those of packages. */
export function expandRuntime(graph: RuntimeGraph, rid: RuntimeIdentifier): readonly string[] {
  const found: string[] = [rid];
  for (const next of found) {
    const own = runtimeParents(next);
    const parents = own.length > 0 ? own : (graph.get(next)?.imports ?? []);
    for (const parent of parents) if (!found.includes(parent)) found.push(parent);
  }
  return found;
}

/** What is added to a package, by its `packageIdKey`: that of the nearest runtime which says something about it. */
export function runtimeDependencies(
  graph: RuntimeGraph,
  runtimes: readonly string[],
  key: string,
): readonly RuntimeDependency[] {
  for (const rid of runtimes) {
    const found = graph.get(rid)?.dependencies.get(key);
    if (found !== undefined) return found;
  }
  return [];
}

function describe(value: unknown, path: string): RuntimeDescription {
  const { '#import': imports = [], ...packages } = recordOf(value, path);
  if (!Array.isArray(imports)) throw invalidGraph('#import is no list', path);
  const dependencies = Object.entries(packages).map(
    ([id, wanted]) => [packageIdKey(id), dependenciesOf(wanted, path)] as const,
  );
  return { imports: imports.map(String), dependencies: new Map(dependencies) };
}

function dependenciesOf(value: unknown, path: string): readonly RuntimeDependency[] {
  return Object.entries(recordOf(value, path)).map(([id, text]) => {
    const range = typeof text === 'string' ? tryParseVersionRange(text) : undefined;
    if (!isPackageId(id) || range === undefined)
      throw invalidGraph(`dependency is no package with a version range`, path, id);
    return { id, range };
  });
}

function parseJson(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch (cause) {
    throw new NupkgError('RUNTIME_GRAPH_INVALID', 'runtime.json is no JSON', { path, cause });
  }
}

function recordOf(value: unknown, path: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw invalidGraph('runtime.json has something else where an object must be', path);
  }
  return Object.fromEntries(Object.entries(value));
}

function invalidGraph(what: string, path: string, found?: string): NupkgError {
  return new NupkgError('RUNTIME_GRAPH_INVALID', what, {
    path,
    ...(found === undefined ? {} : { found: found.slice(0, 200) }),
  });
}
