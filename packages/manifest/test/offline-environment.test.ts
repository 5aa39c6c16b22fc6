import { describe, expect, it } from 'vitest';
import { offlineEnvironment } from '../src/offline-environment.ts';

describe('offlineEnvironment', () => {
  it('points every tool at the proxy, and lets no host pass', () => {
    const environment = offlineEnvironment(
      { PATH: 'p', no_proxy: '*', HTTPS_PROXY: 'old' },
      { proxy: 'http://127.0.0.1:1', nuGetConfig: 'c' },
    );
    expect(environment).toMatchObject({
      PATH: 'p',
      HTTPS_PROXY: 'http://127.0.0.1:1',
      http_proxy: 'http://127.0.0.1:1',
      OFFLINE: '1',
      RestoreConfigFile: 'c',
    });
    expect(Object.keys(environment).map((name) => name.toUpperCase())).not.toContain('NO_PROXY');
  });

  it('lets no tool call home of its own accord', () => {
    const told = { proxy: 'http://127.0.0.1:1', nuGetConfig: 'c' };
    expect(offlineEnvironment({ DOTNET_CLI_TELEMETRY_OPTOUT: '0' }, told)).toMatchObject({
      DOTNET_CLI_TELEMETRY_OPTOUT: '1',
      npm_config_update_notifier: 'false',
    });
  });
});
