import type {Snapshot} from '../../engine/snapshot.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import {topOwner} from '../../model/pods/pods.ts';
import {findTools} from '../../probes/attempts/find-tools.ts';
import {clients} from '../../probes/clients.ts';
import type {ProbeSite} from '../../probes/probe.ts';
import {forEachYield} from '../../probes/trace/async-generators.ts';
import type {TraceArguments} from '../arguments/arguments.ts';
import {podFor} from '../arguments/trace-source.ts';
import {UsageError} from '../usage-error.ts';

/** What is known of the cluster. */
type Known = Pick<Snapshot, 'clusterStore' | 'inputs'>;

/** Default clients whose tools are looked for. */
const maxClients = 10;

/** The first client whose image has a shell and a tool; the first one where none has. */
export const firstWithTools = async (
	targets: readonly [Target, ...Target[]],
	site: Omit<ProbeSite, 'client'>,
): Promise<Target> => {
	const [first, ...others] = targets;
	if (others.length === 0) {
		return first;
	}

	const areEquipped = await Promise.all(
		targets.map(async client => {
			const containerTools = await forEachYield(
				findTools({...site, client}, () => 0),
				() => {},
			);
			return !('kind' in containerTools) && containerTools.hasShell && containerTools.tools.size > 0;
		}),
	);
	return targets[areEquipped.indexOf(true)] ?? first;
};

/** A container on the network of a node itself. Throws a UsageError where none runs there. */
const clientOn = (node: string, view: Parameters<typeof clients>[0], {clusterStore}: Known): Target => {
	const there = [...clusterStore.records('pods')].filter(pod => pod.isOnHostNetwork && pod.node === node);
	const [choice] = clients(view, there);
	if (choice === undefined) {
		throw new UsageError(
			`No pod on the host network of node ${node} is running: from there alone the node itself can be asked. See kubectl get pods -A --field-selector spec.nodeName=${node}.`,
		);
	}

	return choice.target;
};

/**
 * The pod and container named by --from, or the default clients, one of each workload. Throws a UsageError where there
 * is none.
 */
export const clientsFor = async (
	wanted: Pick<TraceArguments, 'from'>,
	view: Parameters<typeof clients>[0],
	found: Known,
	snapshotOf: (namespace: string | undefined) => Promise<Known>,
): Promise<readonly [Target, ...Target[]]> => {
	const from = wanted.from?.kind === 'each-node' ? undefined : wanted.from;
	const {namespace} = view.service;
	if (from?.kind === 'node') {
		return [clientOn(from.name, view, await snapshotOf(undefined))];
	}

	if (from?.kind === 'machine') {
		throw new UsageError('This machine is no pod: --from machine asks from outside alone.');
	}

	const where = from?.namespace ?? namespace;
	const {clusterStore, inputs} = where === namespace ? found : await snapshotOf(where);
	const pods = clusterStore.podsIn(where);
	const unlisted =
		inputs.pods.phase === 'synced' ? undefined : `The pods of namespace ${where} are not known: none can be asked.`;
	if (from === undefined) {
		const choices = clients(view, pods);
		const owners = choices.map(({pod}) => JSON.stringify(topOwner(pod)));
		const [first, ...others] = choices
			.filter((_, index) => owners.indexOf(owners[index]!) === index)
			.map(({target}) => target);
		if (first === undefined) {
			throw new UsageError(unlisted ?? `No pod in namespace ${namespace} is running. Name one elsewhere with --from.`);
		}

		return [first, ...others.slice(0, maxClients - 1)];
	}

	const pod = podFor(from, pods);
	if (pod === undefined) {
		throw new UsageError(
			unlisted ?? `No pod of ${from.kind} ${from.name} runs in namespace ${where}. See kubectl get pods.`,
		);
	}

	const names = pod.statuses.filter(({state}) => state.kind === 'running').map(({name}) => name);
	if (from.container !== undefined && !names.includes(from.container)) {
		throw new UsageError(`Container ${from.container} of pod ${pod.name} does not run. Running: ${names.join(', ')}.`);
	}

	const [choice] = clients(view, [pod]);
	const container = from.container ?? choice?.target.container ?? names[0]!;
	return [{namespace: where, pod: pod.name, container}];
};
