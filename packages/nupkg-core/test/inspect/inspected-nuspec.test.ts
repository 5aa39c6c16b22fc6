import { describe, expect, it } from 'vitest';
import { parseNuspec } from '../../src/index.ts';
import { inspectNuspec, stated } from '../../src/inspect/inspected-nuspec.ts';

const nuspec = (elements: string): ReturnType<typeof inspectNuspec> =>
  inspectNuspec(
    parseNuspec(
      Buffer.from(
        `<package xmlns="http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd"><metadata minClientVersion="2.8">
         <id>A</id><version>1.0</version>${elements}</metadata></package>`,
      ),
    ),
  );

describe('inspectNuspec', () => {
  it('has every element that a nuspec states', () => {
    const found = nuspec(
      `<title>T</title><icon>i.png</icon><readme>r.md</readme><repository type="git" url="u" branch="b" commit="c" />
       <license type="expression">Cool</license><packageTypes><packageType name="Tool" version="1.0" /></packageTypes>
       <frameworkReferences><group targetFramework="net8.0"><frameworkReference name="F" /></group></frameworkReferences>
       <frameworkAssemblies><frameworkAssembly assemblyName="G" targetFramework="net48" /></frameworkAssemblies>
       <references><reference file="a.dll" /></references><serviceable>true</serviceable>
       <contentFiles><files include="**" exclude="x" buildAction="None" copyToOutput="true" flatten="false" /></contentFiles>`,
    );
    expect(found).toEqual({
      schema: 6,
      title: 'T',
      icon: 'i.png',
      readme: 'r.md',
      minClientVersion: '2.8',
      requireLicenseAcceptance: false,
      developmentDependency: false,
      serviceable: true,
      licenseProblems: [{ kind: 'unknown', found: 'Cool' }],
      repository: { type: 'git', url: 'u', branch: 'b', commit: 'c' },
      packageTypes: [{ name: 'Tool', version: '1.0' }],
      frameworkAssemblies: [{ name: 'G', frameworks: ['net48'] }],
      frameworkReferences: [{ framework: 'net8.0', names: ['F'] }],
      references: [{ names: ['a.dll'] }],
      contentFiles: [{ include: '**', exclude: 'x', buildAction: 'None', copyToOutput: true, flatten: false }],
    });
  });

  it('has nothing that a nuspec does not state', () => {
    expect(Object.keys(nuspec(''))).not.toContain('title');
  });
});

describe('stated', () => {
  it('leaves out what is undefined', () => {
    expect(stated({ a: 1, b: undefined })).toEqual({ a: 1 });
  });
});
