import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChannelError } from '../errors.ts';
import { STORE_FOLDER, type ChannelName } from '../channel-name.ts';
import { MAX_ATTEMPTS } from '../limits.ts';
import { TRUST_FOLDER } from '../trust/trust-names.ts';
import type { ChannelStore } from './channel-store.ts';
import { isCode } from './file-writes.ts';
import { folderStore } from './folder-store.ts';
import { type Git, gitIn } from './git.ts';

export interface GitStoreOptions {
  /** A clone that belongs to this store alone: what is not committed in it is thrown away. */
  readonly clone: string;
  /** Where it pushes to: address, path or name of a remote. */
  readonly remote: string;
  readonly branch: string;
}

/**
 * Channels in a git repository: a commit for each change, pushed. A push that is not a fast-forward is somebody else's
 * entry: it is fetched, and the change is planned again on top of it.
 */
export async function gitStore({ clone, remote, branch }: GitStoreOptions): Promise<ChannelStore> {
  const git = gitIn(clone);
  await openClone(git, clone, remote);
  const folder = folderStore(clone);
  const upstream = `refs/remotes/origin/${branch}`;
  const refresh = (): Promise<void> => followUpstream(git, branch, upstream);
  const push = async (message: string): Promise<boolean> => {
    await keepLineEnds(clone);
    return !(await committed(git, message)) || pushed(git, branch);
  };
  return {
    ...folder,
    location: `git:${remote}#${branch}`,
    refresh,
    add: async (name, addition) => {
      // A fetched entry of that number is somebody else's; the folder store refuses to replace it.
      if ((await folder.add(name, addition)) && (await push(addition.message))) return true;
      await refresh();
      return false;
    },
    trust: {
      read: folder.trust.read,
      publish: async (writes, message) => {
        if ((await folder.trust.publish(writes, message)) && (await push(message))) return true;
        await discard(git);
        await refresh();
        return false;
      },
    },
    writeFiles: async (name: ChannelName, files) => {
      for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt += 1) {
        await folder.writeFiles(name, files);
        if (await push(`${name.owner}/${name.repo}/${name.channel}: write the files beside the log again`)) return;
        await refresh();
      }
      throw new ChannelError('CHANNEL_STORE_BUSY', 'others always push first', { path: remote, max: MAX_ATTEMPTS });
    },
  };
}

async function openClone(git: Git, clone: string, remote: string): Promise<void> {
  await git(['init', '--quiet']);
  const { code } = await git(['remote', 'add', 'origin', remote], { mayFail: true });
  if (code !== 0) await git(['remote', 'set-url', 'origin', remote]);
  // Line ends are data here, whatever the user has set for their own repositories.
  await git(['config', 'core.autocrlf', 'false']);
  await git(['config', 'gc.auto', '0']);
  await keepLineEnds(clone);
}

async function keepLineEnds(clone: string): Promise<void> {
  try {
    await writeFile(join(clone, '.gitattributes'), `${STORE_FOLDER}/** -text\n${TRUST_FOLDER}/** -text\n`, {
      flag: 'wx',
    });
  } catch (error) {
    if (!isCode(error, 'EEXIST')) throw error;
  }
}

/** The clone becomes what the remote has; an empty remote has nothing. */
async function followUpstream(git: Git, branch: string, upstream: string): Promise<void> {
  const { code, stderr } = await git(['fetch', '--quiet', 'origin', `+refs/heads/${branch}:${upstream}`], {
    mayFail: true,
  });
  if (code === 0) {
    const { stdout } = await git(['rev-parse', upstream, 'HEAD'], { mayFail: true });
    const [theirs, ours] = stdout.split('\n');
    if (theirs === ours) return;
    await git(['checkout', '--quiet', '--force', '-B', branch, upstream]);
    await git(['clean', '--quiet', '--force', '-d']);
    return;
  }
  if (!/couldn't find remote ref/i.test(stderr)) {
    throw new ChannelError('CHANNEL_GIT_FAILED', `git fetch failed: ${stderr.trim()}`, { path: branch });
  }
  await git(['symbolic-ref', 'HEAD', `refs/heads/${branch}`]);
  await git(['update-ref', '-d', `refs/heads/${branch}`]);
  await git(['rm', '-r', '--cached', '--quiet', '--force', '--ignore-unmatch', '.']);
  await git(['clean', '--quiet', '--force', '-d', STORE_FOLDER]);
}

/** Whether there was something to commit. */
async function committed(git: Git, message: string): Promise<boolean> {
  await git(['add', '--all', '.']);
  const { code, stdout, stderr } = await git(['commit', '--message', message], { mayFail: true });
  if (code === 0) return true;
  if (stdout.includes('nothing to commit')) return false;
  throw new ChannelError('CHANNEL_GIT_FAILED', `git commit failed: ${stderr.trim()}`, { path: stdout.slice(0, 200) });
}

/** What was written and not pushed is gone. */
async function discard(git: Git): Promise<void> {
  await git(['reset', '--quiet', '--hard'], { mayFail: true });
  await git(['clean', '--quiet', '--force', '-d']);
}

/** Whether the push made it. Somebody else's push before it is no error. */
async function pushed(git: Git, branch: string): Promise<boolean> {
  const { code, stderr } = await git(['push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`], { mayFail: true });
  if (code === 0) return true;
  // The last two are what git says when two pushes meet in the same moment.
  if (/non-fast-forward|fetch first|\[rejected\]|cannot lock ref|failed to update ref|remote rejected/i.test(stderr)) {
    // Let whoever is pushing finish; the process id spreads the others.
    await sleep(5 + (process.pid % 17));
    return false;
  }
  throw new ChannelError('CHANNEL_GIT_FAILED', `git push failed: ${stderr.trim()}`, { path: branch });
}
