import {followCluster} from '../../engine/follow-cluster.ts';
import {changesBetween, type ServiceEvent} from '../../engine/service-events.ts';
import type {Connection} from '../../kubernetes/connection/connection.ts';
import type {Exec, Target} from '../../model/pod-access/exec.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {findTools} from '../../probes/attempts/find-tools.ts';
import type {ProbeLimits} from '../../probes/limits.ts';
import {repeatRequests, type Sample} from '../../probes/repeat/repeat-requests.ts';
import {repeatTargets} from '../../probes/repeat/repeat-targets.ts';
import {type Repeated, repeatedResult} from '../../probes/repeat/repeated-result.ts';
import {createSingleAsk} from '../../probes/repeat/single-ask.ts';
import {forEachYield} from '../../probes/trace/async-generators.ts';
import {domainName} from '../../probes/trace/walk/walk-names.ts';

type Options = {
	readonly client: Target;
	readonly exec: Exec;
	readonly signal: AbortSignal;
	readonly limits: ProbeLimits;
	/** Places of the ports among those of the Service. */
	readonly indexes: readonly number[];
	readonly repeat: {readonly count: number | undefined; readonly forMs: number | undefined};
	/** Gets how far it is, in a line. */
	readonly tell: (text: string) => void;
};

/**
 * Asks a Service and its endpoints again and again from one client, follows meanwhile what the cluster does, and counts.
 * undefined where the client cannot be asked with.
 */
export const repeatTrace = async (
	connection: Connection,
	view: ServiceView,
	{client, exec, signal, limits, indexes, repeat, tell}: Options,
): Promise<Repeated | undefined> => {
	const site = {client, exec, signal, limits};
	const tools = await forEachYield(
		findTools(site, () => 0),
		() => {},
	);
	if ('kind' in tools) {
		return undefined;
	}

	const followed = followCluster(connection, view.service.namespace);
	const name = domainName(view.service, tools);
	const events: ServiceEvent[] = [];
	let current = view;
	let isOver = false;
	const follow = async () => {
		while (!isOver) {
			await followed.changed();
			// Before all is read, a list that is not there yet looks like one that is empty.
			const next = followed.unseen() === undefined ? followed.clusterStore.view(view.key) : undefined;
			if (next !== undefined) {
				events.push(...changesBetween(current, next).map(text => ({at: Date.now(), text})));
				current = next;
			}
		}
	};
	void follow();
	const samples: Sample[] = [];
	let failures = 0;
	try {
		const run = repeatRequests({
			targets: () => repeatTargets(current, indexes, name),
			ask: createSingleAsk(site, tools),
			signal,
			...repeat,
		});
		for await (const sample of run) {
			samples.push(sample);
			failures += sample.answer.state === 'fails' ? 1 : 0;
			tell(`${samples.length} requests, ${failures} failed`);
		}
	} finally {
		isOver = true;
		followed.stop();
	}

	return repeatedResult(samples, events);
};
