import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { digestSource } from '@nuspine/primitives';
import { withFileSource } from '@nuspine/primitives/fs';
import { SpineError } from '../errors.ts';
import { channelTable, renderChannel, renderDocument, type RenderedChannel } from '../render-channels.ts';
import type { ChannelsReport, RenderedDocument } from '../render-report.ts';
import type { DistributionChannel } from '../spine-file.ts';
import { readOciLayout } from './oci-layout.ts';
import { findFiles, readSpine, type Spine } from './read-spine.ts';
import { readTextFile, writeTextFile } from './text-file.ts';

/**
 * Writes the channels of a spine.toml into its documents, or with `check` compares what they show. A document that has no
 * markers and a path that finds none are not right either. Throws `SPINE_FILE_INVALID` for a spine without channels or
 * documents, `SPINE_ARTIFACT_INVALID` for a digest that there is not, what `readSpine` throws, and `FILE_WRITE_FAILED`.
 */
export async function renderSpine(path: string, mode: 'write' | 'check'): Promise<ChannelsReport> {
  const spine = await readSpine(path);
  const { channel = [], documents: globs = [] } = spine.file;
  if (channel.length === 0 || globs.length === 0) {
    throw new SpineError('SPINE_FILE_INVALID', 'file has no channel, or no documents to show them', {
      path,
      wanted: '[[channel]] and documents = ["README.md"]',
    });
  }
  const channels = await Promise.all(channel.map((one) => rendered(one, spine)));
  const table = channelTable(channels);
  const documents: RenderedDocument[] = [];
  for (const glob of globs) {
    const paths = await findFiles(spine.folder, glob);
    if (paths.length === 0) documents.push({ path: glob, state: 'missing' });
    for (const one of paths)
      documents.push({ path: one, state: await renderOne(join(spine.folder, one), table, mode) });
  }
  const ok = documents.every(({ state }) => state === 'current' || state === 'written');
  return { ok, version: spine.version, channels, documents };
}

async function renderOne(path: string, table: string, mode: 'write' | 'check'): Promise<RenderedDocument['state']> {
  const file = await readTextFile(path);
  const text = renderDocument(file.text, table, path);
  if (text === undefined) return 'unmarked';
  if (text === file.text) return 'current';
  if (mode === 'check') return 'differs';
  await writeTextFile(path, { ...file, text });
  return 'written';
}

async function rendered(channel: DistributionChannel, { folder, version }: Spine): Promise<RenderedChannel> {
  if (!`${channel.pin}${channel.run}`.includes('{digest}')) return renderChannel(channel, { version });
  const digest = channel.file === undefined ? undefined : await digestOf(join(folder, channel.file), version);
  if (digest !== undefined) return renderChannel(channel, { version, digest });
  throw new SpineError('SPINE_ARTIFACT_INVALID', `channel ${channel.name} has no digest of this version`, {
    path: channel.file ?? channel.name,
    wanted: version,
  });
}

/** Of the image with this version when it is a layout, and of its bytes when it is a file. */
async function digestOf(path: string, version: string): Promise<string | undefined> {
  const isFolder = await stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
  return isFolder ? (await readOciLayout(path, version)).digest : withFileSource(path, digestSource);
}
