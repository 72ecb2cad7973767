/** The states of a socket that anybody may send to (include/net/tcp_states.h): TCP_LISTEN, and for UDP TCP_CLOSE, which is not connected. */
const states = {tcp: '0A', udp: '07'} as const;

/** The kernel writes addresses as 32-bit words in the host's byte order, here little-endian. */
const isLoopback = (address: string) =>
	/^[0-9A-F]{6}7F$/.test(address) || // 127.0.0.0/8
	address === '00000000000000000000000001000000' || // ::1
	/^0{16}FFFF0000[0-9A-F]{6}7F$/.test(address); // ::ffff:127.0.0.0/104

/** Ports that something listens on, sorted, from /proc/net/tcp and tcp6, or udp and udp6, one after the other; those of the loopback apart. */
export const listeningPorts = (
	text: string,
	protocol: keyof typeof states = 'tcp',
): {readonly open: readonly number[]; readonly local: readonly number[]} => {
	const open = new Set<number>();
	const local = new Set<number>();
	for (const [, address, port] of text.matchAll(
		new RegExp(`^\\s*\\d+: ([0-9A-F]+):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} ${states[protocol]} `, 'gm'),
	)) {
		(isLoopback(address!) ? local : open).add(Number.parseInt(port!, 16));
	}

	const sorted = (ports: ReadonlySet<number>) => [...ports].sort((a, b) => a - b);
	return {open: sorted(open), local: sorted(local)};
};
