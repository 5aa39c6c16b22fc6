import { CodedError } from '@nuspine/primitives';

export type CliErrorCode = 'CLI_USAGE' | 'CLI_ENVIRONMENT_INVALID';

export class CliError extends CodedError<CliErrorCode> {}
