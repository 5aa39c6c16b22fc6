/**
 * Ports that are listened at from the start; any other is opened when the first connection to it is seen, a second later.
 * They are below 1024, where no build has servers of its own.
 */
export const TCP_PORTS: readonly number[] = [22, 80, 443];

/**
 * Ports whose datagrams are seen, for nothing tells a datagram to any other from none but a count: names, time, QUIC,
 * logs, statistics, traces, discovery.
 */
export const UDP_PORTS: readonly number[] = [
  53, 67, 80, 88, 123, 137, 161, 389, 443, 500, 514, 1900, 3478, 4500, 5353, 5355, 6831, 6832, 8125, 12201, 51820,
];
