import { describe, expect, it } from 'vitest';
import { codeInput } from '../src/code-input.ts';

const packages = ['@nuspine/delta', '@nuspine/primitives'];

describe('codeInput', () => {
  it('is the lock file’s entry for an installed plugin', () => {
    const pluginFolder = 'node_modules/.pnpm/@nuspine+nx@1.0.0/node_modules/@nuspine/nx';
    expect(codeInput({ pluginFolder, nxJson: {}, packages })).toEqual({ externalDependencies: ['@nuspine/nx'] });
  });

  it('is the lock file’s entry when the packages are installed above the workspace', () => {
    const pluginFolder = '../node_modules/@nuspine/nx';
    expect(codeInput({ pluginFolder, nxJson: {}, packages })).toEqual({ externalDependencies: ['@nuspine/nx'] });
  });

  it('is the projects’ source in the plugin’s own workspace', () => {
    const nxJson = { namedInputs: { production: ['default'] } };
    expect(codeInput({ pluginFolder: 'plugins/nx', nxJson, packages })).toEqual({
      input: 'production',
      projects: ['@nuspine/nx', '@nuspine/delta', '@nuspine/primitives'],
    });
  });

  it('names only inputs that nx.json defines', () => {
    expect(codeInput({ pluginFolder: 'plugins/nx', nxJson: {}, packages })).toMatchObject({ input: 'default' });
  });

  it('is a command that prints the digest when the plugin is linked in from elsewhere', () => {
    expect(codeInput({ pluginFolder: '../../plugins/nx', nxJson: {}, packages })).toEqual({
      runtime: 'node ../../plugins/nx/dist/fs/print-code-digest.js @nuspine/nx @nuspine/delta @nuspine/primitives',
    });
  });
});
