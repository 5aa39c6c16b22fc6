import { formatXml } from '../xml/format-xml.ts';
import { parseXml, type XmlElement, type XmlNode } from '../xml/parse-xml.ts';
import { localName } from '../xml/xml-query.ts';

export interface NuspecRewrite {
  /** `remove` takes the dependencies out; framework assemblies and references stay. */
  readonly dependencies: 'keep' | 'remove';
  /** New text of the release notes; undefined leaves them as they are. */
  readonly releaseNotes?: string | undefined;
}

/** Changes what a flattened package must say differently and keeps everything else as it stands, in its order. */
export function rewriteNuspec(bytes: Uint8Array, rewrite: NuspecRewrite, path = '.nuspec'): Uint8Array {
  const root = parseXml(bytes, path);
  const children = root.children.map((node) => (isElement(node, 'metadata') ? rewriteMetadata(node, rewrite) : node));
  return formatXml({ ...root, children });
}

function rewriteMetadata(metadata: XmlElement, rewrite: NuspecRewrite): XmlElement {
  const children = metadata.children
    .filter((node) => rewrite.dependencies === 'keep' || !isElement(node, 'dependencies'))
    .map((node) => (isElement(node, 'releaseNotes') ? rewriteNotes(node, rewrite.releaseNotes) : node));
  return { ...metadata, children };
}

function rewriteNotes(element: XmlElement, notes: string | undefined): XmlElement {
  return notes === undefined ? element : { ...element, children: [{ kind: 'text', text: notes }] };
}

function isElement(node: XmlNode, name: string): node is XmlElement {
  return node.kind === 'element' && localName(node) === name;
}
