import type { EvidenceLayer } from '@nuspine/manifest';
import type { Param } from './param.ts';
import { choiceOption, option, repeatedOption } from './param.ts';

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

/** How a bundle is kept. */
export const BUNDLE_FORM_PARAM: Param<'tar' | 'oci' | undefined> = choiceOption(
  '--form <form>',
  ['tar', 'oci'],
  'a tar in zstd, which is the default, or an OCI image layout',
);

/** What looks for attempts to reach another machine. */
export const EVIDENCE_PARAM: Param<EvidenceLayer | undefined> = choiceOption(
  '--evidence <layer>',
  ['net-jail', 'proxy'],
  'what looks for attempts; the strongest that the system has by default',
);

/** Registries may name another host that hands out their tokens. */
export const AUTH_HOST_PARAM: Param<readonly string[]> = repeatedOption(
  '--auth-host <host>',
  'another host that may see the password, because it hands out tokens of the registry',
);
