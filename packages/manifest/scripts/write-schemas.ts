// Writes schema/*.schema.json from the schemas in the source: `pnpm --filter @nuspine/manifest schemas`.
import { writeFileSync } from 'node:fs';
import {
  BundleDocumentSchema,
  BundlesManifestSchema,
  ClosureReportSchema,
  ExportReportSchema,
  ImportReportSchema,
  InitReportSchema,
  OfflineConfigSchema,
  OfflineReportSchema,
  PackagesManifestSchema,
  RestoreReportSchema,
  TransferReportSchema,
  UpdateReportSchema,
  VendorManifestSchema,
} from '../src/index.ts';

const schemas = {
  'bundle-document': BundleDocumentSchema,
  'bundles-manifest': BundlesManifestSchema,
  'closure-report': ClosureReportSchema,
  'export-report': ExportReportSchema,
  'import-report': ImportReportSchema,
  'init-report': InitReportSchema,
  'offline-config': OfflineConfigSchema,
  'offline-report': OfflineReportSchema,
  'packages-manifest': PackagesManifestSchema,
  'restore-report': RestoreReportSchema,
  'transfer-report': TransferReportSchema,
  'update-report': UpdateReportSchema,
  'vendor-manifest': VendorManifestSchema,
};

for (const [name, schema] of Object.entries(schemas)) {
  const path = new URL(`../schema/${name}.schema.json`, import.meta.url);
  writeFileSync(path, `${JSON.stringify(schema, null, 2)}\n`);
}
