import type {Connection} from '../../kubernetes/connection/connection.ts';
import type {NetworkPolicy} from '../../model/networking/networking-objects.ts';
import type {Pod} from '../../model/objects.ts';
import type {Entered} from '../../model/pod-access/entered.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import type {ClusterStore} from '../../model/store/cluster-store.ts';

/** A pod that was made like a client, to ask in its place. */
export type ProbePodEntry = {
	readonly entered: Entered;
	/** The pod as policies see it; absent where none runs. */
	readonly likeness?: Pod;
	/** What was made, and what sees it meanwhile, in sentences; absent where none runs. */
	readonly told?: string;
	/** Deletes it, whatever became of it. Rejects with a ClusterError. */
	remove(): Promise<void>;
};

type Options = {
	/** What is known of the client's namespace. */
	readonly clusterStore: ClusterStore;
	readonly podNamed: (namespace: string, name: string) => Pod | undefined;
	readonly image: string;
	readonly signal: AbortSignal;
	readonly progress: (text: string) => void;
};

const nothing = async () => {};

/** Makes a pod like a client, and waits until it runs. Never rejects: what stands in the way is a sentence. */
export const enterProbePod = async (
	connection: Connection,
	client: Target,
	{clusterStore, podNamed, image, signal, progress}: Options,
): Promise<ProbePodEntry> => {
	const [{probePodLabels}, {makeProbePod}] = await Promise.all([
		import('../../kubernetes/probe-pod/probe-pod-labels.ts'),
		import('../../kubernetes/probe-pod/probe-pod.ts'),
	]);
	const caller = podNamed(client.namespace, client.pod);
	if (caller === undefined) {
		return {entered: {problem: `Pod ${client.pod} is not known: no pod like it can be made.`}, remove: nothing};
	}

	const policies = [...clusterStore.records('networkpolicies')] as NetworkPolicy[];
	const chosen = probePodLabels(caller.labels, clusterStore.servicesIn(client.namespace), policies);
	if ('problem' in chosen) {
		return {entered: chosen, remove: nothing};
	}

	const {entered, remove} = await makeProbePod(connection, client, {image, labels: chosen.labels, signal, progress});
	if (!('client' in entered)) {
		return {entered, remove};
	}

	const {pod} = entered.client;
	const listed = chosen.listedBy.length > 0 ? ` Service ${chosen.listedBy.join(', ')} lists it as not ready.` : '';
	return {
		entered,
		likeness: {...caller, name: pod, labels: chosen.labels},
		told: `Asked from pod ${pod}, made like ${client.pod}: never ready, deleted at the end. Quotas, PodDisruptionBudgets and autoscalers that go by labels count it meanwhile.${listed}`,
		remove,
	};
};
