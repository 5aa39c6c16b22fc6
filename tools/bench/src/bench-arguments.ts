import { parseArgs } from 'node:util';
import type { CorpusName } from '@nuspine/fixtures/corpora';
import type { DeltaSuiteOptions } from './delta-suite.ts';
import { PEER_IDS } from './delta-peers.ts';

const SUITES = ['start-up', 'matrix', 'nupkg', 'channels', 'manifest', 'nx', 'delta'] as const;
const CORPUS_NAMES: readonly CorpusName[] = ['S', 'M', 'L', 'N'];
const UNSEEN = 'unseen';

export interface BenchArguments {
  readonly suites: readonly string[];
  readonly delta: DeltaSuiteOptions;
  /** A million entries, and the document: when channels are asked for. */
  readonly wholeChannels: boolean;
}

/**
 * Reads `[suite...] [--corpus S,M,L,N,unseen] [--skip-peer squirrel,...] [--runs 3]`. Without a suite all of them run, with the
 * two corpora that take seconds. `delta` by itself takes all corpora and peers, and writes the documents;
 * `channels` takes stores of a million entries, and writes its page. Throws for anything
 * unknown.
 */
export function parseBenchArguments(args: readonly string[]): BenchArguments {
  const { positionals, values } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { corpus: { type: 'string' }, 'skip-peer': { type: 'string' }, runs: { type: 'string' } },
  });
  const asksForPart = values.corpus !== undefined || values['skip-peer'] !== undefined;
  const suites = known('benchmark', positionals, SUITES);
  const asked = (values.corpus ?? (suites.includes('delta') ? 'S,M,L,N,unseen' : 'S,M')).split(',');
  const runs = values.runs === undefined ? {} : { runs: requireCount(values.runs) };
  return {
    suites: suites.length === 0 ? SUITES : suites,
    wholeChannels: suites.includes('channels'),
    delta: {
      corpora: known('corpus', asked, [...CORPUS_NAMES, UNSEEN]).filter((name) => name !== UNSEEN),
      unseen: asked.includes(UNSEEN),
      skippedPeers: new Set(known('peer', values['skip-peer']?.split(',') ?? [], PEER_IDS)),
      write: suites.includes('delta') && !asksForPart,
      ...runs,
    },
  };
}

function known<Name extends string>(kind: string, asked: readonly string[], names: readonly Name[]): readonly Name[] {
  return asked.map((name) => {
    const found = names.find((candidate) => candidate === name);
    if (found === undefined) throw new Error(`unknown ${kind} ${name}; there are ${names.join(', ')}`);
    return found;
  });
}

function requireCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count > 0) return count;
  throw new Error(`--runs takes a whole number above 0, not ${text}`);
}
