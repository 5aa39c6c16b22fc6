import { formatTargetFramework, formatVersionRange } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { parseNuspec } from '../../src/index.ts';

const nuspec = (metadata: string, namespace = 'http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd') =>
  Buffer.from(`<package xmlns="${namespace}"><metadata>${metadata}</metadata></package>`);
const IDENTITY = '<id>A.B</id><version>1.0</version>';

describe('parseNuspec', () => {
  it.each(['2010/07', '2011/08', '2011/10', '2012/06', '2013/01', '2013/05', 'unknown'])(
    'reads the schema of %s',
    (schema) => {
      const read = parseNuspec(nuspec(IDENTITY, `http://schemas.microsoft.com/packaging/${schema}/nuspec.xsd`));
      expect(read.id).toBe('A.B');
    },
  );

  it('reads dependency groups by framework', () => {
    const read = parseNuspec(
      nuspec(
        `${IDENTITY}<dependencies><dependency id="Ignored" version="1.0"/><group targetFramework="net8.0">
         <dependency id="C" version="[1.0,2.0)" exclude="Build,Analyzers"/></group><group><dependency id="D"/></group></dependencies>`,
      ),
    );
    const groups = read.dependencyGroups.map(({ framework, dependencies }) => [
      framework && formatTargetFramework(framework),
      dependencies.map(({ id, range, exclude }) => [id, formatVersionRange(range), exclude]),
    ]);
    expect(groups).toEqual([
      ['net8.0', [['C', '[1.0.0, 2.0.0)', 'Build,Analyzers']]],
      [undefined, [['D', '(, )', undefined]]],
    ]);
  });

  it('reads flat dependencies as one group for any framework', () => {
    const read = parseNuspec(nuspec(`${IDENTITY}<dependencies><dependency id="C" version="nonsense"/></dependencies>`));
    expect(read.dependencyGroups).toHaveLength(1);
    expect(read.dependencyGroups[0]?.framework).toBeUndefined();
  });

  it('reads licence, repository, flags, package types and framework lists', () => {
    const read = parseNuspec(
      nuspec(
        `${IDENTITY}<license type="expression">MIT</license><repository type="git" url="u" commit="c"/>
         <requireLicenseAcceptance>True</requireLicenseAcceptance><packageTypes><packageType name="DotnetTool"/></packageTypes>
         <frameworkAssemblies><frameworkAssembly assemblyName="System.Xml" targetFramework="net45, net46"/></frameworkAssemblies>
         <frameworkReferences><group targetFramework="net8.0"><frameworkReference name="Microsoft.AspNetCore.App"/></group></frameworkReferences>`,
      ),
    );
    expect(read).toMatchObject({
      license: { type: 'expression', text: 'MIT' },
      repository: { type: 'git', url: 'u', commit: 'c' },
      requireLicenseAcceptance: true,
      developmentDependency: false,
      packageTypes: [{ name: 'DotnetTool' }],
      frameworkReferenceGroups: [{ names: ['Microsoft.AspNetCore.App'] }],
    });
    expect(read.frameworkAssemblies[0]?.frameworks).toHaveLength(2);
  });

  it('reads texts, and those that are blank as absent', () => {
    const read = parseNuspec(
      nuspec(
        `${IDENTITY}<authors>B &amp; C</authors><authors>D</authors><description> d\r\n</description><title></title>
         <tags> </tags><releaseNotes><![CDATA[# 1 <x>]]></releaseNotes>`,
      ),
    );
    expect(read).toMatchObject({ authors: 'B & C', description: ' d\n', releaseNotes: '# 1 <x>' });
    expect([read.title, read.tags, read.owners]).toEqual([undefined, undefined, undefined]);
  });

  it.each([
    ['<requireLicenseAcceptance>yes</requireLicenseAcceptance>', [false, false, false]],
    ['<requireLicenseAcceptance> true </requireLicenseAcceptance>', [false, false, false]],
    ['<RequireLicenseAcceptance>TRUE</RequireLicenseAcceptance>', [true, false, false]],
    ['<developmentDependency> tRuE </developmentDependency>', [false, true, false]],
    ['<serviceable> 1 </serviceable>', [false, false, true]],
  ])('reads the flags of %s', (text, flags) => {
    const read = parseNuspec(nuspec(`${IDENTITY}${text}`));
    expect([read.requireLicenseAcceptance, read.developmentDependency, read.serviceable]).toEqual(flags);
  });

  it('reads rules for content files', () => {
    const rules =
      '<files include="**/*" exclude="x" buildAction="None" copyToOutput="true" flatten="False"/><files include="y"/>';
    expect(parseNuspec(nuspec(`${IDENTITY}<contentFiles>${rules}</contentFiles>`)).contentFiles).toEqual([
      { include: '**/*', exclude: 'x', buildAction: 'None', copyToOutput: true, flatten: false },
      { include: 'y' },
    ]);
  });

  it.each([
    ['', 'no id'],
    [`${IDENTITY}<contentFiles><files/></contentFiles>`, 'a rule that includes nothing'],
    ['<id>A</id>', 'no version'],
    ['<id>../A</id><version>1.0</version>', 'an id that is a path'],
    ['<id>A</id><version>x</version>', 'a malformed version'],
    ['<Id>A</Id><version>1.0</version>', 'an element in the wrong case'],
    ['<id> A </id><version>1.0</version>', 'an id with blanks'],
    [`${IDENTITY}<serviceable>yes</serviceable>`, 'a malformed boolean'],
    [`${IDENTITY}<serviceable>True</serviceable>`, 'a boolean that XML Schema does not know'],
    [`${IDENTITY}<developmentDependency>1</developmentDependency>`, 'a boolean that .NET does not know'],
    [`${IDENTITY}<contentFiles><files include="a" flatten=" true"/></contentFiles>`, 'a boolean with a blank'],
    [`${IDENTITY}<packageTypes><packageType version="1.0"/></packageTypes>`, 'a package type without a name'],
    [`${IDENTITY}<packageTypes><packageType name="A" version="1"/></packageTypes>`, 'a package type of version 1'],
  ])('refuses %j: %s', (metadata) => {
    expect(() => parseNuspec(nuspec(metadata))).toThrowCode('NUPKG_NUSPEC_INVALID');
  });

  it('refuses a document that is no nuspec', () => {
    expect(() => parseNuspec(Buffer.from('<html><metadata/></html>'))).toThrowCode('NUPKG_NUSPEC_INVALID');
  });

  it.each(['<packageType version="1.0" />', '<packageType name="A" version="1.0-alpha" />'])('refuses %s', (type) => {
    const xml = nuspec(`${IDENTITY}<packageTypes>${type}</packageTypes>`);
    expect(() => parseNuspec(xml)).toThrowCode('NUPKG_NUSPEC_INVALID');
  });
});
