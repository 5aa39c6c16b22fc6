#!/usr/bin/env node
import { enableCompileCache } from 'node:module';
import process from 'node:process';
import { EXIT } from './exit-code.ts';
import { compileCacheFolder } from './fs/compile-cache.ts';
import { unfitNode } from './unfit-node.ts';

// An older Node would stop at the first thing it lacks, in words that help nobody, so the rest is loaded after the question.
const unfit = unfitNode(process.versions.node);
if (unfit === undefined) {
  const compiled = compileCacheFolder(process.env, process.platform);
  if (compiled !== undefined) enableCompileCache(compiled);
  const { runProcess } = await import('./index.ts');
  await runProcess();
} else {
  process.stderr.write(unfit);
  process.exitCode = EXIT.environment;
}
