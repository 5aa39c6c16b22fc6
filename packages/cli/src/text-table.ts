/** Rows as aligned columns, two spaces apart. Numbers line up on the right: say which columns hold them. */
export function textTable(rows: readonly (readonly string[])[], rightAligned: readonly number[] = []): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, column) => (widths[column] = Math.max(widths[column] ?? 0, cell.length)));
  return rows.map((row) => `${alignRow(row, widths, rightAligned).trimEnd()}\n`).join('');
}

function alignRow(row: readonly string[], widths: readonly number[], rightAligned: readonly number[]): string {
  return row
    .map((cell, column) => {
      const width = widths[column] ?? 0;
      return rightAligned.includes(column) ? cell.padStart(width) : cell.padEnd(width);
    })
    .join('  ');
}
