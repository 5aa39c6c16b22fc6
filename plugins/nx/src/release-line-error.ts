export type ReleaseLineErrorCode =
  | 'NX_MARKER_INVALID'
  | 'NX_LINE_NOT_JSON'
  | 'NX_LINE_INVALID'
  | 'NX_LINE_APP_MISSING'
  | 'NX_BUNDLE_INVALID'
  | 'NX_DOTNET_MISSING'
  | 'NX_APP_MISSING'
  | 'NX_APP_AMBIGUOUS'
  | 'NX_OUTPUT_INVALID';

/**
 * What is wrong with a release line or with the folder it is run in. Not a `CodedError`: that class comes from another
 * package, and the plugin must load before any package of its own workspace is built.
 */
export class ReleaseLineError extends Error {
  readonly code: ReleaseLineErrorCode;

  constructor(code: ReleaseLineErrorCode, message: string) {
    super(message);
    this.name = 'ReleaseLineError';
    this.code = code;
  }
}
