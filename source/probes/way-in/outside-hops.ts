import type {ProbeProgress} from '../probe.ts';
import type {ProbeOutcome} from '../probe-outcome.ts';
import type {Hop, HopName} from '../trace/hop.ts';

/** What this machine found out about one part of the way in. */
export type OutsideFound = {
	readonly hop: HopName;
	readonly target: string;
	readonly outcome: ProbeOutcome;
	readonly detail: string;
	/** Milliseconds; absent where nothing was sent. */
	readonly ms?: number;
	/** What was used: `getaddrinfo`, `connect`, `tls`, `http`; '' where only objects were looked at. */
	readonly tool: string;
};

/** Keeps the hops that this machine asked. */
export type OutsideRecorder = {
	found(hop: OutsideFound): Hop;
	/** In the order in which they ended. */
	hops(): readonly Hop[];
};

/** A recorder without hops, which tells of each when it is found. */
export const recordOutside = (emit: (progress: ProbeProgress) => void, port?: number): OutsideRecorder => {
	const hops: Hop[] = [];
	return {
		found({ms, ...rest}) {
			const hop: Hop = {...rest, ms: ms ?? null, client: undefined, command: [], pod: ''};
			hops.push(hop);
			emit({kind: 'hop', hop, ...(port !== undefined && {port})});
			return hop;
		},
		hops: () => hops,
	};
};
