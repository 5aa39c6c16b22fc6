export { detectFile } from './detect-file.ts';
export { type FactCache, NO_FACT_CACHE, openFactCache } from './fact-cache.ts';
export { initLayout, type InitReport } from './init-layout.ts';
export { readManifests, readOfflineConfig } from './layout-files.ts';
export { listFiles, type TreeEntry } from './list-files.ts';
export { scanLayout, type ScanOptions } from './scan-layout.ts';
export { checkLayout, updateLayout } from './update-layout.ts';
export { verifyLayout, type VerifyLayoutOptions } from './verify-layout.ts';
