import { describe, expect, it } from 'vitest';
import { consumerConfig, escapedXml } from '../../src/gate/consumer-config.ts';

describe('consumerConfig', () => {
  it('lets packed ids come from the feed alone, and all else from the other sources', () => {
    const text = consumerConfig([{ id: 'App' }], '/tmp/a&b', ['http://localhost:1/index.json']);
    expect(text).toContain('<add key="source-0" value="/tmp/a&amp;b" />');
    expect(text).toMatch(/key="source-0">\s*<package pattern="App" \/>\s*<\/packageSource>/);
    expect(text).toMatch(/key="source-1">\s*<package pattern="\*" \/>\s*<\/packageSource>/);
  });

  it('allows plain HTTP to this machine only', () => {
    const text = consumerConfig([], 'http://127.0.0.1:1/index.json', ['http://feed.example.com/index.json']);
    expect(text.match(/allowInsecureConnections/g)).toHaveLength(1);
    expect(text).toContain('value="http://127.0.0.1:1/index.json" allowInsecureConnections="true"');
  });
});

describe('escapedXml', () => {
  it('keeps text from becoming markup', () => {
    expect(escapedXml('<a b="&">')).toBe('&lt;a b=&quot;&amp;&quot;>');
  });
});
