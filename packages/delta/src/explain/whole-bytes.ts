/**
 * Rounds shares of a whole so that they come to `total` exactly: each down, and those that lose most up again, the first
 * of equal ones first.
 */
export function wholeBytes(shares: readonly number[], total: number): number[] {
  const rounded = shares.map(Math.floor);
  const missing = total - rounded.reduce((sum, bytes) => sum + bytes, 0);
  const byLoss = shares.map((share, index) => ({ index, loss: share - Math.floor(share) }));
  byLoss.sort((a, b) => b.loss - a.loss || a.index - b.index);
  for (const { index } of byLoss.slice(0, Math.max(0, missing))) rounded[index] = (rounded[index] ?? 0) + 1;
  return rounded;
}
