import { setTimeout as sleep } from 'node:timers/promises';
import { type ChannelName, formatChannelName, STORE_FOLDER } from '../channel-name.ts';
import { ChannelError } from '../errors.ts';
import { MAX_ATTEMPTS } from '../limits.ts';
import { TRUST_FOLDER } from '../trust/trust-names.ts';
import type { ChannelStore } from './channel-store.ts';
import { commitOf } from './git-commit.ts';
import { type Git, gitIn } from './git.ts';
import { type GitObjects, gitObjects } from './git-objects.ts';
import { type GitTree, gitTree } from './git-tree.ts';
import { storeOf } from './store-of.ts';

export interface GitStoreOptions {
  /** A repository without a work tree that belongs to this store alone. */
  readonly clone: string;
  /** Where it pushes to: address, path or name of a remote. */
  readonly remote: string;
  readonly branch: string;
  /** At least 0, below 1: spreads writers that were refused at once. */
  readonly random?: () => number;
}

/** A clone of the remote, as it was when it was fetched last. */
interface Clone {
  tree(): GitTree;
  fetch(): Promise<void>;
  /** Commits the changes to a tree on top of the commit that it is of, and pushes them; false when somebody else has pushed before. */
  push(tree: GitTree, message: string): Promise<boolean>;
}

/**
 * Channels in a git repository: a commit for each change, pushed. A push that is not a fast-forward is somebody else's
 * entry: it is fetched, and the change is planned again on top of it. Files are read out of the objects and committed
 * without a work tree, so that a change costs a fetch, a commit and a push however many files there are. Throws
 * `CHANNEL_GIT_FAILED`.
 */
export async function gitStore(options: GitStoreOptions): Promise<ChannelStore> {
  const { remote, branch } = options;
  const clone = await openClone(options);
  const location = `git:${remote}#${branch}`;
  const reading = (): ChannelStore => storeOf(clone.tree(), location);
  /** A change is written to a tree of its own, which is forgotten when it cannot be pushed. */
  const change = async (message: string, act: (store: ChannelStore) => Promise<boolean>): Promise<boolean> => {
    const tree = clone.tree();
    return (await act(storeOf(tree, location))) && clone.push(tree, message);
  };
  return {
    location,
    refresh: clone.fetch,
    channels: () => reading().channels(),
    lastEntry: (name) => reading().lastEntry(name),
    entry: (name, sequence) => reading().entry(name, sequence),
    file: (name, fileName) => reading().file(name, fileName),
    files: (name) => reading().files(name),
    index: (name) => reading().index(name),
    add: (name, addition) => change(addition.message, (store) => store.add(name, addition)),
    trust: {
      location,
      read: (name) => reading().trust.read(name),
      publish: (writes, message) => change(message, (store) => store.trust.publish(writes, message)),
    },
    writeFiles: async (name: ChannelName, files) => {
      const message = `${formatChannelName(name)}: write the files beside the log again`;
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        const write = (store: ChannelStore): Promise<boolean> => store.writeFiles(name, files).then(() => true);
        if (await change(message, write)) return;
        await clone.fetch();
      }
      throw new ChannelError('CHANNEL_STORE_BUSY', 'others always push first', { path: remote, max: MAX_ATTEMPTS });
    },
  };
}

const UPSTREAM = 'refs/nuspine/upstream';
const NEXT = 'refs/nuspine/next';
/** A writer waits no longer than so many pushes take: 2 to this power. */
const MAX_DOUBLINGS = 4;
// Line ends are data here, whatever people have set for their own clones.
const ATTRIBUTES = Buffer.from(`${STORE_FOLDER}/** -text\n${TRUST_FOLDER}/** -text\n`);

async function openClone({ clone, remote, branch, random = Math.random }: GitStoreOptions): Promise<Clone> {
  const git = gitIn(clone);
  await git(['init', '--quiet', '--bare']);
  await git(['config', 'gc.auto', '0']);
  // What is lost with this clone is in the remote: only that one has to wait for its disk.
  await git(['config', 'core.fsync', 'none']);
  const objects = gitObjects(clone);
  let tip = await idOf(objects, UPSTREAM);
  let refusals = 0;
  const alone = oneAtATime();
  const commitAndPush = async ({ commit: parent, changes }: GitTree, message: string): Promise<boolean> => {
    await git(['fast-import', '--quiet', '--force', '--date-format=now'], {
      input: commitOf(NEXT, { parent, message, changes, env: process.env }),
    });
    const isPushed = await pushed(git, remote, `${NEXT}:refs/heads/${branch}`);
    if (isPushed) tip = await idOf(objects, NEXT);
    return isPushed;
  };
  return {
    tree: () => gitTree(objects, tip),
    fetch: () =>
      alone(async () => {
        if (!(await fetched(git, remote, branch))) await git(['update-ref', '-d', UPSTREAM]);
        tip = await idOf(objects, UPSTREAM);
      }),
    push: async (tree, message) => {
      if (tree.changes.size === 0) return true;
      await tree.create('.gitattributes', ATTRIBUTES);
      const started = performance.now();
      if (await alone(() => commitAndPush(tree, message))) {
        refusals = 0;
        return true;
      }
      refusals += 1;
      // Full jitter: whoever has just pushed goes on at once, and the others do not all come back together. A slow remote
      // is given more time, since more writers meet during one push there.
      await sleep(random() * (performance.now() - started) * 2 ** Math.min(refusals, MAX_DOUBLINGS));
      return false;
    },
  };
}

/** The refs of a clone are there once: what moves them waits for what does so before it. */
function oneAtATime(): <T>(act: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve();
  return (act) => {
    const run = last.then(act);
    last = run.catch(() => undefined);
    return run;
  };
}

async function idOf(objects: GitObjects, name: string): Promise<string | undefined> {
  return (await objects.read(name))?.id;
}

/** Whether the remote has the branch: an empty one has nothing. */
async function fetched(git: Git, remote: string, branch: string): Promise<boolean> {
  const refs = `+refs/heads/${branch}:${UPSTREAM}`;
  const { code, stderr } = await git(['fetch', '--quiet', '--no-tags', '--no-write-fetch-head', remote, refs], {
    mayFail: true,
  });
  if (code === 0) return true;
  if (/couldn't find remote ref/i.test(stderr)) return false;
  throw new ChannelError('CHANNEL_GIT_FAILED', `git fetch failed: ${stderr.trim()}`, { path: remote });
}

/** Whether the push made it. Somebody else's push before it is no error. */
async function pushed(git: Git, remote: string, refs: string): Promise<boolean> {
  const { code, stderr } = await git(['push', '--quiet', remote, refs], { mayFail: true });
  if (code === 0) return true;
  // The last ones are what git says when two pushes meet in the same moment.
  if (/non-fast-forward|fetch first|\[rejected\]|cannot lock ref|failed to update ref|remote rejected/i.test(stderr)) {
    return false;
  }
  throw new ChannelError('CHANNEL_GIT_FAILED', `git push failed: ${stderr.trim()}`, { path: remote });
}
