import Type from 'typebox';
import { MatrixError } from '../errors.ts';
import type { Component, Edge, Matrix } from '../matrix.ts';
import { orderedVersions, parseVersion } from '../matrix-version.ts';
import { NO_RELEASE } from '../parse-rules.ts';
import { NOWHERE } from '../position.ts';
import { jsonReader } from '../read-json.ts';

/** The upgrade graph of Cincinnati, the protocol of OpenShift's update service, as far as paths need it. */
interface UpgradeGraph {
  readonly nodes: readonly { readonly version: string }[];
  /** Numbers of two nodes. */
  readonly edges: readonly (readonly [number, number])[];
  readonly conditionalEdges?: readonly {
    readonly edges: readonly { readonly from: string; readonly to: string }[];
    readonly risks: readonly { readonly name: string }[];
  }[];
}

const graph = Type.Object({
  nodes: Type.Array(Type.Object({ version: Type.String() })),
  edges: Type.Array(Type.Array(Type.Integer({ minimum: 0 }), { minItems: 2, maxItems: 2 })),
  conditionalEdges: Type.Optional(
    Type.Array(
      Type.Object({
        edges: Type.Array(Type.Object({ from: Type.String(), to: Type.String() })),
        risks: Type.Array(Type.Object({ name: Type.String() }), { minItems: 1 }),
      }),
    ),
  ),
});

const readGraph = jsonReader<UpgradeGraph>(graph, 'MATRIX_GRAPH_INVALID');

/**
 * Reads a Cincinnati graph as a matrix of one component that has these edges and no others. A conditional edge takes the
 * risks that it names. Throws `MATRIX_GRAPH_INVALID` or `MATRIX_VERSION_INVALID`.
 */
export function parseUpgradeGraph(text: string, component: string): Matrix {
  const { nodes, edges, conditionalEdges = [] } = readGraph(text);
  const versions = nodes.map(({ version }) => parseVersion(withoutBuild(version), NOWHERE));
  const plain = edges.map(
    ([from, to]): Edge => edge(component, versionAt(versions, from), versionAt(versions, to), []),
  );
  const conditional = conditionalEdges.flatMap(({ edges: pairs, risks }) =>
    pairs.map(({ from, to }) =>
      edge(
        component,
        withoutBuild(from),
        withoutBuild(to),
        risks.map(({ name }) => name),
      ),
    ),
  );
  const known: Component = {
    name: component,
    isExtension: false,
    hasTable: false,
    rows: new Map(),
    versions: orderedVersions(versions, () => 0),
  };
  return { ...EMPTY, components: new Map([[component, known]]), edges: [...plain, ...conditional] };
}

const EMPTY: Matrix = {
  form: 'second',
  missingRow: 'unknown',
  components: new Map(),
  relations: new Map(),
  bundles: [],
  order: [],
  stops: [],
  blocks: [],
  edges: [],
  skews: [],
  steps: [],
  together: [],
  proofs: [],
  release: NO_RELEASE,
  comments: [],
};

function edge(component: string, from: string, to: string, risks: readonly string[]): Edge {
  return { component, from, to, risks, at: NOWHERE };
}

function versionAt(versions: readonly string[], number: number): string {
  const version = versions[number];
  if (version !== undefined) return version;
  throw new MatrixError('MATRIX_GRAPH_INVALID', 'edge leads to a node that is not there', { found: number });
}

/** `4.13.0+amd64`: builds of one version do not differ for an upgrade. */
function withoutBuild(version: string): string {
  return version.replace(/\+.*$/, '');
}
