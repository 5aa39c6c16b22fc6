/** Gives every host name an address of its own, so that who connects to the address says the name. */
export interface NameBook {
  readonly addressOf: (name: string) => string;
  /** The name behind an address; the address itself when it was given to none. */
  readonly nameOf: (address: string) => string;
}

/** Addresses are from 198.18.0.0/15, which no network uses (RFC 2544); 131,070 names, then they start again. */
export function createNameBook(): NameBook {
  const addresses = new Map<string, string>();
  const names = new Map<string, string>();
  return {
    addressOf: (name) => {
      const known = addresses.get(name);
      if (known !== undefined) return known;
      const next = 1 + (addresses.size % 0x1fffe);
      const address = ['198', String(18 + (next >> 16)), String((next >> 8) & 255), String(next & 255)].join('.');
      addresses.set(name, address);
      names.set(address, name);
      return address;
    },
    nameOf: (address) => names.get(address) ?? address,
  };
}
