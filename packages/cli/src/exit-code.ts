/** How a run ended, for scripts. */
export const EXIT = {
  /** Done, or the answer is yes. */
  ok: 0,
  /** The answer is no: something does not match, or conflicts. */
  finding: 1,
  /** The command line is wrong. */
  usage: 2,
  /** An input is missing, malformed, damaged or hostile. */
  badInput: 3,
  /** The machine is in the way: a permission, a full disk, a missing tool. */
  environment: 4,
  /** A defect in Nuspine. */
  bug: 70,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** How a run ended that was stopped by a signal: with 128 and the number of it, as shells count. */
export const STOPPED = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;

/** What each code says, as the help and the reference page print it. */
export const EXIT_MEANINGS: readonly (readonly [ExitCode | (typeof STOPPED)[keyof typeof STOPPED], string])[] = [
  [EXIT.ok, 'done, or the answer is yes'],
  [EXIT.finding, 'the answer is no: something does not match, or conflicts'],
  [EXIT.usage, 'the command line is wrong'],
  [EXIT.badInput, 'an input is missing, malformed, damaged or hostile'],
  [EXIT.environment, 'the machine is in the way: a permission, a full disk, a missing tool'],
  [EXIT.bug, 'a defect in Nuspine'],
  [STOPPED.SIGHUP, 'stopped: the terminal was closed; as after all stops, nothing is half-written'],
  [STOPPED.SIGINT, 'stopped with Ctrl+C'],
  [STOPPED.SIGTERM, 'stopped by another program'],
];

const BY_CODE: ReadonlyMap<string, ExitCode> = new Map<string, ExitCode>([
  ['CLI_USAGE', EXIT.usage],
  ['CLI_ENVIRONMENT_INVALID', EXIT.usage],
  ['FLATTEN_FRAMEWORK_UNCLEAR', EXIT.usage],
  ['FLATTEN_FRAMEWORK_UNKNOWN', EXIT.usage],
  ['DELTA_CHAIN_EMPTY', EXIT.usage],
  ['DELTA_ENGINE_UNFIT', EXIT.usage],
  ['MATRIX_NAME_UNKNOWN', EXIT.usage],
  ['MATRIX_RUNTIME_UNKNOWN', EXIT.usage],
  ['GATE_JOB_UNKNOWN', EXIT.usage],
  ['CHANNEL_NAME_INVALID', EXIT.usage],
  ['CHANNEL_POINTER_INVALID', EXIT.usage],
  ['CHANNEL_ORDER_INVALID', EXIT.usage],
  ['CHANNEL_CLIENT_INVALID', EXIT.usage],
  ['CHANNEL_DATE_INVALID', EXIT.usage],
  ['CHANNEL_SUCCESSOR_INCOMPLETE', EXIT.usage],
  ['FLATTEN_UNRESOLVED', EXIT.finding],
  ['FLATTEN_PACKAGE_INCOMPATIBLE', EXIT.finding],
  ['FLATTEN_CONFLICT', EXIT.finding],
  ['DELTA_FORMAT_CANNOT_SAY', EXIT.finding],
  ['DELTA_RELEASE_CONFLICT', EXIT.finding],
  ['DELTA_NO_ROUTE', EXIT.finding],
  ['DELTA_TARGET_UNKNOWN', EXIT.finding],
  ['CHANNEL_DATE_BACKWARDS', EXIT.finding],
  ['CHANNEL_CLOSED', EXIT.finding],
  ['CHANNEL_BUILD_EXISTS', EXIT.finding],
  ['CHANNEL_BUILD_UNKNOWN', EXIT.finding],
  ['CHANNEL_BUILD_WITHDRAWN', EXIT.finding],
  ['CHANNEL_BUILD_IN_USE', EXIT.finding],
  ['CHANNEL_ORDER_TAKEN', EXIT.finding],
  ['CHANNEL_POINTER_UNKNOWN', EXIT.finding],
  ['CHANNEL_POINTER_UNCHANGED', EXIT.finding],
  ['CHANNEL_POINTER_BACKWARDS', EXIT.finding],
  ['CHANNEL_POINTER_FORWARDS', EXIT.finding],
  ['CHANNEL_POINTER_IS_ALIAS', EXIT.finding],
  ['CHANNEL_POINTER_WELL_KNOWN', EXIT.finding],
  ['CHANNEL_PROMOTION_REQUIRED', EXIT.finding],
  ['CHANNEL_EVIDENCE_MISSING', EXIT.finding],
  ['CHANNEL_EVIDENCE_DATED_LATER', EXIT.finding],
  ['CHANNEL_GATE_FAILED', EXIT.finding],
  ['CHANNEL_GATE_MISSING', EXIT.finding],
  ['CHANNEL_SOURCE_MISSED', EXIT.finding],
  ['CHANNEL_SOAK_TOO_SHORT', EXIT.finding],
  ['CHANNEL_FEEDER_MISSING', EXIT.finding],
  ['CHANNEL_RELEASED_ALREADY', EXIT.finding],
  ['CHANNEL_ROLLOUT_LOWERED', EXIT.finding],
  ['CHANNEL_ROLLOUT_UNCHANGED', EXIT.finding],
  ['CHANNEL_ALIAS_ENDED', EXIT.finding],
  ['BUNDLE_BASE_UNFIT', EXIT.finding],
  ['BUNDLE_INCOMPLETE', EXIT.finding],
  ['BUNDLE_ROOTS_DIFFER', EXIT.finding],
  ['BUNDLE_TARGET_OCCUPIED', EXIT.finding],
  ['SITE_NOTHING_FOUND', EXIT.finding],
  ['SITE_FOLDER_OCCUPIED', EXIT.finding],
  ['SITE_ADDRESS_TAKEN', EXIT.environment],
  ['TRUST_KEY_AMBIGUOUS', EXIT.finding],
  ['TRUST_KEY_MISSING', EXIT.finding],
  ['TRUST_THRESHOLD_UNREACHABLE', EXIT.finding],
  ['TRUST_ROLE_UNKNOWN', EXIT.finding],
  ['TRUST_ROOT_EXISTS', EXIT.finding],
  ['TRUST_CHANNEL_UNSIGNED', EXIT.finding],
  ['MANIFEST_JAIL_UNAVAILABLE', EXIT.environment],
  ['GATE_PROGRAM_MISSING', EXIT.environment],
  ['CHANNEL_STORE_UNSAFE', EXIT.environment],
  ['REGISTRY_REFERENCE_INVALID', EXIT.usage],
  ['REGISTRY_LOGIN_INVALID', EXIT.badInput],
  ['REGISTRY_HELPER_FAILED', EXIT.environment],
  ['REGISTRY_NOT_FOUND', EXIT.finding],
  ['REGISTRY_DENIED', EXIT.environment],
  ['REGISTRY_UNREACHABLE', EXIT.environment],
  ['PROVENANCE_MISSING', EXIT.finding],
  ['PROVENANCE_KEY_UNKNOWN', EXIT.finding],
  ['PROVENANCE_SIGNATURE_INVALID', EXIT.finding],
  ['PROVENANCE_PREDICATE_MISMATCH', EXIT.finding],
  ['PROVENANCE_SUBJECT_MISMATCH', EXIT.finding],
  ['FILE_WRITE_FAILED', EXIT.environment],
  ['FOLDER_LOCKED', EXIT.environment],
  ['MATRIX_INSTALL_LOCKED', EXIT.environment],
  ['MATRIX_TEST_MISSING', EXIT.environment],
  ['NUPKG_CONTENT_CHANGED', EXIT.environment],
  ['FEED_ACCESS_DENIED', EXIT.environment],
  ['FEED_CACHE_UNKNOWN', EXIT.environment],
  ['HTTP_OFFLINE', EXIT.environment],
  ['HTTP_UNREACHABLE', EXIT.environment],
  ['HTTP_TIMEOUT', EXIT.environment],
  ['HTTP_STATUS', EXIT.environment],
  ['DELTA_FEED_LOCKED', EXIT.environment],
  ['DELTA_ENGINE_MISSING', EXIT.environment],
  ['MANIFEST_COMMAND_MISSING', EXIT.environment],
  ['CHANNEL_STORE_BUSY', EXIT.environment],
  ['CHANNEL_GIT_FAILED', EXIT.environment],
  ['DELTA_ENGINE_WRONG', EXIT.bug],
]);

// The operating system's own names (errno(3)) for a path that is not what the user said it is.
const WRONG_PATH: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENAMETOOLONG', 'ELOOP']);

/** The exit code for an error: by its code, then by the system error below it. An error without a code is our bug. */
export function exitCodeOf(error: unknown): ExitCode {
  const code = codeOf(error);
  if (code === undefined) return EXIT.bug;
  const stated = BY_CODE.get(code);
  if (stated !== undefined && stated !== EXIT.environment) return stated;
  const system = systemErrorOf(error);
  if (system !== undefined) return isWrongPath(system) ? EXIT.badInput : EXIT.environment;
  return stated ?? EXIT.badInput;
}

/** The code an error carries: one of ours, or the operating system's. */
export function codeOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  // Node's own mistakes (ERR_INVALID_ARG_TYPE and the like) are bugs in the caller, which is us.
  return typeof error.code === 'string' && !error.code.startsWith('ERR_') ? error.code : undefined;
}

/** A folder that is to be made where a file is does not exist already, as the system puts it: its path is wrong. */
function isWrongPath(system: Error): boolean {
  const code = codeOf(system) ?? '';
  return WRONG_PATH.has(code) || (code === 'EEXIST' && 'syscall' in system && system.syscall === 'mkdir');
}

/** The operating system's error in an error or in what caused it: with `code`, as `ENOENT`, and `syscall`. */
function systemErrorOf(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  return 'syscall' in error && codeOf(error) !== undefined ? error : systemErrorOf(error.cause);
}
