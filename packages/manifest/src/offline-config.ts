import { parseRelativePath, pathCollisionKey, PrimitivesError } from '@nuspine/primitives';
import Type, { type Static, type TSchema } from 'typebox';
import { documentOptions } from './document-schema.ts';
import { ManifestError } from './errors.ts';
import { documentReader } from './read-document.ts';

/** Name of the configuration, in the root of the repository. */
export const CONFIG_PATH = 'nuspine.offline.json';

const folder = Type.String({ minLength: 1 });
const exemption = Type.Object(
  {
    path: Type.String({ minLength: 1, description: 'A folder or file.' }),
    reason: Type.String({ minLength: 1 }),
  },
  { additionalProperties: false },
);

const schema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    formatVersion: Type.Literal(1),
    packages: Type.Optional(Type.String({ minLength: 1, default: 'local-nugets', description: 'The folder feed.' })),
    cache: Type.Optional(
      Type.String({ minLength: 1, default: 'local-nugets/packages', description: 'globalPackagesFolder.' }),
    ),
    vendor: Type.Optional(Type.String({ minLength: 1, default: 'vendor' })),
    bundles: Type.Optional(Type.String({ minLength: 1, default: 'offline/feeds' })),
    owners: Type.Optional(Type.Array(folder, { description: 'Folders whose modules have binaries of their own.' })),
    approved: Type.Optional(
      Type.Array(folder, { description: 'More folders that binaries may lie in, listed like those in vendor.' }),
    ),
    exempt: Type.Optional(Type.Array(exemption, { description: 'What is no part of the layout, and why.' })),
    retired: Type.Optional(Type.Array(folder, { description: 'Names of folders that must not come back.' })),
    keep: Type.Optional(
      Type.Array(Type.String({ minLength: 1 }), {
        description: 'Ids of packages that stay though no project needs them.',
      }),
    ),
    feeds: Type.Optional(
      Type.Record(Type.String({ minLength: 1 }), Type.String({ minLength: 1 }), {
        description: 'Feeds that NuGet.config may have besides the layout: name and address.',
      }),
    ),
  },
  {
    ...documentOptions('offline-config', 'nuspine.offline.json: where an offline layout lies'),
    additionalProperties: false,
  },
);

/** The JSON Schema of `nuspine.offline.json`. */
export const OfflineConfigSchema: TSchema = schema;

/** A folder or file that is no part of the layout, and why. */
export interface Exemption {
  readonly path: string;
  readonly reason: string;
}

/** Where an offline layout lies. Paths are relative to the root of the repository, with "/". */
export interface OfflineConfig {
  readonly packages: string;
  readonly cache: string;
  readonly vendor: string;
  readonly bundles: string;
  readonly owners: readonly string[];
  readonly approved: readonly string[];
  readonly exempt: readonly Exemption[];
  readonly retired: readonly string[];
  /** Ids. */
  readonly keep: readonly string[];
  /** By name. */
  readonly feeds: Readonly<Record<string, string>>;
}

export const DEFAULT_OFFLINE_CONFIG: OfflineConfig = {
  packages: 'local-nugets',
  cache: 'local-nugets/packages',
  vendor: 'vendor',
  bundles: 'offline/feeds',
  owners: ['plugins', 'tools', 'deploy', 'ops'],
  approved: [],
  exempt: [],
  retired: ['local-nuget'],
  keep: [],
  feeds: {},
};

const readDocument = documentReader(schema, 'MANIFEST_CONFIG_INVALID');

/**
 * Reads the configuration; what it leaves out is as in `DEFAULT_OFFLINE_CONFIG`. Throws `MANIFEST_CONFIG_INVALID`, also
 * for paths that are none, and for roots that lie in each other (only the cache may lie in the feed).
 */
export function parseOfflineConfig(bytes: Uint8Array, path: string = CONFIG_PATH): OfflineConfig {
  const stated = readDocument(bytes, path);
  const faults = statedPaths(stated).flatMap(faultsOf);
  if (faults.length > 0)
    throw new ManifestError('MANIFEST_CONFIG_INVALID', 'a path is not one from the root of the repository', {
      path,
      found: faults,
    });
  const config = withDefaults(stated);
  const roots = [config.packages, config.vendor, config.bundles, ...config.owners, ...config.approved];
  const nested = roots.find((root) => roots.some((other) => other !== root && isWithin(root, other)));
  if (nested === undefined && new Set(roots.map(pathCollisionKey)).size === roots.length) return config;
  throw new ManifestError('MANIFEST_CONFIG_INVALID', 'roots lie in each other', { path, found: nested ?? roots });
}

/** Every path that a configuration states, by its JSON pointer. */
function statedPaths({ packages, cache, vendor, bundles, owners, approved, exempt }: Static<typeof schema>): readonly {
  readonly pointer: string;
  readonly text: string;
}[] {
  const single = Object.entries({ packages, cache, vendor, bundles });
  const several = Object.entries({ owners, approved, exempt: exempt?.map((one) => one.path) });
  return [
    ...single.flatMap(([name, text]) => (text === undefined ? [] : [{ pointer: `/${name}`, text }])),
    ...several.flatMap(([name, texts = []]) =>
      texts.map((text, at) => ({ pointer: `/${name}/${String(at)}${name === 'exempt' ? '/path' : ''}`, text })),
    ),
  ];
}

function faultsOf({ pointer, text }: { readonly pointer: string; readonly text: string }): readonly object[] {
  try {
    parseRelativePath(text);
    return [];
  } catch (error) {
    if (!(error instanceof PrimitivesError)) throw error;
    const message = text.endsWith('/') ? 'path ends in "/"' : error.message;
    return [{ pointer, message, path: text }];
  }
}

function withDefaults(stated: Static<typeof schema>): OfflineConfig {
  const base = DEFAULT_OFFLINE_CONFIG;
  return {
    packages: stated.packages ?? base.packages,
    // The cache lies in the feed, wherever that is.
    cache: stated.cache ?? `${stated.packages ?? base.packages}/packages`,
    vendor: stated.vendor ?? base.vendor,
    bundles: stated.bundles ?? base.bundles,
    owners: stated.owners ?? base.owners,
    approved: stated.approved ?? base.approved,
    exempt: stated.exempt ?? base.exempt,
    retired: stated.retired ?? base.retired,
    keep: stated.keep ?? base.keep,
    feeds: stated.feeds ?? base.feeds,
  };
}

/** Whether a path is a folder or lies in it: by whole names, and whatever case or Unicode form they are written in. */
export function isWithin(path: string, folder: string): boolean {
  const key = pathCollisionKey(path);
  const root = pathCollisionKey(folder);
  return key === root || key.startsWith(`${root}/`);
}
