/** Begins to find out elsewhere whether the contents of a package are packed canonically. */
export type AskCanonical = () => AskedProof;

/** A proof that is being worked out elsewhere. */
export interface AskedProof {
  /**
   * What came out; `undefined` if that cannot be said. To be called when this thread has nothing else to do: it takes its
   * part in what is left. Throws what reading the package throws.
   */
  finish(): Promise<boolean | undefined>;
}
