import { describe, expect, it } from 'vitest';
import { parseRegistryReference } from '../../src/registry/registry-reference.ts';

const DIGEST = `sha256:${'a'.repeat(64)}`;

describe('parseRegistryReference', () => {
  it.each([
    ['registry.example.test/team/feed:v1', 'https://registry.example.test/', 'team/feed', 'v1'],
    ['registry.example.test:8443/feed', 'https://registry.example.test:8443/', 'feed', 'latest'],
    [`oci://registry.example.test/feed@${DIGEST}`, 'https://registry.example.test/', 'feed', DIGEST],
    ['127.0.0.1:5000/feed:v1', 'http://127.0.0.1:5000/', 'feed', 'v1'],
    ['localhost:5000/feed:v1', 'http://localhost:5000/', 'feed', 'v1'],
    ['https://localhost:5000/feed:v1', 'https://localhost:5000/', 'feed', 'v1'],
    ['docker.io/team/feed:v1', 'https://registry-1.docker.io/', 'team/feed', 'v1'],
    ['docker.io/feed', 'https://registry-1.docker.io/', 'library/feed', 'latest'],
    ['http://registry.example.test/feed:v1', 'http://registry.example.test/', 'feed', 'v1'],
  ])('reads %s', (text, server, repository, name) => {
    const reference = parseRegistryReference(text);
    expect([reference.server.href, reference.repository, reference.name]).toEqual([server, repository, name]);
  });

  it.each([
    'feed:v1',
    '',
    'host/',
    'host/Feed:v1',
    'host/feed:v 1',
    'host/../feed',
    'host/feed@sha256:12',
    'host/feed:v1@sha256:12',
    'user:secret@host/feed',
    'ftp://host/feed',
    'host/feed?x=1',
  ])('refuses %s', (text) => {
    expect(() => parseRegistryReference(text)).toThrowCode('REGISTRY_REFERENCE_INVALID');
  });
});
