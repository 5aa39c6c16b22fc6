import type { Agent } from 'node:https';
import { describe, expect, it } from 'vitest';
import { openSecureAgents } from '../../../src/fs/http/secure-agents.ts';

function failure(code: string): Error {
  return new Error('cannot be reached', { cause: Object.assign(new Error(code), { code }) });
}

describe('openSecureAgents', () => {
  it('sends once more with the certificates of the system, and from then on with them at once', async () => {
    let lookups = 0;
    const withAgent = openSecureAgents({}, () => [String((lookups += 1))]);
    const used: Agent[] = [];
    const send = async (agent: Agent): Promise<boolean> => {
      used.push(agent);
      if (agent.options.ca === undefined) throw failure('SELF_SIGNED_CERT_IN_CHAIN');
      return true;
    };
    expect(lookups).toBe(0);
    expect([await withAgent(send), await withAgent(send)]).toEqual([true, true]);
    expect(used).toHaveLength(3);
    expect([used[1], lookups]).toEqual([used[2], 1]);
    expect(used[2]?.options.ca).toContain('1');
  });

  it.each(['ECONNREFUSED', 'CERT_HAS_EXPIRED', 'ERR_TLS_CERT_ALTNAME_INVALID'])('does not with %s', async (code) => {
    let count = 0;
    const sent = openSecureAgents({}, () => [])(async () => {
      count += 1;
      throw failure(code);
    });
    await expect(sent).rejects.toThrow('cannot be reached');
    expect(count).toBe(1);
  });

  it('does it once for a server that the system does not know either', async () => {
    let count = 0;
    const sent = openSecureAgents({}, () => [])(async () => {
      count += 1;
      throw failure('UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    });
    await expect(sent).rejects.toThrow('cannot be reached');
    expect(count).toBe(2);
  });
});
