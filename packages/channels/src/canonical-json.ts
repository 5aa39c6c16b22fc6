import { ChannelError } from './errors.ts';

/**
 * The canonical form of a JSON value (channel-log §2; RFC 8785 for the values that a log holds): keys sorted by UTF-16
 * code units, no white space, whole numbers only. Members that are `undefined` are left out.
 * Throws `CHANNEL_NOT_CANONICAL` for a value without such a form.
 */
export function formatCanonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(formatCanonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) return formatObject(value);
  if (typeof value === 'string') return formatText(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  // -0 would be written as 0 and read back as another value.
  if (typeof value === 'number' && Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  throw new ChannelError('CHANNEL_NOT_CANONICAL', 'value has no canonical form', { found: String(value) });
}

function formatObject(value: object): string {
  const members: Readonly<Record<string, unknown>> = { ...value };
  let text = '';
  // By code units: order must not depend on the machine, as that of localeCompare does.
  for (const key of Object.keys(members).sort()) {
    const member = members[key];
    if (member === undefined) continue;
    text += `${text === '' ? '' : ','}${formatText(key)}:${formatCanonicalJson(member)}`;
  }
  return `{${text}}`;
}

function formatText(text: string): string {
  if (text.isWellFormed()) return JSON.stringify(text);
  throw new ChannelError('CHANNEL_NOT_CANONICAL', 'text is not well-formed Unicode', { found: JSON.stringify(text) });
}
