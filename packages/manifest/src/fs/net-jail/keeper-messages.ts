/** What the process in the jail is told: to listen at a port, to answer for an IPv6 address, or to run the command. */
export type KeeperOrder =
  | { readonly do: 'listen'; readonly port: number }
  | { readonly do: 'answer'; readonly address: string }
  | {
      readonly do: 'run';
      readonly command: readonly string[];
      readonly cwd: string;
      readonly env: Readonly<Record<string, string | undefined>>;
    };

/** What it says; with `tcp` and `udp` comes the socket itself. */
export type KeeperWord =
  | { readonly is: 'tcp'; readonly port: number }
  | { readonly is: 'udp'; readonly port: number }
  | { readonly is: 'ready' }
  | { readonly is: 'refused'; readonly reason: string }
  | { readonly is: 'done'; readonly exitCode?: number };
