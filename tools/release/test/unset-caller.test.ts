import { describe, expect, it } from 'vitest';
import { unsetCaller } from '../src/unset-caller.ts';

describe('unsetCaller', () => {
  it('unsets what package managers and Nx say of a run of their own, and nothing of the person', () => {
    const environment = {
      PATH: '/usr/bin',
      NODE_EXTRA_CA_CERTS: '/etc/ca.pem',
      npm_config_user_agent: 'pnpm/12.21.0 npm/? node/? linux x64',
      npm_lifecycle_event: 'test:deep',
      PNPM_SCRIPT_SRC_DIR: '/repository',
      pnpm_config_verify_deps_before_run: 'false',
      INIT_CWD: '/repository',
      NX_TASK_TARGET_PROJECT: '@nuspine/release',
    };
    expect(Object.keys(unsetCaller(environment))).toEqual(Object.keys(environment).slice(2));
  });
});
