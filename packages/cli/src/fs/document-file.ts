import { writeFileAtomically } from '@nuspine/primitives/fs';

/** Writes a document as `--json` prints it. */
export async function writeDocument(path: string, document: unknown): Promise<void> {
  const bytes = new TextEncoder().encode(`${JSON.stringify(document, undefined, 2)}\n`);
  await writeFileAtomically(path, (sink) => sink.write(bytes));
}
