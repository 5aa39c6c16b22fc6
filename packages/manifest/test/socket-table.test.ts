import { describe, expect, it } from 'vitest';
import { parseSocketTable } from '../src/socket-table.ts';

const HEAD = '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode\n';
const REST = '00000000:00000000 01:00000050 00000000     0        0 2624539 2 0000';

describe('parseSocketTable', () => {
  it.each([
    ['0100007F:EB8A', '04030201:1F90', '1.2.3.4', 8080],
    ['0000:EB8A', 'B80D0120000000000000000001000000:01BB', '2001:db8::1', 443],
    ['0000:EB8A', '0000000000000000FFFF000001060A0A:0035', '10.10.6.1', 53],
  ])('reads who is at the other end of %s', (local, remote, remoteAddress, remotePort) => {
    expect(parseSocketTable(`${HEAD}   0: ${local} ${remote} 02 ${REST}\n`)).toEqual([
      { localPort: 60_298, remoteAddress, remotePort, isConnecting: true, inode: '2624539' },
    ]);
  });

  it('tells a connection that waits from one that stands', () => {
    const [row] = parseSocketTable(`${HEAD}   0: 0100007F:0050 0100007F:0051 01 ${REST}\n`);
    expect(row?.isConnecting).toBe(false);
  });

  it('has no rows for a table that is not there, or cut off', () => {
    expect(parseSocketTable('')).toEqual([]);
    expect(parseSocketTable(`${HEAD}   0: 0100007F:0050`)).toEqual([]);
  });
});
