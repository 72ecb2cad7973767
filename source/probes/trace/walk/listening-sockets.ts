/** A socket that others may connect or send to. `address` is as Kubernetes writes it: `0.0.0.0`, `127.0.0.1`, `::1`. */
export type Socket = {readonly address: string; readonly port: number};

export type SocketProtocol = 'TCP' | 'UDP' | 'SCTP';

/**
 * The states of a socket that anybody may send to (include/net/tcp_states.h): TCP_LISTEN, and for UDP TCP_CLOSE, which is
 * not connected. No socket of the other protocol has that state, so the files of both can be read as one text.
 */
const states = {TCP: '0A', UDP: '07'} as const;

/** SCTP_SS_LISTENING (include/net/sctp/constants.h), which /proc/net/sctp/eps prints as a decimal number. */
const listensOnSctp = '10';

const mappedPrefix = '::ffff:';

const asIpv4 = (word: string) => [6, 4, 2, 0].map(place => Number.parseInt(word.slice(place, place + 2), 16)).join('.');

/** The kernel writes addresses as 32-bit words in the host's byte order, here little-endian. */
const decoded = (hex: string): string => {
	if (hex.length === 8) {
		return asIpv4(hex);
	}

	if (/^0{16}FFFF0000/.test(hex)) {
		return `${mappedPrefix}${asIpv4(hex.slice(24))}`;
	}

	const groups = [0, 8, 16, 24].flatMap(place => {
		const bytes = [6, 4, 2, 0].map(offset => hex.slice(place + offset, place + offset + 2));
		return [`${bytes[0]}${bytes[1]}`, `${bytes[2]}${bytes[3]}`];
	});
	// A URL holds the shortest form of an address (RFC 5952).
	return new URL(`http://[${groups.join(':')}]/`).hostname.slice(1, -1);
};

/** Lines of /proc/net/sctp/eps: ENDPT SOCK STY SST HBKT LPORT UID INODE LADDRS. */
const sctpSockets = (text: string): readonly Socket[] =>
	[...text.matchAll(/^ *\S+ +\S+ +\d+ +(\d+) +\d+ +(\d+) +\d+ +\d+ *(.*)$/gm)]
		.filter(([, state]) => state === listensOnSctp)
		.flatMap(([, , port, addresses]) =>
			addresses!
				.split(' ')
				.filter(Boolean)
				.map(address => ({address, port: Number(port)})),
		);

/** The sockets in the text of /proc/net/tcp and tcp6, udp and udp6, or sctp/eps, one file after the other. */
export const listeningSockets = (text: string, protocol: SocketProtocol): readonly Socket[] =>
	protocol === 'SCTP'
		? sctpSockets(text)
		: [
				...text.matchAll(
					new RegExp(
						`^\\s*\\d+: ([0-9A-F]{8}|[0-9A-F]{32}):([0-9A-F]{4}) [0-9A-F]+:[0-9A-F]{4} ${states[protocol]} `,
						'gm',
					),
				),
			].map(([, address, port]) => ({address: decoded(address!), port: Number.parseInt(port!, 16)}));

const withoutMapping = (address: string) =>
	address.startsWith(mappedPrefix) ? address.slice(mappedPrefix.length) : address;

/** Whether an address is one that only the pod itself reaches: 127.0.0.0/8 or ::1. */
export const isLoopback = (address: string) => address === '::1' || withoutMapping(address).startsWith('127.');

/** Whether a socket bound to `bound` gets what is sent to an address of the pod. */
export const isReachedAt = (address: string, bound: string): boolean => {
	const local = withoutMapping(bound);
	return local === '::' || (local === '0.0.0.0' ? !address.includes(':') : local === address.toLowerCase());
};

/** Their ports beyond the loopback, sorted. */
export const openPorts = (sockets: readonly Socket[]): readonly number[] =>
	[...new Set(sockets.filter(({address}) => !isLoopback(address)).map(({port}) => port))].sort((a, b) => a - b);
