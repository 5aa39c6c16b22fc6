import { type Package, readEntryAside } from '@nuspine/nupkg-core';
import { type ByteSink, hashingSink } from '@nuspine/primitives';
import { canonicalProof, isCanonical, ownForm, rewrittenForm } from '../canonical-form.ts';
import type { DeltaFile, DeltaReport } from '../delta-report.ts';
import type { Effort } from '../engine/effort.ts';
import type { ApplyOptions } from '../formats/delta-format.ts';
import { oneAhead } from '../one-ahead.ts';
import { type PackageStamp, stampPackage } from '../package-stamp.ts';
import { nuspineDeltaFileName } from '../release-file-name.ts';
import type { AskCanonical, AskedProof } from './asked-proof.ts';
import { byteWriter } from './byte-writer.ts';
import { choosePeers, type Peer } from './choose-peers.ts';
import { encodeForm } from './code-form.ts';
import { packStreams, type PackedStream } from './codec.ts';
import { formatContainer, type SizedDigest } from './container.ts';
import { writeDeltaFacts } from './delta-facts.ts';
import { describeForm } from './describe-form.ts';
import { encodeGroup } from './encode-group.ts';
import type { ListedFile } from './file-list.ts';
import { type MatchFinder, portableFinder } from './match-finder.ts';
import { type DigestedFile, digestFiles, packageFiles } from './package-files.ts';
import type { PackageForm } from './package-form.ts';
import { PATCH_STREAMS, type PatchWriter, patchWriter } from './patch-streams.ts';
import { chooseOthers, planFile, readOthers } from './planned-file.ts';
import { groupFiles, type OtherFiles } from './solid.ts';
import { type Listing, takeGroups } from './take-groups.ts';

export interface CreateNuspineOptions extends ApplyOptions {
  /** What finds the target in its references. By default the portable engine, in this thread. */
  readonly finder?: MatchFinder;
  /** `fast` takes about half the time, for a delta that is a little larger. Default `default`. */
  readonly effort?: Effort;
  /** Files are coded in groups of about so many bytes, so that not all are in memory at once. Default 40 MiB. */
  readonly groupSize?: number;
  /**
   * Begins to find out whether the contents of the target are packed canonically, elsewhere and while its files are coded. By
   * default it is worked out here, before.
   */
  readonly askCanonical?: AskCanonical;
  /** Takes the files of a group apart while the one before is searched, which takes less time and more memory. */
  readonly takeAhead?: boolean;
  /** Called when nothing of a group is needed any longer. */
  readonly afterGroup?: () => void;
}

const QUALITY: Readonly<Record<Effort, number>> = { fast: 7, default: 11, best: 11 };
const GROUP_SIZE = 40 * 2 ** 20;

/**
 * Writes the delta from `base` to `target` in the nuspine format (docs/formats/delta-nuspine.md). Equal packages and
 * options give equal bytes. Throws what reading the packages throws; what was written is then to be discarded.
 */
export async function createNuspineDelta(
  base: Package,
  target: Package,
  options: CreateNuspineOptions,
  sink: ByteSink,
): Promise<DeltaReport> {
  const asked = await askEarly(target, options);
  const [from, to] = [await stampPackage(base), await stampPackage(target)];
  const [baseFiles, targetFiles] = [packageFiles(base, readEntryAside), packageFiles(target, readEntryAside)];
  const before = await digestFiles(baseFiles, targetFiles);
  const after = await digestFiles(targetFiles, baseFiles);
  const peers = choosePeers(before, after);
  const sides: Sides = { base, target, to, before, after, peers };
  const { result, form, packed } = await codeProven(sides, from, options, asked);
  const output = hashingSink(sink);
  const header = { base: from, target: to, result, writing: form === undefined ? 'canonical' : 'form' } as const;
  await output.write(formatContainer(header, packed));
  return {
    format: 'nuspine',
    exactness: result.digest === to.digest ? 'bytes' : 'contents',
    base: from,
    target: to,
    output: { name: nuspineDeltaFileName(to.id, to.version), ...output.stamp() },
    files: reportFiles(before, after, peers),
  };
}

/** Both packages, and what of one came from what of the other. */
interface Sides {
  readonly base: Package;
  readonly target: Package;
  readonly to: PackageStamp;
  readonly before: readonly DigestedFile[];
  readonly after: readonly DigestedFile[];
  readonly peers: readonly (Peer | undefined)[];
}

interface CodedPackage {
  readonly result: SizedDigest;
  readonly form: PackageForm | undefined;
  readonly streams: readonly Uint8Array[];
}

interface PackedPackage extends Omit<CodedPackage, 'streams'> {
  readonly packed: readonly PackedStream[];
}

