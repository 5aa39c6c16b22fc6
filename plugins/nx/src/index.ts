export { createNodes, createNodesV2, name } from './fs/create-nodes.ts';
export { type PluginOptions } from './infer-targets.ts';
export { type FlattenLine, type ReleaseLine, type ReleasesLine } from './release-line.ts';
