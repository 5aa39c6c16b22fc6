import { parseSubscriptions, type Subscription, SUBSCRIPTIONS_NAME } from './subscriptions.ts';

/** A subscription as somebody asks for it; the rest is as `subscriptions.toml` has it by default. */
export type NewSubscription = Pick<Subscription, 'id' | 'channel'> &
  Partial<Pick<Subscription, 'pointer' | 'packages' | 'frequency' | 'batch'>>;

/**
 * `subscriptions.toml` with one subscription more at its end; what was there stays to the letter. Throws `FLOW_SUBSCRIPTIONS_INVALID`
 * where the file is not sound, or would not be: an id is there once.
 */
export function addSubscription(
  source: string,
  subscription: NewSubscription,
  path: string = SUBSCRIPTIONS_NAME,
): string {
  parseSubscriptions(source, path);
  const lineEnd = source.includes('\r\n') ? '\r\n' : '\n';
  const lines = ['[[subscription]]', ...Object.entries(subscription).flatMap(([key, value]) => line(key, value)), ''];
  const gap = source === '' ? '' : lineEnd.repeat(source.endsWith('\n') ? 1 : 2);
  const text = `${source}${gap}${lines.join(lineEnd)}`;
  parseSubscriptions(text, path);
  return text;
}

/** Strings of JSON, and lists of them, are those of TOML. */
function line(key: string, value: string | readonly string[] | undefined): readonly string[] {
  return value === undefined ? [] : [`${key} = ${JSON.stringify(value)}`];
}
