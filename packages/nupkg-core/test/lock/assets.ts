const LIBRARIES = {
  'A/1.0.0': { type: 'package', dependencies: { B: '1.0.0' } },
  'B/1.5.0': { type: 'package' },
  'Lib/1.0.0': { type: 'project' },
};

/** A small `project.assets.json`. */
export function assetsBytes(libraries: object = LIBRARIES): Buffer {
  const document = {
    version: 3,
    targets: { 'net8.0': libraries, 'net8.0/win-x64': {} },
    libraries: {},
    project: {
      restore: { projectName: 'App', CentralPackageTransitivePinningEnabled: true },
      frameworks: {
        'net8.0': {
          dependencies: { A: { target: 'Package', version: '[1.0.0, )' }, Lib: { target: 'Project' } },
          centralPackageVersions: { B: '1.2.0' },
          downloadDependencies: [{ name: 'Pack', version: '[9.0.2, 9.0.2]; [9.0.3]' }],
        },
      },
    },
    logs: [
      { code: 'NU1603', level: 'Warning', message: 'B 1.2.0 was not found', libraryId: 'B', targetGraphs: ['net8.0'] },
      { code: 'NU1000', level: 'Error' },
    ],
  };
  return Buffer.from(JSON.stringify(document));
}

/** One of version 4, of a project that has names of its own for two frameworks. */
export function aliasedAssetsBytes(): Buffer {
  const asks = (framework: string, id: string): object => ({
    framework,
    dependencies: { [id]: { target: 'Package', version: '[1.0.0, )' } },
  });
  const document = {
    version: 4,
    targets: {
      'net8.0-windows': { 'A/1.0.0': { type: 'package' } },
      mine: { 'B/1.0.0': { type: 'package' } },
      'mine/win-x64': {},
    },
    project: { frameworks: { mine: asks('net9.0', 'B'), 'net8.0-windows': asks('net8.0-windows7.0', 'A') } },
    logs: [{ code: 'NU1603', level: 'Warning', libraryId: 'A', targetGraphs: ['net8.0-windows7.0'] }],
  };
  return Buffer.from(JSON.stringify(document));
}
