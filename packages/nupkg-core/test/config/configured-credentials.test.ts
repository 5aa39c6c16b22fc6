import type { Environment } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { parseConfigFile } from '../../src/config/config-file.ts';
import { configuredCredentials } from '../../src/config/configured-credentials.ts';
import type { SourceCredentials } from '../../src/index.ts';

function credentials(text: string, source: string, environment: Environment = {}): SourceCredentials | undefined {
  const xml = `<configuration><packageSourceCredentials>${text}</packageSourceCredentials></configuration>`;
  return configuredCredentials([parseConfigFile(Buffer.from(xml), 'NuGet.config')], environment)(source);
}

const ADA = '<add key="Username" value="ada"/>';
const PLAIN = `${ADA}<add key="ClearTextPassword" value="%SECRET%"/>`;

describe('configuredCredentials', () => {
  it('expands the password, under a name with spaces too', () => {
    expect(credentials(`<My_x0020_Feed>${PLAIN}</My_x0020_Feed>`, 'My Feed', { SECRET: 's' })).toEqual({
      kind: 'plain',
      username: 'ada',
      password: 's',
    });
  });

  it('is of the source that has the very name', () => {
    expect(credentials(`<a>${PLAIN}</a>`, 'A')).toBeUndefined();
  });

  it.each([
    ['a', 'A', 'first'],
    ['A', 'a', undefined],
  ])('is the first within a file, <%s> before <%s>', (first, second, expected) => {
    const named = (name: string, password: string): string =>
      `<${name}>${ADA}<add key="ClearTextPassword" value="${password}"/></${name}>`;
    const found = credentials(named(first, 'first') + named(second, 'second'), 'a');
    expect(found?.kind === 'plain' ? found.password : undefined).toBe(expected);
  });

  it('says where an encrypted password stands', () => {
    expect(credentials(`<a>${ADA}<add key="Password" value="AQAA"/></a>`, 'a')).toEqual({
      kind: 'encrypted',
      username: 'ada',
      file: 'NuGet.config',
    });
  });

  it.each([
    ['Username=eve;Password=p;w', 'p;w'],
    [' username=eve;  password=p;ValidAuthenticationTypes=basic ', 'p'],
    ['Username=eve;Password= p ; w', ' p ; w'],
  ])('takes %j of the environment first', (text, password) => {
    const environment = { NuGetPackageSourceCredentials_a: text };
    expect(credentials(`<a>${PLAIN}</a>`, 'a', environment)).toEqual({ kind: 'plain', username: 'eve', password });
  });

  it.each([
    ['basic', 'plain'],
    ['negotiate, Basic', 'plain'],
    ['', 'plain'],
    ['negotiate,ntlm', 'withheld'],
  ])('with ValidAuthenticationTypes %j is %s', (types, kind) => {
    const inFile = `${PLAIN}<add key="ValidAuthenticationTypes" value="${types}"/>`;
    expect(credentials(`<a>${inFile}</a>`, 'a')?.kind).toBe(kind);
    const text = `Username=eve;Password=p;ValidAuthenticationTypes=${types}`;
    expect(credentials(`<a>${PLAIN}</a>`, 'a', { NuGetPackageSourceCredentials_a: text })?.kind).toBe(kind);
  });

  it('takes what the environment says wrongly for nothing', () => {
    expect(credentials('', 'a', { NuGetPackageSourceCredentials_a: 'eve:p' })).toBeUndefined();
  });

  it('reads names of elements and keys in any case', () => {
    const text = '<a><Add key="USERNAME" value="ada"/><ADD key="cleartextPassword" value="s"/></a>';
    expect(credentials(text, 'a')).toMatchObject({ kind: 'plain', password: 's' });
  });

  it.each([
    `<a>${ADA}</a>`,
    '<a/>',
    '<clear/>',
    `<a>${PLAIN}${ADA}</a>`,
    `<a>${PLAIN}<add key="Password" value="AQAA"/></a>`,
    `<a>${ADA}<add key="ClearTextPassword" value=""/></a>`,
    `<a>${ADA}<add key="ClearTextPassword"/></a>`,
  ])('refuses %s', (text) => {
    expect(() => credentials(text, 'a')).toThrowCode('NUGET_CONFIG_INVALID');
  });
});
