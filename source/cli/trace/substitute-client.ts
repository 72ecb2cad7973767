import type {ProbePodEntry} from '../../engine/probes/probe-pod-entry.ts';
import type {EnterDebug, EnterPod} from '../../engine/probes/probe-tools.ts';
import type {Pod} from '../../model/objects.ts';
import type {Entered} from '../../model/pod-access/entered.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import type {ClusterStore} from '../../model/store/cluster-store.ts';

type Options = {
	/** What is known of the client's namespace. */
	readonly clusterStore: ClusterStore;
	readonly image: string;
	/** Whether a pod like the client may be made, and whether a debug container may be added to it. */
	readonly isPodAllowed: boolean;
	readonly isDebugAllowed: boolean;
	readonly enterDebug: EnterDebug;
	readonly enterPod: EnterPod;
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
export const createSubstituteClient = ({
	clusterStore,
	image,
	isPodAllowed,
	isDebugAllowed,
	enterDebug,
	enterPod,
	signal,
	progress,
	note,
}: Options): SubstituteClient => {
	let making: Promise<ProbePodEntry> | undefined;
	let made: ProbePodEntry | undefined;
	const interruption = new AbortController();

	/** What is half made is to go as well. */
	const interrupted = async () => {
		interruption.abort();
		const pod = await making;
		await pod?.remove().catch(() => {});
		process.exit(130);
	};

	const makePod = async (client: Target): Promise<Entered> => {
		process.once('SIGINT', interrupted);
		process.once('SIGTERM', interrupted);
		making = enterPod(client, {
			...{clusterStore, image, progress},
			signal: AbortSignal.any([signal, interruption.signal]),
		});
		made = await making;
		if (made.told !== undefined) {
			note(made.told);
		}

		return made.entered;
	};

	return {
		async enter(client) {
			const pod = isPodAllowed ? await makePod(client) : undefined;
			if (pod !== undefined && ('client' in pod || !isDebugAllowed)) {
				return pod;
			}

			if (pod !== undefined && 'problem' in pod) {
				note(pod.problem);
			}

			return enterDebug(client, isDebugAllowed ? image : undefined, {signal, progress});
		},
		podNamed(namespace, name) {
			const likeness = made?.likeness;
			return likeness?.namespace === namespace && likeness.name === name ? likeness : undefined;
		},
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
