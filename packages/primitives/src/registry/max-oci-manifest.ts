/** Bytes of a manifest. OCI distribution specification 1.1, "Pushing manifests": registries take up to 4 MiB, and so do we. */
export const MAX_OCI_MANIFEST: number = 4 * 2 ** 20;
