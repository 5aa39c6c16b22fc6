import { checkDependencies } from './dependencies.ts';
import { checkDocumentLinks } from './document-links.ts';
import { checkDocumentedCommands } from './documented-commands.ts';
import { checkErrorCodes } from './error-codes.ts';
import { checkExportMap } from './export-map.ts';
import { checkGlossaryWords } from './glossary-words.ts';
import { checkMachineTraces } from './machine-traces.ts';
import { checkPackageGraph } from './package-graph.ts';
import { checkProjectReferences } from './project-references.ts';
import { checkPublicApi } from './public-api.ts';
import { checkPureCore } from './pure-core.ts';
import { checkReadmes } from './readme-examples.ts';
import type { Finding, RepoTree } from './repo-tree.ts';
import { checkSizeBudget } from './size-budget.ts';
import { checkSourceShape } from './source-shape.ts';
import { checkOrphanTests, checkTestMirror, checkTestSubjects } from './test-mirror.ts';
import { checkTestInputs } from './test-inputs.ts';
import { checkUnfinishedWork } from './unfinished-work.ts';

/** Every check that needs nothing but the tree. */
export const CHECKS: readonly ((tree: RepoTree) => readonly Finding[])[] = [
  checkPackageGraph,
  checkProjectReferences,
  checkDependencies,
  checkPureCore,
  checkTestMirror,
  checkOrphanTests,
  checkTestSubjects,
  checkTestInputs,
  checkSourceShape,
  checkExportMap,
  checkPublicApi,
  checkErrorCodes,
  checkReadmes,
  checkDocumentLinks,
  checkDocumentedCommands,
  checkGlossaryWords,
  checkUnfinishedWork,
  checkMachineTraces,
  checkSizeBudget,
];
