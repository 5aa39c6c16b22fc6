import semver from 'semver';
import type { BundlePart } from '../bundle/bundle-document.ts';
import { MatrixError } from '../errors.ts';
import type { Matrix } from '../matrix.ts';
import { installRefusals } from './judge-installation.ts';
import type { Installation } from './installation.ts';

/** What somebody can install from: bundles, and packages of single components. */
export interface Offer {
  readonly bundles: readonly OfferedBundle[];
  readonly parts: readonly BundlePart[];
}

export interface OfferedBundle {
  readonly id: string;
  readonly name: string;
  readonly version: string;
  readonly parts: readonly BundlePart[];
}

/** What will be installed when everything wanted is. */
export type WantedSet = Pick<Installation, 'bundle' | 'parts'>;

/**
 * The parts that a request makes of an installation. A request is a bundle (`stable-3.2`, `stable@3.2.0`), or a component
 * (`core@3.2.1`; `core` alone is the newest that works with what else is installed). A bundle replaces the components that
 * it has, and leaves extensions that were added. Throws `MATRIX_BUNDLE_UNKNOWN` for what is not offered.
 */
export function wantedSet(matrix: Matrix, offer: Offer, requests: readonly string[], before: WantedSet): WantedSet {
  const { bundle, parts } = before;
  const start = bundle === undefined ? { parts } : { bundle, parts };
  return requests.reduce<WantedSet>((set, request) => withRequest(matrix, offer, request, set), start);
}

function withRequest(matrix: Matrix, offer: Offer, request: string, set: WantedSet): WantedSet {
  const bundle = findBundle(offer.bundles, request);
  if (bundle !== undefined) {
    const { id, name, version, parts } = bundle;
    return {
      bundle: { id, name, version },
      parts: joined(
        set.parts.filter(({ kind }) => kind === 'extension'),
        parts,
      ),
    };
  }
  const [component = '', version] = request.split('@');
  const known = offer.parts.filter((part) => part.component === component);
  const part =
    version === undefined ? newestThatWorks(matrix, known, set) : known.find((one) => one.version === version);
  if (part === undefined) throw unknown(request, offer, known);
  const parts = joined(set.parts, [part]);
  // A bundle of which a component was changed is that bundle no more; one that only got an extension is.
  const isBundle = set.bundle !== undefined && (part.kind === 'extension' || hasSame(set.parts, part));
  return isBundle ? { ...set, parts } : { parts };
}

function findBundle(bundles: readonly OfferedBundle[], request: string): OfferedBundle | undefined {
  const [name = '', version] = request.split('@');
  const named = bundles.filter((bundle) => bundle.name === name);
  if (version !== undefined) return named.find((bundle) => bundle.version === version);
  const exact = bundles.filter(
    ({ id, ...release }) => id === request || `${release.name}-${release.version}` === request,
  );
  return newest(exact.length > 0 ? exact : named);
}

function newest<T extends { readonly version: string }>(list: readonly T[]): T | undefined {
  return list.toSorted((a, b) => semver.compare(a.version, b.version)).at(-1);
}

/** The newest that is no prerelease and works with the rest; if none does, the newest, so that the refusal says why. */
function newestThatWorks(
  matrix: Matrix,
  parts: readonly BundlePart[],
  { parts: rest }: WantedSet,
): BundlePart | undefined {
  const stable = parts.filter(({ version }) => semver.prerelease(version) === null);
  const candidates = stable.length > 0 ? stable : parts;
  const works = candidates.filter((part) => installRefusals(matrix, joined(rest, [part]), []).length === 0);
  return newest(works) ?? newest(candidates);
}

/** The second takes the place of the first where both have a component. */
function joined(before: readonly BundlePart[], more: readonly BundlePart[]): readonly BundlePart[] {
  const names = new Set(more.map(({ component }) => component));
  return [...before.filter(({ component }) => !names.has(component)), ...more];
}

function hasSame(parts: readonly BundlePart[], { component, digest }: BundlePart): boolean {
  return parts.some((part) => part.component === component && part.digest === digest);
}

function unknown(request: string, { bundles, parts }: Offer, known: readonly BundlePart[]): MatrixError {
  const wanted =
    known.length > 0
      ? known.map(({ component, version }) => `${component}@${version}`)
      : [...new Set([...bundles.map(({ id }) => id), ...parts.map(({ component }) => component)])];
  return new MatrixError('MATRIX_BUNDLE_UNKNOWN', `there is no bundle or component ${request} to install`, {
    found: request,
    wanted,
  });
}
