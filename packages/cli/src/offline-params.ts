import type { Param } from './param.ts';
import { option } from './param.ts';

/** The repository that an offline layout is part of, in every command about one. */
export const ROOT_PARAM: Param<string | undefined> = option(
  '--root <dir>',
  'root of the repository; the working folder by default',
);

/** Findings as code hosts read them. */
export const SARIF_PARAM: Param<string | undefined> = option(
  '--sarif <file>',
  'also write the findings as SARIF 2.1.0',
);
