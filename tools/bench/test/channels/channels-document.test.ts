import { describe, expect, it } from 'vitest';
import { channelsDocument, channelTables } from '../../src/channels/channels-document.ts';

const point = { channels: 1000, builds: 1000, verifyMicros: 66.4, verifySeconds: 66.4, showMs: 0.25 };
const figures = {
  curve: [{ ...point, showProcess: { wallMs: 99.4, cpuMs: undefined, peakMiB: 80 } }],
  plans: [{ repositories: 500, builds: 1000, moves: 4000, cpuMs: 321.9 }],
};

describe('channelTables', () => {
  it('says what was measured', () => {
    const [show = '', verify = '', plan = ''] = channelTables(figures);
    expect(show).toContain('| 1,000 | 1,000 | 0.25 | - | 99 |');
    expect(verify).toContain('| 1,000 | 1,000 | 1,000,000 | 66 | 66.4 |');
    expect(plan).toContain('| 500 | 1,000 | 4,000 | 322 |');
  });
});

describe('channelsDocument', () => {
  it('names the machine above the tables', () => {
    expect(channelsDocument('two cores', figures)).toMatch(/^# Channels .*Measured with two cores\.\n\n## Show/s);
  });
});
