import { parseTargets } from '../trust/parse-metadata.ts';
import { KEPT_VERSIONS, type SigningChange, type TrustWrite } from '../trust/plan-signing.ts';
import type { TrustReader } from '../trust/read-trust.ts';
import { metadataName, targetCopyName } from '../trust/trust-names.ts';

/** The copies of files that only the version speaks of which is removed now: the versions after it have others. */
export async function outdatedCopies(files: TrustReader, { roles }: SigningChange): Promise<readonly TrustWrite[]> {
  const writes: TrustWrite[] = [];
  for (const { role, version, bytes } of roles) {
    const old = await copiesOf(await files.read(metadataName(role, version - KEPT_VERSIONS)), role);
    const next = await copiesOf(await files.read(metadataName(role, version - KEPT_VERSIONS + 1)), role);
    const now = new Set([...next, ...(await copiesOf(bytes, role))]);
    for (const name of old.filter((one) => !now.has(one))) {
      writes.push({ name, kind: 'remove', bytes: new Uint8Array() });
    }
  }
  return writes;
}

async function copiesOf(bytes: Uint8Array | undefined, role: string): Promise<readonly string[]> {
  if (bytes === undefined) return [];
  const { signed } = await parseTargets(bytes, role);
  return Object.values(signed.targets).map(({ path, hashes }) => targetCopyName(path, hashes['sha256'] ?? ''));
}
