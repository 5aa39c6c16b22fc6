// Writes docs/offline-findings.md from the rules in the source: `pnpm --filter @nuspine/manifest findings`.
import { writeFileSync } from 'node:fs';
import { findingsPage } from '../src/findings-page.ts';

writeFileSync(new URL('../../../docs/offline-findings.md', import.meta.url), findingsPage());
