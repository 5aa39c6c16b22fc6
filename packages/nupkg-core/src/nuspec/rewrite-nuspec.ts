import { NupkgError } from '../errors.ts';
import { parseXmlText, type XmlElement } from '../xml/parse-xml.ts';
import { decodeXml, encodeXml } from '../xml/xml-encoding.ts';
import { childElement, childElements } from '../xml/xml-query.ts';
import { escapeXmlText } from '../xml/xml-references.ts';

export interface NuspecRewrite {
  /** `remove` takes the dependencies out; framework assemblies and references stay. */
  readonly dependencies: 'keep' | 'remove';
  /** New text of the release notes, added where there are none; undefined leaves them as they are. */
  readonly releaseNotes?: string | undefined;
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * Changes what a flattened package must say differently. Everything else stays byte for byte: encoding, white space,
 * comments, order, elements that nobody knows. Throws what `parseNuspec` throws for XML that cannot be read.
 */
export function rewriteNuspec(bytes: Uint8Array, rewrite: NuspecRewrite, path = '.nuspec'): Uint8Array {
  const document = decodeXml(bytes, path);
  const metadata = childElement(parseXmlText(document.text, path), 'metadata');
  const last = childElements(metadata).at(-1);
  if (metadata === undefined || last === undefined) {
    throw new NupkgError('NUPKG_NUSPEC_INVALID', 'nuspec has no metadata', { path });
  }
  const edits = [
    ...(rewrite.dependencies === 'remove' ? removals(document.text, metadata) : []),
    ...(rewrite.releaseNotes === undefined ? [] : [notesEdit(document.text, metadata, last, rewrite.releaseNotes)]),
  ];
  return encodeXml(applyEdits(document.text, edits), document);
}

/** Each element goes with the white space before it, so that no empty line is left. */
function removals(text: string, metadata: XmlElement): readonly Edit[] {
  return childElements(metadata, 'dependencies').map(({ start, end }) => ({
    start: start - blankBefore(text, start).length,
    end,
    text: '',
  }));
}

/** Notes that are new come last, indented as what was last before. */
function notesEdit(text: string, metadata: XmlElement, last: XmlElement, notes: string): Edit {
  const existing = childElement(metadata, 'releaseNotes');
  const name = existing?.name ?? last.name.replace(/[^:]*$/, 'releaseNotes');
  const element = `<${name}>${escapeXmlText(notes)}</${name}>`;
  if (existing !== undefined) return { start: existing.start, end: existing.end, text: element };
  return { start: last.end, end: last.end, text: `${blankBefore(text, last.start)}${element}` };
}

function blankBefore(text: string, at: number): string {
  const before = text.slice(0, at);
  return before.slice(before.trimEnd().length);
}

/** From the end to the start, so that offsets stay true. */
function applyEdits(text: string, edits: readonly Edit[]): string {
  return edits
    .toSorted((a, b) => b.start - a.start)
    .reduce((result, edit) => result.slice(0, edit.start) + edit.text + result.slice(edit.end), text);
}
