import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { hostilePackages, type HostilePackage } from '@nuspine/fixtures';
import type { NuGet } from './nuget.ts';
import type { Squirrel } from './squirrel.ts';

/** A place for one package, so deep that what leaves it stays in the sandbox. */
interface Sandbox {
  readonly root: string;
  readonly nupkg: string;
  /** Where the package may write. */
  readonly target: string;
}

interface SquirrelAnswer {
  readonly throws?: string;
  readonly hangs?: boolean;
}

/** What NuGet does with each hostile package when it unpacks it as restore does, in a word and the error it names. */
export async function nugetOutcomes(nuget: NuGet, folder: string): Promise<Readonly<Record<string, string>>> {
  const boxes = await sandboxes(folder);
  const answers = await nuget.ask(
    [...boxes.values()].map(({ nupkg, target }) => ({ op: 'nupkg-install', path: nupkg, folder: target })),
  );
  return outcomes(boxes, (index) => {
    const answer = answers[index] ?? {};
    return answer['ok'] === true ? undefined : String(answer['error']);
  });
}

/** What Squirrel does with each when it installs it as a full package. */
export async function squirrelOutcomes(squirrel: Squirrel, folder: string): Promise<Readonly<Record<string, string>>> {
  const boxes = await sandboxes(folder);
  const list = join(folder, 'list');
  const lines = [...boxes.values()].map(({ nupkg, target }) => [nupkg, target, join(target, 'root')].join('\t'));
  await writeFile(list, lines.join('\n'));
  const answers: readonly SquirrelAnswer[] = JSON.parse(await squirrel.must('install-each', list));
  return outcomes(boxes, (index) => {
    const answer = answers[index];
    return answer?.hangs === true ? 'hangs' : answer?.throws;
  });
}

async function sandboxes(folder: string): Promise<ReadonlyMap<HostilePackage, Sandbox>> {
  const boxes = new Map<HostilePackage, Sandbox>();
  for (const hostile of hostilePackages().flatMap((group) => group.packages)) {
    const root = join(folder, hostile.name);
    const target = join(root, 'w', 'x', 'y', 'z', 'target');
    await mkdir(join(target, 'root'), { recursive: true });
    const nupkg = join(root, 'package.nupkg');
    await writeFile(nupkg, hostile.bytes);
    boxes.set(hostile, { root, nupkg, target });
  }
  return boxes;
}

async function outcomes(
  boxes: ReadonlyMap<HostilePackage, Sandbox>,
  errorOf: (index: number) => string | undefined,
): Promise<Readonly<Record<string, string>>> {
  const found: Record<string, string> = {};
  for (const [index, [{ name }, box]] of [...boxes].entries())
    found[name] = describe(await filesIn(box), errorOf(index));
  return found;
}

function describe(files: readonly string[], error: string | undefined): string {
  const reason = error === undefined ? '' : ` (${error})`;
  if (files.some((path) => path.startsWith('..'))) return `writes outside the folder${reason}`;
  if (error === 'hangs') return 'hangs';
  if (error !== undefined) return files.length > 0 ? `fails half-way${reason}` : `refuses${reason}`;
  return files.length > 0 ? 'installs' : 'installs nothing';
}

/** All files but the package itself, relative to where it may write. */
async function filesIn({ root, nupkg, target }: Sandbox): Promise<readonly string[]> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => path !== nupkg)
    .map((path) => relative(target, path).replaceAll(sep, '/'));
}
