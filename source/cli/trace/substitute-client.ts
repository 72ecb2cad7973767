import type {EnterDebug} from '../../engine/probes/probe-tools.ts';
import type {Connection} from '../../kubernetes/connection/connection.ts';
import type {ProbePod} from '../../kubernetes/probe-pod/probe-pod.ts';
import type {NetworkPolicy} from '../../model/networking/networking-objects.ts';
import type {Pod} from '../../model/objects.ts';
import type {Entered} from '../../model/pod-access/entered.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import type {ClusterStore} from '../../model/store/cluster-store.ts';

type Options = {
	/** What is known of the client's namespace. */
	readonly clusterStore: ClusterStore;
	readonly podNamed: (namespace: string, name: string) => Pod | undefined;
	readonly image: string;
	/** Whether a pod like the client may be made, and whether a debug container may be added to it. */
	readonly isPodAllowed: boolean;
	readonly isDebugAllowed: boolean;
	readonly enterDebug: EnterDebug;
	readonly signal: AbortSignal;
	readonly progress: (text: string) => void;
	readonly note: (text: string) => void;
};

/** Who asks in place of a client that has no tool. */
export type SubstituteClient = {
	/** A pod like the client, else a debug container in it, as far as they are allowed; undefined where neither is. */
	enter(client: Target): Promise<Entered | undefined>;
	/** The pod that was made, as policies see it; undefined where none of that name was. */
	podNamed(namespace: string, name: string): Pod | undefined;
	/** Deletes the pod that was made. */
	end(): Promise<void>;
};

/**
 * Finds somebody to ask from in the place of a client without tools: first a pod that is made like it and deleted at the
 * end, then a debug container, which stays.
 */
export const createSubstituteClient = (
	connection: Connection,
	{clusterStore, podNamed, image, isPodAllowed, isDebugAllowed, enterDebug, signal, progress, note}: Options,
): SubstituteClient => {
	let made: ProbePod | undefined;
	let likeness: Pod | undefined;

	const interrupted = () => {
		void (made?.remove() ?? Promise.resolve()).finally(() => process.exit(130));
	};

	const enterPod = async (client: Target): Promise<Entered> => {
		const [{probePodLabels}, {makeProbePod}] = await Promise.all([
			import('../../kubernetes/probe-pod/probe-pod-labels.ts'),
			import('../../kubernetes/probe-pod/probe-pod.ts'),
		]);
		const caller = podNamed(client.namespace, client.pod);
		if (caller === undefined) {
			return {problem: `Pod ${client.pod} is not known: no pod like it can be made.`};
		}

		const policies = [...clusterStore.records('networkpolicies')] as NetworkPolicy[];
		const chosen = probePodLabels(caller.labels, clusterStore.servicesIn(client.namespace), policies);
		if ('problem' in chosen) {
			return chosen;
		}

		process.once('SIGINT', interrupted);
		process.once('SIGTERM', interrupted);
		made = await makeProbePod(connection, client, {image, labels: chosen.labels, signal, progress});
		const {entered} = made;
		if ('client' in entered) {
			likeness = {...caller, name: entered.client.pod, labels: chosen.labels};
			const listed = chosen.listedBy.length > 0 ? ` Service ${chosen.listedBy.join(', ')} lists it as not ready.` : '';
			note(
				`Asked from pod ${entered.client.pod}, made like ${client.pod}: never ready, deleted at the end. Quotas, PodDisruptionBudgets and autoscalers that go by labels count it meanwhile.${listed}`,
			);
		}

		return entered;
	};

	return {
		async enter(client) {
			const pod = isPodAllowed ? await enterPod(client) : undefined;
			if (pod !== undefined && ('client' in pod || !isDebugAllowed)) {
				return pod;
			}

			if (pod !== undefined && 'problem' in pod) {
				note(pod.problem);
			}

			return enterDebug(client, isDebugAllowed ? image : undefined, {signal, progress});
		},
		podNamed: (namespace, name) => (likeness?.namespace === namespace && likeness.name === name ? likeness : undefined),
		async end() {
			process.removeListener('SIGINT', interrupted);
			process.removeListener('SIGTERM', interrupted);
			try {
				await made?.remove();
			} catch (error) {
				note(`The pod could not be deleted, and ends by itself: ${(error as Error).message}`);
			}
		},
	};
};
