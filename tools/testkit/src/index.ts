export { failingSource } from './failing-source.ts';
export { withTemporaryFolder } from './temporary-folder.ts';
export { toThrowCode } from './to-throw-code.ts';
