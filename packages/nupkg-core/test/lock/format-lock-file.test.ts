import { parseTargetFramework } from '@nuspine/primitives';
import { describe, expect, it } from 'vitest';
import { formatLockFile, parseLockFile } from '../../src/index.ts';
import { formatTargetName } from '../../src/lock/format-lock-file.ts';

// As .NET SDK 10 writes it.
const TEXT = `{
  "version": 1,
  "dependencies": {
    "net10.0": {
      "G10.D": {
        "type": "Direct",
        "requested": "[0.9.0, )",
        "resolved": "1.0.0",
        "contentHash": "eZ35lT1uq/6y+j+57qGWCQYDUZObdJrJFw4ob2fBJ7mqPC4HT4zjFXIpqkyc8PAZdSiJ0bDNZ/Z/w+2srO6a7Q==",
        "dependencies": {
          "G10.E": "[1.0.0]",
          "G10.G": "1.0.5"
        }
      },
      "G10.G": {
        "type": "Transitive",
        "resolved": "1.1.0",
        "contentHash": "HdGn7zCOdWpzTkrTlM5Xi4Vm8CATnZERR52doxjjbkPS1v35NmdVJrJ5vUP1/6h5PgmszJDPn5jGgyAdwo910w=="
      }
    }
  }
}`;

// As .NET SDK 10 writes it where a project has two names for one framework.
const ALIASED_TEXT = `{
  "version": 3,
  "netstandard2.0": {
    "framework": ".NETStandard,Version=v2.0",
    "dependencies": {}
  },
  "banana": {
    "framework": "net5.0",
    "dependencies": {
      "R": {
        "type": "Direct",
        "requested": "[1.0.0, )",
        "resolved": "1.0.0",
        "contentHash": "UZqYh5g0dn5kX3LtvaDGPotfpyw9YuhRjxjDJwURdT245z6JpOzQHVtWltKI3/1+wO1HUei9qAJtHWQilkLwDw=="
      }
    }
  },
  "net5.0": {
    "framework": "net5.0",
    "dependencies": {}
  },
  "banana/linux-x64": {
    "framework": "net5.0",
    "dependencies": {
      "R": {
        "type": "Direct",
        "requested": "[1.0.0, )",
        "resolved": "1.0.0",
        "contentHash": "UZqYh5g0dn5kX3LtvaDGPotfpyw9YuhRjxjDJwURdT245z6JpOzQHVtWltKI3/1+wO1HUei9qAJtHWQilkLwDw==",
        "dependencies": {
          "B": "2.0.0"
        }
      }
    }
  }
}`;

describe('formatLockFile', () => {
  it('writes what NuGet writes', () => {
    expect(formatLockFile(parseLockFile(Buffer.from(TEXT), 'packages.lock.json'))).toBe(TEXT);
  });

  it('writes version 3 as NuGet does', () => {
    expect(formatLockFile(parseLockFile(Buffer.from(ALIASED_TEXT), 'packages.lock.json'))).toBe(ALIASED_TEXT);
  });

  it('keeps the order of ids that are numbers, and writes an empty target', () => {
    const target = { framework: parseTargetFramework('net8.0'), rid: undefined };
    const locked = { type: 'Project', requested: undefined, resolved: undefined, contentHash: undefined } as const;
    const packages = ['B', '1'].map((id) => ({ ...locked, id, dependencies: [] }));
    const text = formatLockFile({ version: 2, targets: [{ ...target, packages }] });
    expect(text.indexOf('"B"')).toBeLessThan(text.indexOf('"1"'));
    expect(formatLockFile({ version: 2, targets: [{ ...target, packages: [] }] })).toContain('"net8.0": {}');
  });
});

describe('formatTargetName', () => {
  it.each([
    ['net8.0', undefined, 'net8.0'],
    ['net8.0-windows', 'win-x64', 'net8.0-windows/win-x64'],
    ['net5.0', undefined, '.NETCoreApp,Version=v5.0'],
    ['net5.0-windows', undefined, 'net5.0-windows'],
    ['netstandard2.0', undefined, '.NETStandard,Version=v2.0'],
    ['net472', undefined, '.NETFramework,Version=v4.7.2'],
  ])('calls %s for %s %s', (tfm, rid, name) => {
    expect(formatTargetName({ framework: parseTargetFramework(tfm), rid })).toBe(name);
  });
});
