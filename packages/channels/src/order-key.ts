import { ChannelError } from './errors.ts';

/**
 * Where a build stands among the builds of its channel: numbers that are compared one by one, a shorter key first.
 * It is stated with the build and never read out of its version.
 */
export type OrderKey = readonly number[];

const KEY = /^\d{1,15}(\.\d{1,15}){0,7}$/;
const DASHED = /^(\d{5,8})-(\d{2,3})$/;
const DOTTED = /^(\d{5,8})\.(\d{1,4})$/;

/** Negative when `a` stands before `b`. */
export function compareOrderKeys(a: OrderKey, b: OrderKey): number {
  for (const [index, part] of a.entries()) {
    const other = b[index];
    if (other === undefined) return 1;
    if (part !== other) return part - other;
  }
  return a.length - b.length;
}

/** Reads a key as people write it: `2.24203.6`. Throws `CHANNEL_ORDER_INVALID`. */
export function parseOrderKey(text: string): OrderKey {
  if (KEY.test(text)) return text.split('.').map(Number);
  throw new ChannelError('CHANNEL_ORDER_INVALID', 'order is not numbers with dots between them', { found: text });
}

/** The key as people write it. */
export function formatOrderKey(key: OrderKey): string {
  return key.join('.');
}

/**
 * The key of an official build number of .NET: `24203-06`, or `19274.71` as builds since 2018 have it. The second
 * numbering begins at smaller numbers than the first ended with, so its keys start with 1 and those of the first with 0.
 * Throws `CHANNEL_ORDER_INVALID`; a revision of one digit after a dash is one that was cut.
 */
export function parseBuildNumber(text: string): OrderKey {
  const [, day, revision] = DASHED.exec(text) ?? DOTTED.exec(text) ?? [];
  if (day !== undefined && revision !== undefined) return [DASHED.test(text) ? 0 : 1, Number(day), Number(revision)];
  throw new ChannelError(
    'CHANNEL_ORDER_INVALID',
    'build number is neither <day>-<two or three digits> nor <day>.<revision>',
    {
      found: text,
    },
  );
}
