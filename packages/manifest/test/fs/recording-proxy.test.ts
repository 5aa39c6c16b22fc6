import { connect } from 'node:net';
import { describe, expect, it } from 'vitest';
import { withRecordingProxy } from '../../src/fs/recording-proxy.ts';

/** Sends bytes to the proxy, and gives back the first line of its answer. */
function say(address: string, text: string): Promise<string> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(text));
    socket.on('data', (bytes) => {
      answer += bytes.toString();
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve(answer.split('\r\n')[0] ?? '');
    });
  });
}

describe('withRecordingProxy', () => {
  it.each([
    ['a request', 'GET http://a.example.test/x HTTP/1.1\r\nhost: a\r\n\r\n', 'a.example.test', 80, /403/],
    ['a tunnel', 'CONNECT b.example.test:443 HTTP/1.1\r\nhost: b\r\n\r\n', 'b.example.test', 443, /403/],
    ['what is no request', '\u0016\u0003\u0001\r\n\r\n', 'unknown', 0, /^$/],
  ])('refuses %s and writes it down', async (_, text, host, port, answer) => {
    await withRecordingProxy({ forward: false }, async (address, contacts) => {
      expect(await say(address, text)).toMatch(answer);
      expect(contacts).toMatchObject([{ host, port }]);
    });
  });
});
