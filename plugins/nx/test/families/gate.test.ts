import { describe, expect, it } from 'vitest';
import { gateFamily } from '../../src/families/gate.ts';
import { samplePlace } from './place.ts';

const JOB = '[[job]]\nname = "cli"\nkind = "cli-smoke"\ncommand = ["app"]\n';

describe('gateFamily', () => {
  it('has a cached target for each job, whose evidence is its output, and one that judges all', () => {
    const text = `evidence = "proof"\n${JOB}inputs = ["src/**"]\n[[job]]\nname = "web"\nkind = "image"\n`;
    expect(gateFamily.targets(samplePlace('app/gate.toml', { text }))).toMatchObject({
      'gate-cli': {
        executor: 'gate-job',
        cache: true,
        inputs: ['{projectRoot}/gate.toml', '{projectRoot}/src/**', '!{projectRoot}/proof/**'],
        outputs: ['{projectRoot}/proof/cli.json'],
        options: { gate: 'gate.toml', job: 'cli' },
      },
      'gate-web': { inputs: ['{projectRoot}/gate.toml', '{projectRoot}/**/*', '!{projectRoot}/proof/**'] },
      gate: { executor: 'gate', cache: false, dependsOn: ['gate-cli', 'gate-web'] },
    });
  });

  it.each(['days = 7', 'job =', '[[job]]\nkind = "image"'])('refuses %s', (text) => {
    expect(() => gateFamily.targets(samplePlace('gate.toml', { text }))).toThrowCode('NX_MARKER_INVALID');
  });
});
