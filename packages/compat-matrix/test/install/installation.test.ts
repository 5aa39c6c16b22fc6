import { describe, expect, it } from 'vitest';
import { parseInstallation } from '../../src/install/installation.ts';

describe('parseInstallation', () => {
  it('reads what an install wrote, and refuses what nobody wrote', () => {
    const text = JSON.stringify({ formatVersion: 1, generation: 2, previous: 1, parts: [] });
    expect(parseInstallation(text, 'installation.json')).toMatchObject({ generation: 2 });
    expect(() => parseInstallation(text.replace('2', '0'), 'x')).toThrowCode('MATRIX_INSTALL_INVALID');
  });
});
