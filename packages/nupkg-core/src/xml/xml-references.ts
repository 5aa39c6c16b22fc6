import { NupkgError } from '../errors.ts';

const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };
const REFERENCE = /&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][\w.-]*)?;?/g;

/** Replaces the five predefined entities and character references (XML 1.0 §4.1, §4.6). Others are an error. */
export function decodeXmlReferences(text: string, path: string): string {
  if (!text.includes('&')) return text;
  return text.replace(REFERENCE, (reference, name: string | undefined) => {
    const value = name === undefined || !reference.endsWith(';') ? undefined : decodeReference(name);
    if (value === undefined) {
      throw new NupkgError('NUPKG_XML_INVALID', 'XML has an unknown entity reference', { path, found: reference });
    }
    return value;
  });
}

function decodeReference(name: string): string | undefined {
  if (!name.startsWith('#')) return PREDEFINED[name];
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number.parseInt(name.slice(1), 10);
  return isXmlCharacter(code) ? String.fromCodePoint(code) : undefined;
}

/** XML 1.0 §2.2, Char. */
function isXmlCharacter(code: number): boolean {
  if (code < 0x20) return code === 0x9 || code === 0xa || code === 0xd;
  return code <= 0xd7ff || (code >= 0xe000 && code <= 0xfffd) || (code >= 0x10000 && code <= 0x10ffff);
}

/** Text as element content. A bare carriage return would be read as a line feed. */
export function escapeXmlText(text: string): string {
  return text.replace(/[&<>\r]/g, escapeCharacter);
}

/** Text as the value of an attribute in double quotes. */
export function escapeXmlAttribute(text: string): string {
  return text.replace(/[&<>"\t\n\r]/g, escapeCharacter);
}

function escapeCharacter(character: string): string {
  const name = Object.keys(PREDEFINED).find((key) => PREDEFINED[key] === character);
  return name === undefined ? `&#${String(character.charCodeAt(0))};` : `&${name};`;
}
