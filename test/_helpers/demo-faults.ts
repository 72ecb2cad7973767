import type {ServerResponse} from 'node:http';
import {expiredContinue} from '../../source/demo/api/lists.ts';
import type {ResourceRequest, Verb} from '../../source/demo/api/request.ts';
import type {Interposer} from '../../source/demo/interposer.ts';
import type {Plural} from '../../source/demo/objects/served-resources.ts';
import {refuse} from '../../source/demo/sockets/upgrades.ts';
import {failure, forbidden} from '../../source/demo/status.ts';
import {befallExec, befallWatch, flood, sendStatus, statusOf, type Trouble} from './demo-troubles.ts';

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

type Asked = Pick<ResourceRequest, 'verb' | 'resource' | 'namespace'>;

const isFor = ({verb, resource, namespace}: Fault, request: Asked) =>
	(verb === undefined || verb === request.verb) &&
	(resource === undefined || resource === request.resource.plural) &&
	(namespace === undefined || namespace === (request.namespace ?? ''));

export type Faults = Interposer & {
	/** Puts a fault in force, on open watches at once; returns what removes it. */
	readonly add: (fault: Fault) => () => void;
	readonly clear: () => void;
};

/** The faults in force, changed while the server runs. */
export const createFaults = (initial: readonly Fault[] = []): Faults => {
	const active = new Map<Fault, {left: number}>();
	const watches = new Map<ServerResponse, {readonly asked: ResourceRequest; befall(trouble: Trouble): boolean}>();

	const use = (fault: Fault) => {
		const count = active.get(fault);
		if (count && --count.left <= 0) {
			active.delete(fault);
		}
	};

	/** The trouble of a request of one of these kinds, counted as used; undefined where there is none. */
	const take = <K extends Trouble['kind']>(request: Asked, ...kinds: readonly K[]) => {
		const fault = [...active.keys()].find(
			candidate => isFor(candidate, request) && kinds.some(kind => kind === candidate.trouble.kind),
		);
		if (fault) {
			use(fault);
		}

		return fault?.trouble as Extract<Trouble, {readonly kind: K}> | undefined;
	};

	/** Faults befall a watch from the moment its answer begins. */
	const follow = (asked: ResourceRequest, response: ServerResponse) => {
		const flushHeaders = response.flushHeaders.bind(response);
		response.flushHeaders = () => {
			flushHeaders();
			const befall = befallWatch(response);
			watches.set(response, {asked, befall});
			response.once('close', () => watches.delete(response));
			for (const fault of [...active.keys()]) {
				if (isFor(fault, asked) && befall(fault.trouble)) {
					use(fault);
				}
			}
		};
	};

	/** A list is cut once it is sent, and not where it is refused. */
	const cut = (asked: ResourceRequest, response: ServerResponse) => {
		const end = response.end.bind(response) as (text: string) => ServerResponse;
		response.end = ((text: string) => {
			if (response.statusCode !== 200 || take(asked, 'cut') === undefined) {
				return end(text);
			}

			response.write(text.slice(0, Math.floor(text.length / 2)), () => response.socket?.destroy());
			return response;
		}) as ServerResponse['end'];
	};

	const add = (fault: Fault) => {
		active.set(fault, {left: fault.times ?? Number.POSITIVE_INFINITY});
		for (const {asked, befall} of [...watches.values()]) {
			if (active.has(fault) && isFor(fault, asked) && befall(fault.trouble)) {
				use(fault);
			}
		}

		return () => active.delete(fault);
	};
	for (const fault of initial) {
		add(fault);
	}

	return {
		add,
		clear: () => active.clear(),
		request(asked, response) {
			const isWatch = asked.verb === 'watch';
			const trouble = isWatch ? take(asked, 'status', 'hang') : take(asked, 'status', 'hang', 'reset');
			if (trouble?.kind === 'status') {
				sendStatus(response, statusOf(asked, trouble), trouble.retryAfter);
			} else if (trouble?.kind === 'reset') {
				response.socket?.resetAndDestroy();
			} else if (trouble === undefined && asked.verb === 'list') {
				if (asked.query.get('continue') && take(asked, 'expired-continue')) {
					sendStatus(response, expiredContinue());
					return true;
				}

				cut(asked, response);
			} else if (trouble === undefined && isWatch) {
				follow(asked, response);
			}

			return trouble !== undefined;
		},
		upgrade(asked, socket) {
			const trouble = take(asked, 'status', 'hang', 'reset');
			if (trouble?.kind === 'reset') {
				socket.destroy();
			} else if (trouble?.kind === 'status') {
				refuse(
					socket,
					trouble.code === 403
						? forbidden(asked.resource, 'create', asked)
						: failure(trouble.code, 'The server is currently unable to handle the request'),
				);
			}

			return trouble !== undefined;
		},
		socket(asked, webSocket) {
			if (asked.verb === 'exec') {
				const kinds = ['exec-hang', 'exec-flood', 'exec-control-sequences', 'exec-socket-loss'] as const;
				const trouble = take(asked, ...kinds);
				if (trouble !== undefined) {
					befallExec(webSocket, trouble);
				}

				return trouble !== undefined;
			}

			const trouble = take(asked, 'forward-flood', 'forward-loss');
			if (trouble?.kind === 'forward-flood') {
				flood(webSocket, Number(asked.query.get('ports')), trouble.bytes);
			} else if (trouble?.kind === 'forward-loss') {
				webSocket.on('message', (message: Buffer) => {
					if (message[0] === 0) {
						webSocket.terminate();
					}
				});
			}

			return trouble?.kind === 'forward-flood';
		},
		forbids: request =>
			[...active.keys()].some(
				fault => isFor(fault, request) && fault.trouble.kind === 'status' && fault.trouble.code === 403,
			),
	};
};
