import {baseName, toolsThat} from '../../attempts/attempts.ts';
import {type Attempt, type AttemptResult, type ToolOutput, tryInOrder} from '../../attempts/try-in-order.ts';
import type {ProbeProgress, ProbeSite, Reading} from '../../probe.ts';
import {forEachYield} from '../async-generators.ts';
import {listeningSockets, openPorts, type Socket, type SocketProtocol} from './listening-sockets.ts';

/** The sockets of a pod, as its kernel lists them: they are the same in each of its containers. */
export type PodSockets = {
	/** Of the protocol that was asked for. */
	readonly sockets: readonly Socket[];
	/** Of TCP, whichever was asked for: a port that listens on the wrong protocol is a common fault. */
	readonly tcp: readonly Socket[];
	/** False where the list was too long to be read to its end. */
	readonly isWhole: boolean;
	/** False where the kernel of the pod's node has not loaded the protocol, so that no socket can speak it. */
	readonly isSupported: boolean;
};

export type SocketsEnd = AttemptResult<Reading & {readonly found: PodSockets}>;

const files: Readonly<Record<SocketProtocol, readonly string[]>> = {
	TCP: ['/proc/net/tcp', '/proc/net/tcp6'],
	UDP: ['/proc/net/udp', '/proc/net/udp6', '/proc/net/tcp', '/proc/net/tcp6'],
	// The module brings its folder along; the list of protocols tells a missing module from a missing file.
	SCTP: ['/proc/net/protocols', '/proc/net/sctp/eps', '/proc/net/tcp', '/proc/net/tcp6'],
};

/** A line of each file, or of the list of protocols, that is there whatever else is. */
const headings: Readonly<Record<SocketProtocol, RegExp>> = {
	TCP: /local_address/,
	UDP: /local_address/,
	SCTP: /^protocol +size +sockets/m,
};

/**
 * Whether all sockets of the protocol were read. An exec leaves a mark where a stream was longer than it keeps; what is
 * cut then comes after the heading of the next file, and UDP's files are the first.
 */
const isWhole = (text: string, protocol: SocketProtocol) =>
	!/^\(\d+ bytes more\)$/m.test(text) || (protocol === 'UDP' && /timeout inode *$/m.test(text));

const listed = (sockets: readonly Socket[]) => openPorts(sockets).join(', ') || 'none';

/** Ways to print files in a container, whatever it has. A node without IPv6 lacks some of them, which is no failure. */
const rungsFor = (protocol: SocketProtocol): ReadonlyArray<Attempt<Reading & {readonly found: PodSockets}>> => {
	const read = ({stdout}: ToolOutput) => {
		if (!headings[protocol].test(stdout)) {
			return undefined;
		}

		const isSupported = protocol !== 'SCTP' || /^SCTP/m.test(stdout);
		const sockets = listeningSockets(stdout, protocol);
		return {
			outcome: 'ok' as const,
			detail: isSupported ? `${protocol} ports: ${listed(sockets)}` : 'the kernel has not loaded SCTP',
			found: {sockets, tcp: listeningSockets(stdout, 'TCP'), isWhole: isWhole(stdout, protocol), isSupported},
		};
	};
	return toolsThat(({printFiles}) => printFiles).flatMap(({programs, printFiles}) =>
		programs.flatMap(program =>
			printFiles!.commands(files[protocol], program, {tools: new Set()}).map(argv => ({
				tool: baseName(program),
				argv,
				cannotTell: [],
				read,
			})),
		),
	);
};

/** Reads the sockets that listen in a pod, in one of its containers. */
export const readSockets = (
	{
		site,
		nextId,
		emit,
	}: {
		readonly site: ProbeSite;
		readonly nextId: () => number;
		readonly emit: (progress: ProbeProgress) => void;
	},
	title: string,
	protocol: SocketProtocol,
): Promise<SocketsEnd> => forEachYield(tryInOrder({title, attempts: rungsFor(protocol), site, nextId}), emit);
