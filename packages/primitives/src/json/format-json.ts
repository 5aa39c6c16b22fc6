/** A document as it is written: two spaces, members in the order they have, a line feed at the end. Equal documents give equal texts. */
export function formatJson(document: object): string {
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
