import type { Detection } from './detect/detection.ts';
import { type Finding, finding } from './finding.ts';
import type { FindingCode } from './finding-code.ts';
import type { BinaryFacts } from './layout-facts.ts';

/** The kinds of a file as one text: `pe`, `zip-behind+binary`. */
export function kindsOf(detections: readonly Detection[]): string {
  return detections.map(({ kind }) => kind).join('+');
}

/** What is said when a vendored file is compared with what the manifest lists. */
export const VENDORED_CODES: ReadonlySet<FindingCode> = new Set<FindingCode>([
  'binary-unlisted',
  'size-mismatch',
  'digest-mismatch',
  'fact-mismatch',
]);

/** Compares a vendored file with what the manifest lists; without an entry, says that it is not listed. */
export function judgeVendoredFile(
  { path, ...members }: BinaryFacts,
  entry: Omit<BinaryFacts, 'path'> | undefined,
): readonly Finding[] {
  if (entry === undefined) return [unlisted(path, members)];
  return differences(path, { ...entry }, members);
}

/** Members that a file has, or that a manifest lists of it. */
export type Members = Readonly<Record<string, unknown>>;

/** Of a binary that no entry lists. */
export function unlisted(path: string, { kind }: Members): Finding {
  return finding('binary-unlisted', path, typeof kind === 'string' ? { found: kind } : {});
}

/** Another size or digest says it all; only where both hold can the rest be a lie of the manifest. */
export function differences(path: string, entry: Members, members: Members): readonly Finding[] {
  const differing = Object.keys(members).filter((name) => entry[name] !== members[name]);
  const extra = 'packageHash' in entry && !('packageHash' in members) ? ['packageHash'] : [];
  if (differing.includes('size')) return [different('size-mismatch', path, entry['size'], members['size'])];
  if (differing.includes('digest')) return [different('digest-mismatch', path, entry['digest'], members['digest'])];
  return [...differing, ...extra].map((name) =>
    finding('fact-mismatch', path, {
      wanted: `${name} ${String(members[name])}`,
      found: `${name} ${String(entry[name])}`,
    }),
  );
}

function different(code: FindingCode, path: string, wanted: unknown, found: unknown): Finding {
  return finding(code, path, { wanted: String(wanted), found: String(found) });
}
