/** Writes a document as `--json` prints it. */
export async function writeDocument(path: string, document: unknown): Promise<void> {
  await writeText(path, `${JSON.stringify(document, undefined, 2)}\n`);
}

/** Writes text in UTF-8, whole or not at all. */
export async function writeText(path: string, text: string): Promise<void> {
  const { writeFileAtomically } = await import('@nuspine/primitives/fs');
  const bytes = new TextEncoder().encode(text);
  await writeFileAtomically(path, (sink) => sink.write(bytes));
}
