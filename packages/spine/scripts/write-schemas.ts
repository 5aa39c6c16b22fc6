// Writes schema/*.schema.json from the schemas in the source: `pnpm --filter @nuspine/spine schemas`.
import { writeFileSync } from 'node:fs';
import {
  ChannelsReportSchema,
  EvidenceSchema,
  GateFileSchema,
  GateReportSchema,
  PublishedReportSchema,
  SpineFileSchema,
  SpineReportSchema,
  WorkflowReportSchema,
} from '../src/index.ts';

const schemas = {
  'channels-report': ChannelsReportSchema,
  evidence: EvidenceSchema,
  'gate-file': GateFileSchema,
  'gate-report': GateReportSchema,
  'published-report': PublishedReportSchema,
  'spine-file': SpineFileSchema,
  'spine-report': SpineReportSchema,
  'workflow-report': WorkflowReportSchema,
};

for (const [name, schema] of Object.entries(schemas)) {
  const path = new URL(`../schema/${name}.schema.json`, import.meta.url);
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
}
