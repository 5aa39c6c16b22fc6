import { createRequire } from 'node:module';

/** Whose deflate, at which level and with how much memory: `zlib-6-8`. `node`: the changed zlib inside Node. */
export type DeflateWay = `${'zlib' | 'node'}-${number}-${8 | 9}`;

const WAY = /^(zlib|node)-([1-9])-([89])$/;

/** Every way that is known, the most frequent first. */
export const DEFLATE_WAYS: readonly DeflateWay[] = [6, 9, 1, 5, 7, 8, 4, 3, 2].flatMap((level): DeflateWay[] => [
  `zlib-${level}-8`,
  `zlib-${level}-9`,
  `node-${level}-8`,
  `node-${level}-9`,
]);

export function isDeflateWay(text: string): text is DeflateWay {
  return WAY.test(text);
}

/** Deflates as another program did, in one stream: equal on every machine, because it is done in JavaScript. */
export function deflateLike(way: DeflateWay, content: Uint8Array): Uint8Array {
  const [, program, level = '6', memLevel = '8'] = WAY.exec(way) ?? [];
  const { Deflate, Z_DEFAULT_STRATEGY, Z_FINISH } = loadPako();
  const deflate = new Deflate({
    raw: true,
    level: levelOf(level),
    windowBits: 15,
    memLevel: Number(memLevel),
    strategy: Z_DEFAULT_STRATEGY,
    // Without it, the encoder imitates the zlib inside Node.
    legacyHash: program === 'zlib',
  });
  const chunks: Uint8Array[] = [];
  deflate.onData = (chunk) => {
    chunks.push(chunk);
  };
  deflate.push(content, Z_FINISH);
  return Buffer.concat(chunks);
}

/** Few packages need it. */
function loadPako(): typeof import('pako') {
  return createRequire(import.meta.url)('pako');
}

const LEVELS = [1, 2, 3, 4, 5, 6, 7, 8, 9] as const;

function levelOf(text: string): (typeof LEVELS)[number] {
  return LEVELS[Number(text) - 1] ?? 6;
}
