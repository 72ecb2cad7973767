import type {Connected} from '../../model/machine/machine.ts';
import {createSemaphore} from '../trace/limit-concurrency.ts';
import {hostPort} from '../trace/trace-plan.ts';
import {type Entrance, entrancePlace} from './objects/entrances.ts';
import type {OutsideRecorder} from './outside-hops.ts';
import type {OutsideSite} from './outside-site.ts';

/** How one way in answered a connection attempt. */
export type Knock = {
	readonly entrance: Entrance;
	/** The addresses it was asked at: those its name leads to, where it is one; [] where that leads nowhere. */
	readonly asked: readonly string[];
	/** The first of them that answers. */
	readonly open: string | undefined;
	/** How it ended: `ok` where any address answers. */
	readonly outcome: Connected['outcome'] | 'unresolved';
	readonly detail: string;
};

const isAddress = (text: string) => /^[\d.]+$/.test(text) || text.includes(':');

const hopOf = {'load-balancer': 'address', 'external-ip': 'address', 'node-port': 'node-port'} as const;

const addressesOf = async (
	{address}: Entrance,
	{machine, signal}: OutsideSite,
	recorder: OutsideRecorder,
): Promise<readonly string[]> => {
	if (isAddress(address)) {
		return [address];
	}

	const resolved = await machine.resolve(address, signal);
	const {ms} = resolved;
	const isKnown = resolved.outcome === 'ok';
	recorder.found({
		...{hop: 'name', target: address, outcome: resolved.outcome, ms, tool: 'getaddrinfo'},
		detail: `load balancer: ${isKnown ? resolved.addresses.join(', ') : resolved.detail}`,
	});
	return isKnown ? resolved.addresses : [];
};

/** Connects to each way in, some at a time, and records a hop for each address. */
export const askEntrances = (
	entrances: readonly Entrance[],
	site: OutsideSite,
	recorder: OutsideRecorder,
): Promise<readonly Knock[]> => {
	const semaphore = createSemaphore(site.limits.atOnce);
	const knock = async (entrance: Entrance): Promise<Knock> => {
		const asked = await addressesOf(entrance, site, recorder);
		const ends = await Promise.all(
			asked.map(async address => {
				const end = await semaphore(() => site.machine.connect({address, port: entrance.port}, site.signal));
				const said = end.outcome === 'ok' ? 'the connection opens' : end.detail;
				recorder.found({
					...{hop: hopOf[entrance.kind], target: hostPort(address, entrance.port), outcome: end.outcome},
					...{detail: `${entrancePlace(entrance)}: ${said}`, ms: end.ms, tool: 'connect'},
				});
				return {address, outcome: end.outcome, detail: said};
			}),
		);
		const best = ends.find(({outcome}) => outcome === 'ok') ?? ends[0];
		return {
			...{entrance, asked},
			open: best?.outcome === 'ok' ? best.address : undefined,
			outcome: best?.outcome ?? 'unresolved',
			detail: best?.detail ?? 'its name leads nowhere on this machine',
		};
	};

	return Promise.all(entrances.map(knock));
};
