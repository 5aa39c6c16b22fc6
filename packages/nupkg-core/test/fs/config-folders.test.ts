import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { machineConfigFolder, userConfigFolders } from '../../src/fs/config-folders.ts';

describe('userConfigFolders', () => {
  it.each([
    ['linux', { HOME: 'ada' }, { own: join('ada', '.nuget', 'NuGet'), more: join('ada', '.nuget', 'config') }],
    [
      'darwin',
      { HOME: 'ada', DOTNET_CLI_HOME: 'x' },
      { own: join('x', '.nuget', 'NuGet'), more: join('x', '.nuget', 'config') },
    ],
    ['win32', { APPDATA: 'data' }, { own: join('data', 'NuGet'), more: join('data', 'NuGet', 'config') }],
    ['win32', { HOME: 'ada' }, undefined],
    ['linux', { HOME: '' }, undefined],
  ])('on %s with %j are %j', (platform, environment, expected) => {
    expect(userConfigFolders(environment, platform)).toEqual(expected);
  });
});

describe('machineConfigFolder', () => {
  it.each([
    ['linux', {}, join('/etc/opt', 'NuGet', 'Config')],
    ['linux', { NUGET_COMMON_APPLICATION_DATA: 'srv' }, join('srv', 'NuGet', 'Config')],
    ['darwin', { NUGET_COMMON_APPLICATION_DATA: 'srv' }, '/Library/Application Support/NuGet/Config'],
    ['win32', { 'ProgramFiles(x86)': 'p86', ProgramFiles: 'p' }, join('p86', 'NuGet', 'Config')],
    ['win32', { ProgramFiles: 'p' }, join('p', 'NuGet', 'Config')],
    ['win32', {}, undefined],
  ])('on %s with %j is %s', (platform, environment, expected) => {
    expect(machineConfigFolder(environment, platform)).toBe(expected);
  });
});
