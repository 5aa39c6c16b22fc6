import { pick, type Random, several } from '@nuspine/testkit';

/** What a project or package asks for. */
export interface GraphRequest {
  readonly id: string;
  readonly range: string;
}

export interface GraphPackage {
  readonly id: string;
  readonly version: string;
  readonly requests: readonly GraphRequest[];
}

/** A project, and the packages that it can reach. */
export interface RestoreGraph {
  readonly name: string;
  readonly requests: readonly GraphRequest[];
  readonly packages: readonly GraphPackage[];
}

const VERSIONS = ['1.0.0', '1.1.0', '1.2.0', '2.0.0', '2.1.0-beta', '3.0.0-rc.1'] as const;
const RANGES = [
  ...['1.0.0', '1.0.0', '1.0.0', '1.0.0', '1.1.0', '1.1.0', '1.2.0', '2.0.0', '2.0.0'],
  ...[
    '[1.0.0]',
    '[1.0.0, 2.0.0)',
    '[1.1.0, 2.0.0]',
    '(1.0.0, )',
    '(, 2.0.0]',
    '0.9.0',
    '1.0.5',
    '2.1.0-alpha',
    '1.*',
    '4.0.0',
  ],
] as const;

/**
 * Projects over packages of their own, so that one feed serves all: ids begin with the name of the project. The graphs are
 * small and dense, because what goes wrong in large ones goes wrong between a few packages.
 */
export function* restoreGraphs(random: Random, count: number): Generator<RestoreGraph> {
  for (let made = 0; made < count; made += 1) {
    const name = `G${String(made)}`;
    const ids = Array.from({ length: 3 + random(8) }, (_, index) => `${name}.${String.fromCharCode(65 + index)}`);
    const packages = ids.flatMap((id, index) => packagesOf(random, id, ids, index));
    yield { name, requests: requests(random, ids, 1 + random(3)), packages };
  }
}

/** Most requests go to later ids: a graph of cycles alone would show nothing else. */
function packagesOf(random: Random, id: string, ids: readonly string[], index: number): readonly GraphPackage[] {
  const versions = new Set([pick(random, ['1.0.0', '1.1.0']), ...several(random, 3, () => pick(random, VERSIONS))]);
  return [...versions].map((version) => {
    const reachable = random(12) === 0 ? ids : ids.slice(index + 1);
    return { id, version, requests: requests(random, reachable, random(4)) };
  });
}

function requests(random: Random, ids: readonly string[], count: number): readonly GraphRequest[] {
  const chosen = new Set(Array.from({ length: count }, () => ids[random(ids.length)]).filter((id) => id !== undefined));
  return [...chosen].map((id) => ({ id, range: RANGES[random(RANGES.length)] ?? '1.0.0' }));
}
