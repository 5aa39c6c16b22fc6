import type { Bundle, BundlePin } from './matrix.ts';
import { parseVersion } from './matrix-version.ts';
import type { Position } from './position.ts';
import type { KeyPath, KeyPositions } from './toml/key-positions.ts';
import type { RawBundle, VersionsToml } from './versions-toml.ts';

/** Keys of a bundle that name no component. */
const BUNDLE_KEYS: readonly string[] = ['name', 'release-date', 'lts-until', 'extensions'];

/** Reads the bundles. Throws `MATRIX_VERSION_INVALID` where it stands. */
export function parseBundles(
  { bundles = {} }: VersionsToml,
  positions: KeyPositions,
  paths: ReadonlyMap<string, KeyPath>,
): readonly Bundle[] {
  return Object.entries(bundles).map(([id, raw]) => {
    const path = paths.get(id) ?? ['bundles', id];
    const { name = id, 'release-date': releaseDate, 'lts-until': ltsUntil } = raw;
    return {
      id,
      at: headerOf(path, positions),
      isDotted: path.length > 2,
      name,
      ...(releaseDate === undefined ? {} : { releaseDate }),
      ...(ltsUntil === undefined ? {} : { ltsUntil }),
      pins: [...componentPins(raw, path, positions), ...extensionPins(raw, path, positions)],
    };
  });
}

/** Where the bundle is written: its header, or its first dotted key. */
function headerOf(path: KeyPath, positions: KeyPositions): Position {
  const key = JSON.stringify(path);
  return positions.written.find((written) => JSON.stringify(written.path) === key)?.at ?? positions.at(path);
}

function componentPins(raw: RawBundle, path: KeyPath, positions: KeyPositions): readonly BundlePin[] {
  return Object.entries(raw).flatMap(([component, version]) => {
    if (typeof version !== 'string' || BUNDLE_KEYS.includes(component)) return [];
    const at = positions.at([...path, component]);
    return [{ component, version: parseVersion(version, at), at }];
  });
}

function extensionPins({ extensions = [] }: RawBundle, path: KeyPath, positions: KeyPositions): readonly BundlePin[] {
  return extensions.map((text, index) => {
    const at = positions.at([...path, 'extensions', index]);
    const [component = '', version = ''] = text.split('@');
    return { component, version: parseVersion(version, at), at };
  });
}
