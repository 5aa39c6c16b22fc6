import { PrimitivesError } from './errors.ts';

declare const checked: unique symbol;

/** A runtime identifier (RID) such as `linux-musl-x64`, in lower case. Only `parseRuntimeIdentifier` makes one. */
export type RuntimeIdentifier = string & { readonly [checked]: true };

interface OperatingSystem {
  readonly parent: string;
  readonly architectures: readonly string[];
}

const LINUX = ['arm', 'arm64', 'armel', 'armv6', 'loongarch64', 'ppc64le', 'riscv64', 's390x', 'x64', 'x86'] as const;
const MOBILE = ['arm', 'arm64', 'x64', 'x86'] as const;
const DESKTOP = ['arm64', 'x64'] as const;

/** The portable RID graph of the .NET SDK (PortableRuntimeIdentifierGraph.json), by operating system. */
const SYSTEMS: ReadonlyMap<string, OperatingSystem> = new Map(
  Object.entries<OperatingSystem>({
    base: { parent: '', architectures: [] },
    any: { parent: 'base', architectures: [] },
    unix: { parent: 'any', architectures: [...LINUX, 'mips64'] },
    linux: { parent: 'unix', architectures: [...LINUX, 'mips64'] },
    'linux-musl': { parent: 'linux', architectures: LINUX },
    'linux-bionic': { parent: 'linux', architectures: MOBILE },
    android: { parent: 'linux-bionic', architectures: MOBILE },
    freebsd: { parent: 'unix', architectures: DESKTOP },
    haiku: { parent: 'unix', architectures: ['x64'] },
    illumos: { parent: 'unix', architectures: ['x64'] },
    solaris: { parent: 'unix', architectures: ['x64'] },
    osx: { parent: 'unix', architectures: DESKTOP },
    ios: { parent: 'unix', architectures: MOBILE },
    iossimulator: { parent: 'ios', architectures: ['arm64', 'x64', 'x86'] },
    maccatalyst: { parent: 'ios', architectures: DESKTOP },
    tvos: { parent: 'unix', architectures: DESKTOP },
    tvossimulator: { parent: 'tvos', architectures: DESKTOP },
    browser: { parent: 'any', architectures: ['wasm'] },
    wasi: { parent: 'any', architectures: ['wasm'] },
    win: { parent: 'any', architectures: ['arm64', 'x64', 'x86'] },
  }),
);

const RID_FORM = /^[a-z0-9][a-z0-9.-]*$/;

/**
 * Reads a RID in any case. One that the portable graph does not know is accepted, as the SDK accepts it, and falls back
 * to nothing but itself. Throws `RID_INVALID` for text that is no RID at all.
 */
export function parseRuntimeIdentifier(text: string): RuntimeIdentifier {
  const rid = text.trim().toLowerCase();
  if (!isRuntimeIdentifier(rid)) {
    throw new PrimitivesError('RID_INVALID', 'runtime identifier is not a name such as linux-x64', { found: text });
  }
  return rid;
}

/**
 * The RIDs whose assets a machine can use, nearest first: the RID itself, then its parents breadth first, as
 * NuGet.RuntimeModel expands them.
 */
export function runtimeFallbacks(rid: RuntimeIdentifier): readonly string[] {
  const found: string[] = [rid];
  for (const next of found) {
    for (const parent of runtimeParents(next)) if (!found.includes(parent)) found.push(parent);
  }
  return found;
}

/** The RIDs that one falls back to at once, by the graph of the SDK; none for one that it does not know. */
export function runtimeParents(rid: string): readonly string[] {
  const system = SYSTEMS.get(rid);
  if (system !== undefined) return system.parent === '' ? [] : [system.parent];
  const dash = rid.lastIndexOf('-');
  const name = rid.slice(0, dash);
  const architecture = rid.slice(dash + 1);
  const parent = SYSTEMS.get(name);
  if (parent?.architectures.includes(architecture) !== true) return [];
  const above = SYSTEMS.get(parent.parent)?.architectures.includes(architecture) === true;
  return above ? [name, `${parent.parent}-${architecture}`] : [name];
}

/** Whether the graph of the SDK has a RID. Packages may bring others, and `windows-x64` is one that nobody has. */
export function isKnownRuntime(rid: RuntimeIdentifier): boolean {
  return SYSTEMS.has(rid) || runtimeParents(rid).length > 0;
}

function isRuntimeIdentifier(text: string): text is RuntimeIdentifier {
  return RID_FORM.test(text);
}
