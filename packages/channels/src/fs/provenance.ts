import { CodedError, type Digest, digestBytes } from '@nuspine/primitives';
import { writeFileAtomically } from '@nuspine/primitives/fs';
import type { ChannelProblem, ChannelReport } from '../channel-report.ts';
import { type ChannelName, parseChannelName } from '../channel-name.ts';
import { ChannelError } from '../errors.ts';
import { formatInstant } from '../instant.ts';
import type { Build, Evidence } from '../operation.ts';
import { verifyAttestation } from '../provenance/provenance-bundle.ts';
import type { TrustPublicKey } from '../trust/trust-key.ts';
import { TRUST_FOLDER } from '../trust/trust-names.ts';
import type { ChannelStore } from './channel-store.ts';
import { readChannel } from './read-channel.ts';

/**
 * Puts a checked statement about a build into the store, before the build itself, and gives the build that names it.
 * Throws what `verifyAttestation` and `TrustStore.publish` throw.
 */
export async function attachProvenance(
  store: ChannelStore,
  build: Build,
  {
    bytes,
    keys,
    path,
  }: { readonly bytes: Uint8Array; readonly keys: readonly TrustPublicKey[]; readonly path: string },
): Promise<Build> {
  await verifyAttestation(bytes, build, keys, path);
  const provenance = digestBytes(bytes);
  await store.refresh();
  await store.trust.publish([{ name: bundleName(provenance), kind: 'replace', bytes }], `provenance of ${build.id}`);
  return { ...build, provenance };
}

/** What `channel attest` has made. */
export interface AttestationReport {
  readonly build: string;
  readonly out: string;
  readonly digest: Digest;
}

/** Writes the bundle of a build to a file. Throws `FILE_WRITE_FAILED`. */
export async function writeBundle(out: string, { id }: Build, bytes: Uint8Array): Promise<AttestationReport> {
  await writeFileAtomically(out, (sink) => sink.write(bytes));
  return { build: id, out, digest: digestBytes(bytes) };
}

/** The result of the gate `provenance` for a build of a channel. Throws `PROVENANCE_MISSING` and what `verifyAttestation` throws. */
export async function provenanceEvidence(
  store: ChannelStore,
  {
    channel,
    build,
    keys,
    now,
  }: {
    readonly channel: ChannelName;
    readonly build: string;
    readonly keys: readonly TrustPublicKey[];
    readonly now: Date;
  },
): Promise<Evidence> {
  const record = (await readChannel(store, channel)).state.builds.get(build);
  if (record === undefined)
    throw new ChannelError('CHANNEL_BUILD_UNKNOWN', `there is no build ${build}`, { found: build });
  const { provenance } = await requireProvenance(store, record.build, keys);
  return { gate: 'provenance', passed: true, date: formatInstant(now), digest: provenance };
}

/** Adds what is wrong with the provenance of the builds of a channel, withdrawn ones aside, to what was found already. */
export async function verifyProvenance(
  store: ChannelStore,
  report: ChannelReport,
  keys: readonly TrustPublicKey[],
): Promise<ChannelReport> {
  if (!report.ok) return report;
  const { state } = await readChannel(store, parseChannelName(report.channel));
  const problems: ChannelProblem[] = [];
  for (const { build, withdrawn } of state.builds.values()) {
    if (withdrawn !== undefined) continue;
    try {
      await requireProvenance(store, build, keys);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      problems.push({ code: error.code, path: pathOf(build), message: `${build.id}: ${error.message}` });
    }
  }
  return { ...report, ok: problems.length === 0, problems };
}

async function requireProvenance(
  store: ChannelStore,
  build: Build,
  keys: readonly TrustPublicKey[],
): Promise<{ readonly provenance: Digest }> {
  const { provenance } = build;
  const path = pathOf(build);
  const bytes = provenance === undefined ? undefined : await store.trust.read(bundleName(provenance));
  if (provenance === undefined || bytes === undefined) {
    throw new ChannelError('PROVENANCE_MISSING', `nothing states how ${build.id} was made`, { path });
  }
  if (digestBytes(bytes) !== provenance) {
    throw new ChannelError('PROVENANCE_SIGNATURE_INVALID', 'statement is another than the one that was published', {
      path,
      wanted: provenance,
      found: digestBytes(bytes),
    });
  }
  await verifyAttestation(bytes, build, keys, path);
  return { provenance };
}

function bundleName(digest: Digest): string {
  return `provenance/${digest.slice('sha256:'.length)}.sigstore.json`;
}

function pathOf({ provenance }: Build): string {
  return provenance === undefined ? TRUST_FOLDER : `${TRUST_FOLDER}/${bundleName(provenance)}`;
}
