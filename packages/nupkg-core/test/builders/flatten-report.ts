import { digestBytes } from '@nuspine/primitives';
import type { FlattenedPackage, FlattenReport } from '../../src/index.ts';

/** A package in a report, with what a test wants of it. */
export function reportedPackage(id: string, more: Partial<FlattenedPackage> = {}): FlattenedPackage {
  return { id, version: '1.0.0', digest: digestBytes(Buffer.from(id)), files: 0, bytes: 0, dependsOn: [], ...more };
}

/** A report about an app with one file and what a test wants of it. */
export function flattenReport(more: Partial<FlattenReport> = {}): FlattenReport {
  const digest = digestBytes(Buffer.from('content'));
  return {
    package: { id: 'App', version: '1.0.0' },
    framework: 'net8.0',
    profile: 'runtime',
    onConflict: 'error',
    packages: [reportedPackage('App')],
    files: [{ path: 'lib/net8.0/App.dll', size: 7, digest, package: 'App 1.0.0' }],
    merged: [],
    conflicts: [],
    signatureRemoved: false,
    output: { name: 'App.nupkg', size: 99, digest, sha1: 'A'.repeat(40) },
    ...more,
  };
}
