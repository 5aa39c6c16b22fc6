// Changes a channel from a process of its own, for tests that run many at once or kill one.
import { CodedError } from '@nuspine/primitives';
import { channelWriter, diskWrites, type FileWrites, folderStore, gitStore, openStore } from '../../src/fs/index.ts';
import type { Operation } from '../../src/index.ts';
import { add, NAME, point } from '../channel-builder.ts';

const [kind = '', ...rest] = process.argv.slice(2);

/** Publishes builds, each after the last one there is, and asks now and then for what must be refused. */
async function publishMany(place: string, clone: string, worker: number, operations: number): Promise<void> {
  const store = clone === '' ? await openStore(place, {}) : await gitStore({ clone, remote: place, branch: 'main' });
  const writer = channelWriter(store, NAME);
  for (let index = 0; index < operations; index += 1) {
    const id = `w${String(worker)}-${String(index)}`;
    // The first build of a worker is never the latest again once it has published another.
    const stale = index % 5 === 4 ? `w${String(worker)}-0` : undefined;
    try {
      await writer.change(({ builds }) => ({
        operations: stale === undefined ? publication(id, builds.size + 1) : [point('Latest', stale)],
        by: `worker-${String(worker)}`,
        now: new Date(),
      }));
      process.stdout.write(`done ${id}\n`);
    } catch (error) {
      if (!(error instanceof CodedError)) throw error;
      process.stdout.write(`refused ${id} ${error.code}\n`);
    }
  }
}

function publication(id: string, order: number): readonly Operation[] {
  return [add(id, { order: [order] }), point('Latest', id)];
}

/** Dies before or after the n-th write, as a machine does that loses its power. */
function dyingWrites(when: string, nth: number): FileWrites {
  let count = 0;
  const around = async <T>(write: () => Promise<T>): Promise<T> => {
    count += 1;
    if (count === nth && when === 'before') process.kill(process.pid, 'SIGKILL');
    const result = await write();
    if (count === nth && when === 'after') process.kill(process.pid, 'SIGKILL');
    return result;
  };
  return {
    create: (path, bytes) => around(() => diskWrites.create(path, bytes)),
    replace: (path, bytes) => around(() => diskWrites.replace(path, bytes)),
    remove: (path) => around(() => diskWrites.remove(path)),
  };
}

async function publishAndDie(folder: string, id: string, when: string, nth: number): Promise<void> {
  const operations = [add(id), point('Latest', id)];
  const writer = channelWriter(folderStore(folder, dyingWrites(when, nth)), NAME);
  await writer.change(() => ({ operations, by: 'victim', now: new Date() }));
  process.stdout.write('survived\n');
}

async function publishToGit(remote: string, clone: string, id: string): Promise<void> {
  const store = await gitStore({ clone, remote, branch: 'main' });
  const operations = [add(id), point('Latest', id)];
  await channelWriter(store, NAME).change(() => ({ operations, by: 'victim', now: new Date() }));
  process.stdout.write('survived\n');
}

const [first = '', second = '', third = '', fourth = ''] = rest;
if (kind === 'many') await publishMany(first, second, Number(third), Number(fourth));
if (kind === 'die') await publishAndDie(first, second, third, Number(fourth));
if (kind === 'die-git') await publishToGit(first, second, third);
