import type {ResourceRequest, Verb} from './api/request.ts';
import type {Plural} from './objects/served-resources.ts';

/** What goes wrong with a request. */
export type Trouble =
	/** An error status instead of an answer; `retryAfter` in seconds. */
	| {readonly kind: 'status'; readonly code: number; readonly retryAfter?: number}
	/** Accepted, never answered. */
	| {readonly kind: 'hang'}
	/** The connection is reset: before an answer, or in an open watch. */
	| {readonly kind: 'reset'}
	/** A list whose body ends in the middle. */
	| {readonly kind: 'cut'}
	/** A list whose continue token is no longer known. */
	| {readonly kind: 'expired-continue'}
	/** A watch on which nothing comes any more. */
	| {readonly kind: 'stall'}
	/** A watch that ends. */
	| {readonly kind: 'close'}
	/** A watch that ends with an ERROR frame of code 410. */
	| {readonly kind: 'expired'}
	/** A watch whose next frame comes in two halves, or only its first half and then the end. */
	| {readonly kind: 'half-frame'; readonly ending: 'rest' | 'end'}
	/** An exec that starts and never says anything. */
	| {readonly kind: 'exec-hang'}
	/** An exec that prints this many bytes before it ends. */
	| {readonly kind: 'exec-flood'; readonly bytes: number}
	/** An exec that prints terminal control sequences. */
	| {readonly kind: 'exec-control-sequences'}
	/** An exec whose connection is lost after its first line. */
	| {readonly kind: 'exec-socket-loss'}
	/** A forwarded port that sends this many bytes as fast as they are taken, and ends. */
	| {readonly kind: 'forward-flood'; readonly bytes: number}
	/** A forwarded port whose connection is lost with the first bytes sent to it. */
	| {readonly kind: 'forward-loss'};

/** A trouble and the requests it befalls; an absent field matches every request. */
export type Fault = {
	readonly trouble: Trouble;
	readonly verb?: Verb;
	readonly resource?: Plural;
	/** '' matches requests at the cluster scope. */
	readonly namespace?: string;
	/** How many requests it befalls; without it, all until it is removed. */
	readonly times?: number;
};

/** What faults can do to an open watch. */
export type WatchControls = {
	readonly stall: () => void;
	readonly close: () => void;
	readonly reset: () => void;
	readonly expire: () => void;
	readonly halve: (ending: 'rest' | 'end') => void;
};

type Asked = {readonly verb: Verb; readonly resource: {readonly plural: Plural}; readonly namespace?: string};

export type Faults = {
	/** Puts a fault in force, on open watches at once; returns what removes it. */
	readonly add: (fault: Fault) => () => void;
	readonly clear: () => void;
	/** The trouble of a request of one of these kinds, counted as used; undefined where there is none. */
	readonly take: <K extends Trouble['kind']>(
		request: Asked,
		kinds: readonly K[],
	) => Extract<Trouble, {readonly kind: K}> | undefined;
	/** Whether a request would be answered with this status, without using the fault up. */
	readonly answers: (request: Asked, code: number) => boolean;
	/** Enters an open watch; returns what leaves again. */
	readonly join: (request: ResourceRequest, controls: WatchControls) => () => void;
};

const isFor = ({verb, resource, namespace}: Fault, request: Asked) =>
	(verb === undefined || verb === request.verb) &&
	(resource === undefined || resource === request.resource.plural) &&
	(namespace === undefined || namespace === (request.namespace ?? ''));

/** Returns false for a trouble that is none of an open watch. */
const befall = (trouble: Trouble, controls: WatchControls) => {
	switch (trouble.kind) {
		case 'stall':
			controls.stall();
			break;
		case 'close':
			controls.close();
			break;
		case 'reset':
			controls.reset();
			break;
		case 'expired':
			controls.expire();
			break;
		case 'half-frame':
			controls.halve(trouble.ending);
			break;
		default:
			return false;
	}

	return true;
};

/** The faults in force, changed while the server runs. */
export const createFaults = (): Faults => {
	const active = new Map<Fault, {left: number}>();
	const watches = new Map<WatchControls, ResourceRequest>();

	const use = (fault: Fault) => {
		const count = active.get(fault);
		if (count && --count.left <= 0) {
			active.delete(fault);
		}
	};

	return {
		add(fault) {
			active.set(fault, {left: fault.times ?? Number.POSITIVE_INFINITY});
			for (const [controls, request] of [...watches]) {
				if (active.has(fault) && isFor(fault, request) && befall(fault.trouble, controls)) {
					use(fault);
				}
			}

			return () => active.delete(fault);
		},
		clear: () => active.clear(),
		take<K extends Trouble['kind']>(request: Asked, kinds: readonly K[]) {
			const fault = [...active.keys()].find(
				candidate => isFor(candidate, request) && kinds.some(kind => kind === candidate.trouble.kind),
			);
			if (fault) {
				use(fault);
			}

			return fault?.trouble as Extract<Trouble, {readonly kind: K}> | undefined;
		},
		answers: (request, code) =>
			[...active.keys()].some(
				fault => isFor(fault, request) && fault.trouble.kind === 'status' && fault.trouble.code === code,
			),
		join(request, controls) {
			watches.set(controls, request);
			for (const fault of [...active.keys()]) {
				if (isFor(fault, request) && befall(fault.trouble, controls)) {
					use(fault);
				}
			}

			return () => watches.delete(controls);
		},
	};
};
