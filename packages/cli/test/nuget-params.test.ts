import { isOffline } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { nuGetOptions } from '../src/nuget-params.ts';

const ARGS = { sources: ['feed'], offline: false, app: 'App.nupkg' };

describe('nuGetOptions', () => {
  it('passes the environment on', () => {
    const env = { HOME: 'home' };
    expect(nuGetOptions(ARGS, env)).toEqual({ sources: ['feed'], app: 'App.nupkg', nuGet: { environment: env } });
    const named = { ...ARGS, config: 'NuGet.config', cache: 'cache' };
    expect(nuGetOptions(named, env).nuGet).toEqual({ environment: env, config: 'NuGet.config', cache: 'cache' });
  });

  it('is offline when it is told so, whatever the environment says', () => {
    const { nuGet } = nuGetOptions({ ...ARGS, offline: true }, { ALLOW_REMOTE: '1', HOME: 'home' });
    expect(isOffline(nuGet.environment)).toBe(true);
    expect(nuGet.environment['HOME']).toBe('home');
  });
});