/** It takes longest of all that is done beside the coding, and so begins first, where the headers do not answer already. */
async function askEarly({ archive }: Package, { askCanonical }: CreateNuspineOptions): Promise<AskedProof | undefined> {
  if (askCanonical === undefined || !(await canonicalProof(archive)).stillHolds()) return undefined;
  return askCanonical();
}

/** A target whose headers are canonical is coded as if it were, while that is being proven; if it is not, once more. */
async function codeProven(
  sides: Sides,
  from: PackageStamp,
  options: CreateNuspineOptions,
  asked: AskedProof | undefined,
): Promise<PackedPackage> {
  const { effort = 'default', compressor } = options;
  const pack = async ({ streams, ...coded }: CodedPackage): Promise<PackedPackage> => ({
    ...coded,
    packed: await packStreams(streams, QUALITY[effort]),
  });
  const proveHere = (): Promise<boolean> => isCanonical(sides.target.archive, compressor);
  if (asked === undefined) return pack(await codePackage(sides, from, await proveHere(), options));
  const coded = await codePackage(sides, from, true, options);
  const [packed, found] = await Promise.all([pack(coded), asked.finish()]);
  return (found ?? (await proveHere())) ? packed : pack(await codePackage(sides, from, false, options));
}

async function codePackage(
  { base, target, to, before, after, peers }: Sides,
  from: PackageStamp,
  canonical: boolean,
  options: CreateNuspineOptions,
): Promise<CodedPackage> {
  const { effort = 'default', compressor } = options;
  const form = canonical ? undefined : await describeForm(base, target, peers);
  const isExact = canonical || form !== undefined;
  const { modified, ...result } = isExact
    ? ownForm(target.archive, to)
    : await rewrittenForm(target.archive, compressor);
  const patches = patchWriter();
  const finder = options.finder ?? portableFinder({ effort });
  const formSize = form === undefined ? undefined : await encodeForm(base, form, finder, patches);
  const coded = await codeFiles(before, after, peers, { ...options, finder }, patches);
  const writer = byteWriter();
  const inForm = formSize === undefined ? {} : { formSize };
  writeDeltaFacts(writer, { base: from, target: to, modified, ...coded, ...inForm }, before);
  writer.bytes(coded.details);
  const parts = patches.streams();
  return { result, form, streams: [writer.written(), ...PATCH_STREAMS.map((name) => parts[name])] };
}

interface CodedFiles {
  readonly others: OtherFiles;
  readonly files: readonly ListedFile[];
  readonly groups: readonly number[];
  readonly details: Uint8Array;
}

/** Codes the files of the target, group by group: only those of one group, or two, and their peers, are in memory. */
async function codeFiles(
  base: readonly DigestedFile[],
  target: readonly DigestedFile[],
  peers: readonly (Peer | undefined)[],
  options: CreateNuspineOptions & { readonly finder: MatchFinder },
  patches: PatchWriter,
): Promise<CodedFiles> {
  const { finder, groupSize = GROUP_SIZE, takeAhead = false, afterGroup } = options;
  const plans = target.map(({ size }, index) => planFile(size, peers[index]));
  const others = chooseOthers(plans, base);
  const groups = groupFiles(plans, groupSize);
  const listing: Listing = { files: [], details: byteWriter() };
  const planned = target.map((file, index) => ({ file, plan: plans[index] }));
  const taken = takeGroups(planned, groups, base, listing, options);
  for await (const apart of takeAhead ? oneAhead(taken) : taken) {
    await encodeGroup(apart, apart.length === 0 ? [] : await readOthers(plans, base, others), finder, patches);
    apart.length = 0;
    afterGroup?.();
  }
  return { others, groups, files: listing.files, details: listing.details.written() };
}

function reportFiles(
  before: readonly DigestedFile[],
  after: readonly DigestedFile[],
  peers: readonly (Peer | undefined)[],
): DeltaFile[] {
  const kept = new Set(after.map(({ path }) => path));
  const made = after.map(({ path, size }, index): DeltaFile => {
    const peer = peers[index];
    const from = peer === undefined ? undefined : before[peer.index];
    const kind = peer === undefined ? 'added' : peer.isSame ? 'unchanged' : 'patched';
    return {
      path,
      kind,
      ...(from === undefined ? {} : { baseSize: from.size }),
      targetSize: size,
      ...(kind === 'patched' ? { engine: 'portable' } : {}),
    };
  });
  const deleted = before
    .filter(({ path }) => !kept.has(path))
    .map(({ path, size }): DeltaFile => ({ path, kind: 'deleted', baseSize: size }));
  return [...made, ...deleted];
}
