import { CodedError } from '@nuspine/primitives';

export type NupkgErrorCode = 'NUPKG_NUSPEC_MISSING' | 'NUPKG_NUSPEC_DUPLICATE';

export class NupkgError extends CodedError<NupkgErrorCode> {}
