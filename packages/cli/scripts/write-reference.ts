import { writeFileSync } from 'node:fs';
import { COMMANDS, renderReference } from '../src/index.ts';

writeFileSync(new URL('../../../docs/reference/cli.md', import.meta.url), renderReference(COMMANDS));
