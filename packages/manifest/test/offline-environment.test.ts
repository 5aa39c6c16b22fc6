import { describe, expect, it } from 'vitest';
import { offlineEnvironment } from '../src/offline-environment.ts';

const OWN = { PATH: 'p', no_proxy: '*', HTTPS_PROXY: 'old' };
const namesOf = (environment: object): readonly string[] => Object.keys(environment).map((name) => name.toUpperCase());

describe('offlineEnvironment', () => {
  it('points every tool at the proxy, and lets no host pass', () => {
    const options = { proxy: 'http://127.0.0.1:1', nuGetConfig: 'c', forward: false };
    const environment = offlineEnvironment(OWN, options);
    expect(environment).toMatchObject({
      PATH: 'p',
      HTTPS_PROXY: 'http://127.0.0.1:1',
      http_proxy: 'http://127.0.0.1:1',
      OFFLINE: '1',
      RestoreConfigFile: 'c',
    });
    expect(namesOf(environment)).not.toContain('NO_PROXY');
  });

  it('points no tool at any where something stronger watches, but leaves the way out as it is where it is open', () => {
    expect(namesOf(offlineEnvironment(OWN, { nuGetConfig: 'c', forward: false }))).not.toContain('HTTPS_PROXY');
    expect(offlineEnvironment(OWN, { nuGetConfig: 'c', forward: true })).toMatchObject(OWN);
  });

  it('turns off what tools send of their own accord, and servers that work outside', () => {
    expect(offlineEnvironment({}, { nuGetConfig: 'c', forward: false })).toMatchObject({
      DOTNET_CLI_TELEMETRY_OPTOUT: '1',
      DOTNET_CLI_USE_MSBUILD_SERVER: '0',
      UseSharedCompilation: 'false',
      NX_DAEMON: 'false',
    });
  });
});
