import { type ConfiguredSource, mappedSources } from '@nuspine/nupkg-core';
import { readNuGetConfig } from '@nuspine/nupkg-core/fs';
import { type Answer, type Operation, textOf, textsOf } from './question.ts';

/** NuGet.config files, as NuGet.Configuration answers in the same environment. */
export const CONFIG_OPERATIONS: Readonly<Record<string, Operation>> = {
  'nuget-config': async (question) => {
    const config = await readNuGetConfig({
      environment: process.env,
      platform: process.platform,
      folder: textOf(question, 'dir'),
      file: typeof question['file'] === 'string' ? question['file'] : undefined,
    });
    const mapped = textsOf(question, 'ids').map((id) => {
      const sources = mappedSources(config.sourceMapping, id);
      return [id, sources === undefined ? null : [...sources].map((key) => key.toUpperCase()).toSorted()];
    });
    return {
      sources: config.sources.map(describe),
      fallbackFolders: config.fallbackFolders,
      mapped: Object.fromEntries(mapped),
    };
  },
};

function describe({ name, location, isEnabled, allowsInsecure = false, credentials }: ConfiguredSource): Answer {
  return {
    name,
    location,
    isEnabled,
    allowsInsecure,
    username: credentials?.username ?? null,
    password: credentials?.kind === 'plain' ? credentials.password : null,
  };
}
