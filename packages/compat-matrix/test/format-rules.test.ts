import { describe, expect, it } from 'vitest';
import { proofTable, ruleTables } from '../src/format-rules.ts';
import { formatMatrix, parseMatrix } from '../src/index.ts';

const TEXT = `format = 2

[release]
coordinated = ["core", "platform"]
packages = { core = "Contoso.Core" }
metapackage = "Contoso"
test = ["dotnet", "test"]
upgrade-test = ["dotnet", "test", "upgrade"]

[[proof]]
set = { core = "1.0.0" }
result = "passed"
date = "2026-01-01"
run = "7"
digests = { core = "sha256:${'a'.repeat(64)}" }
upgraded-from = ["stable-0.9"]
`;

describe('ruleTables', () => {
  it('writes what was read of releases and proofs', () => {
    const matrix = parseMatrix(TEXT);
    const again = parseMatrix(formatMatrix(matrix));
    expect(again.release).toEqual(matrix.release);
    const nowhere = { line: 0, column: 0 };
    const proofs = (all: typeof matrix.proofs): unknown => all.map((proof) => ({ ...proof, at: nowhere }));
    expect(proofs(again.proofs)).toEqual(proofs(matrix.proofs));
    expect(ruleTables(matrix)).toHaveLength(2);
  });
});

describe('proofTable', () => {
  it('is a table that may stand at the end of any file', () => {
    const [proof] = parseMatrix(TEXT).proofs;
    const table = proof === undefined ? '' : proofTable(proof);
    expect(parseMatrix(`${TEXT}\n${table}\n`).proofs).toHaveLength(2);
  });
});
