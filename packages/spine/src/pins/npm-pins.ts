import { findNodeAtLocation, type Node, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import { SpineError } from '../errors.ts';
import type { Pin, PinContext } from '../pin.ts';

const DEPENDENCIES = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'] as const;
/** A version behind at most one operator of npm: what follows the spine. `workspace:` and `*` do by themselves. */
const SIMPLE_RANGE = /^([~^]|>=)?\d+\.\d+\.\d+(?:[-+][\w.+-]+)?$/;

/** The version of a package.json, and what it wants of the packages that share it. Throws `SPINE_ARTIFACT_INVALID`. */
export function npmPins(text: string, context: PinContext): readonly Pin[] {
  const root = parseManifest(text, context.path);
  const version = findNodeAtLocation(root, ['version']);
  return [
    ...(version === undefined ? [] : stringPin(version, 'version', context.version, 'version-differs')),
    ...DEPENDENCIES.flatMap((field) => dependencyPins(findNodeAtLocation(root, [field]), context)),
  ];
}

/** Name and version of a package.json, as far as it has them. Throws `SPINE_ARTIFACT_INVALID`. */
export function npmIdentity(text: string, path: string): { readonly name?: string; readonly version?: string } {
  const root = parseManifest(text, path);
  const [name, version] = ['name', 'version'].map((key) => textOf(findNodeAtLocation(root, [key])));
  return { ...(name === undefined ? {} : { name }), ...(version === undefined ? {} : { version }) };
}

function parseManifest(text: string, path: string): Node {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true });
  const [error] = errors;
  if (error !== undefined || root?.type !== 'object') {
    const found = error === undefined ? 'no object' : printParseErrorCode(error.error);
    throw new SpineError('SPINE_ARTIFACT_INVALID', 'file is not a package.json', { path, found });
  }
  return root;
}

function dependencyPins(field: Node | undefined, { npmNames, version }: PinContext): readonly Pin[] {
  return (field?.children ?? []).flatMap(({ children: [key, value] = [] }) => {
    const name = textOf(key);
    const range = SIMPLE_RANGE.exec(textOf(value) ?? '');
    if (name === undefined || value === undefined || range === null || !npmNames.has(name)) return [];
    return stringPin(value, `dependency ${name}`, `${range[1] ?? ''}${version}`, 'dependency-differs');
  });
}

/** Without the quotation marks, which stay. */
function stringPin(node: Node, what: string, wanted: string, rule: Pin['rule']): readonly Pin[] {
  const found = textOf(node);
  if (found === undefined) return [];
  return [{ what, start: node.offset + 1, end: node.offset + node.length - 1, found, wanted, rule }];
}

function textOf(node: Node | undefined): string | undefined {
  return typeof node?.value === 'string' ? node.value : undefined;
}
