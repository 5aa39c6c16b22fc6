import { describe, expect, it } from 'vitest';
import { mergeNuGetConfig, type NuGetConfig, parseConfigFile } from '../../src/index.ts';

/** What these files say together, the nearest first. */
function merged(...files: readonly string[]): NuGetConfig {
  const parsed = files.map((text, at) =>
    parseConfigFile(Buffer.from(`<configuration>${text}</configuration>`), `file${String(at)}`),
  );
  return mergeNuGetConfig(parsed, { environment: { SET: 'on' }, resolvePath: (file, path) => `${file}/${path}` });
}

function locations({ sources }: NuGetConfig): readonly string[] {
  return sources.map(({ name, location, isEnabled }) => `${name}${isEnabled ? '' : ' (off)'}: ${location}`);
}

const sources = (text: string): string => `<packageSources>${text}</packageSources>`;

describe('mergeNuGetConfig', () => {
  it('reads paths from the folder of their file, and addresses as they are', () => {
    const near = sources('<add key="a" value="%SET%"/><add key="b" value="https://feed.test/%NONE%"/>');
    const far = sources('<add key="c" value="c"/><add key="d" value="file:///d"/><add key="e" value=""/>');
    expect(locations(merged(near, far))).toEqual([
      'a: file0/on',
      'b: https://feed.test/%NONE%',
      'c: file1/c',
      'd: file:///d',
      'e: ',
    ]);
    expect(merged(near, far).files).toEqual(['file0', 'file1']);
  });

  it('turns sources off by their exact key, whatever the value says', () => {
    const near = sources('<add key="a" value="1"/><add key="b" value="2"/><add key="c" value="3"/>');
    const far =
      '<disabledPackageSources><add key="a" value="false"/><add key="B" value="true"/></disabledPackageSources>';
    expect(locations(merged(near, far))).toEqual(['a (off): file0/1', 'b: file0/2', 'c: file0/3']);
    expect(locations(merged(`${near}<disabledPackageSources><clear/></disabledPackageSources>`, far))[0]).toBe(
      'a: file0/1',
    );
  });

  it.each([
    ['<add key="A" value="2"/>', 'a: file0/1'],
    ['<add key="A" value="2" protocolVersion="3"/>', 'A: file1/2'],
    ['<add key="A" value="2" protocolVersion="4"/>', 'a: file0/1'],
  ])('takes keys of another case, as %s, for one source', (far, expected) => {
    expect(locations(merged(sources('<add key="a" value="1"/>'), sources(far)))).toEqual([expected]);
  });

  it('knows who is who, and what need not be protected', () => {
    const text = `${sources('<add key="a" value="http://feed.test/" allowInsecureConnections="True"/>')}
      <packageSourceCredentials><a><add key="Username" value="u"/><add key="ClearTextPassword" value="p"/></a></packageSourceCredentials>`;
    expect(merged(text).sources).toEqual([
      {
        name: 'a',
        location: 'http://feed.test/',
        isEnabled: true,
        allowsInsecure: true,
        credentials: { kind: 'plain', username: 'u', password: 'p' },
      },
    ]);
  });

  it('lists fallback folders and the mapping', () => {
    const config = merged(
      '<fallbackPackageFolders><add key="f" value="near"/></fallbackPackageFolders>',
      '<fallbackPackageFolders><add key="f" value="far"/><add key="g" value="g"/></fallbackPackageFolders><packageSourceMapping><packageSource key="a"><package pattern="*"/></packageSource></packageSourceMapping>',
    );
    expect(config.fallbackFolders).toEqual(['file0/near', 'file1/g']);
    expect(config.sourceMapping.patterns).toEqual([{ source: 'a', pattern: '*' }]);
  });

  it('reads names of elements in any case, and of attributes that may be missing', () => {
    const far = sources('<add key="far" value="1"/>');
    const near = `<packageSources><CLEAR/><Add key="a" value="http://feed.test/" AllowInsecureConnections=" true "/>
      <add key="A" value="2" ProtocolVersion="3"/></packageSources>
      <disabledPackageSources><ADD key="A" value="true"/></disabledPackageSources>`;
    expect(locations(merged(near, far))).toEqual(['A (off): file0/2']);
    const insecure = near.replace(' ProtocolVersion="3"', '');
    expect(merged(insecure, far).sources).toMatchObject([{ name: 'a', allowsInsecure: true }]);
  });

  it.each([
    '<add value="1"/>',
    '<add key="" value="1"/>',
    '<add key=" " value="1"/>',
    '<add key="a"/>',
    '<add Key="a" Value="1"/>',
    '<add key="a" value="1"><add/></add>',
  ])('refuses %s', (text) => {
    expect(() => merged(sources(text))).toThrowCode('NUGET_CONFIG_INVALID');
  });
});

describe('mergeNuGetConfig of client certificates', () => {
  it('says which file has one for a source, whatever the case of its name', () => {
    const text = `<configuration>
      <packageSources><add key="Far" value="https://feed.test/index.json"/><add key="near" value="feed"/></packageSources>
      <clientCertificates><fileCert packageSource="far" path="my.pfx"/></clientCertificates>
    </configuration>`;
    const files = [parseConfigFile(Buffer.from(text), 'NuGet.config')];
    const { sources } = mergeNuGetConfig(files, { environment: {}, resolvePath: (_, path) => path });
    expect(sources.map(({ name, certificateIn }) => [name, certificateIn])).toEqual([
      ['Far', 'NuGet.config'],
      ['near', undefined],
    ]);
  });
});
