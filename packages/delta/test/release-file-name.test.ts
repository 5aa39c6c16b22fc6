import { formatNuGetVersion } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import {
  deltaFileName,
  fullFileName,
  isDeltaFileName,
  isSafeFileName,
  readReleaseFileName,
} from '../src/release-file-name.ts';

describe('readReleaseFileName', () => {
  it.each([
    ['MyCoolApp-1.2-full.nupkg', 'MyCoolApp', '1.2.0'],
    ['MyCool-App-1.2.3.4-beta1-delta.nupkg', 'MyCool-App', '1.2.3.4-beta1'],
    ['My.Cool.App-1.0.0.nupkg', 'My.Cool.App', '1.0.0'],
    ['MyCoolApp.1.0.0.nupkg', 'MyCoolApp', '1.0.0'],
    ['App-1.2.3.4.5-full.nupkg', 'App-1', '2.3.4.5'],
    ['App-1.0.0-FULL.nupkg', 'App', '1.0.0-FULL'],
  ])('reads %s as Squirrel does', (fileName, packageId, version) => {
    const name = readReleaseFileName(fileName);
    expect(name?.packageId).toBe(packageId);
    expect(name && formatNuGetVersion(name.version)).toBe(version);
  });

  it.each([
    'App10.nupkg',
    'App-1.0.0-beta.1-full.nupkg',
    'App-1.0.0+meta-full.nupkg',
    'App-1.1.nupkg.delta',
    'file.nupkg',
  ])('finds no version in %s, as Squirrel does', (fileName) => {
    expect(readReleaseFileName(fileName)).toBeUndefined();
  });

  it('reads back what the two names are made of', () => {
    expect(readReleaseFileName(fullFileName('fullmetal', '1.1.0'))).toMatchObject({
      packageId: 'fullmetal',
      isDelta: false,
    });
    expect(readReleaseFileName(deltaFileName('fullmetal', '1.1.0'))).toMatchObject({
      packageId: 'fullmetal',
      isDelta: true,
    });
  });
});

describe('fullFileName', () => {
  it('ends in -full.nupkg', () => {
    expect(fullFileName('App', '1.0.0')).toBe('App-1.0.0-full.nupkg');
  });
});

describe('deltaFileName', () => {
  it('keeps an id that has "full" in it', () => {
    expect(deltaFileName('fullmetal', '1.1.0')).toBe('fullmetal-1.1.0-delta.nupkg');
  });
});

describe('isDeltaFileName', () => {
  it.each([
    ['App-1.0.0-delta.nupkg', true],
    ['App-1.0.0-DELTA.nupkg', true],
    ['App-1.0.0-full.nupkg', false],
    ['App-1.0.0.nupkg.delta', false],
  ])('of %s is %s', (fileName, isDelta) => {
    expect(isDeltaFileName(fileName)).toBe(isDelta);
  });
});

describe('isSafeFileName', () => {
  it.each([
    ['App-1.0.0-full.nupkg', true],
    ['folder/App.nupkg', false],
    ['..\\evil.nupkg', false],
    ['..', false],
    ['', false],
    ['C:App.nupkg', false],
  ])('of %j is %s', (fileName, isSafe) => {
    expect(isSafeFileName(fileName)).toBe(isSafe);
  });
});
