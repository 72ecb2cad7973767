import type {ProbePodEntry} from '../../engine/probes/probe-pod-entry.ts';
import type {ProbeTools} from '../../engine/probes/probe-tools.ts';
import type {Target} from '../../model/pod-access/exec.ts';
import type {Substitute} from '../../model/pod-access/substitute.ts';
import type {ClusterStore} from '../../model/store/cluster-store.ts';
import type {DebugEntry} from '../../probes/debug-entry.ts';

type Options = {
	/** What was agreed to; undefined where nothing was. */
	readonly substitute: Substitute | undefined;
	readonly client: Target;
	readonly signal: AbortSignal;
	/** What is known of a namespace; undefined where it is not watched. */
	readonly storeOf: (namespace: string) => ClusterStore | undefined;
	/** Gets what is waited for, and what was made. */
	readonly progress: (text: string) => void;
};

/** Who asks in the client's place during one probe; `end` deletes what was made. Neither rejects. */
export const createSubstituteEntry = (
	{enterDebug, enterPod}: Pick<ProbeTools, 'enterDebug' | 'enterPod'>,
	{substitute, client, signal, storeOf, progress}: Options,
): {readonly enter: DebugEntry; end(): Promise<void>} => {
	/** Also one that is only half made when it all ends. */
	let making: Promise<ProbePodEntry> | undefined;
	return {
		async enter(target) {
			// What was agreed to is about the client, and about no other pod.
			const isAgreed = target.namespace === client.namespace && target.pod === client.pod;
			const agreed = isAgreed ? substitute : undefined;
			if (agreed?.kind === 'pod') {
				const clusterStore = storeOf(target.namespace);
				if (clusterStore === undefined) {
					return {problem: `Namespace ${target.namespace} is not watched: it is not known who would see a pod there.`};
				}

				making = enterPod(target, {clusterStore, image: agreed.image, signal, progress});
				const made = await making;
				if (made.told !== undefined) {
					progress(made.told);
				}

				return made.entered;
			}

			const entered = await enterDebug(target, agreed?.image, {signal, progress});
			if (agreed !== undefined && entered !== undefined && 'client' in entered) {
				progress(`Ephemeral container of pod ${target.pod} is running.`);
			}

			return entered;
		},
		async end() {
			try {
				const made = await making;
				await made?.remove();
			} catch (error) {
				progress(`The pod could not be deleted, and ends by itself: ${(error as Error).message}`);
			}
		},
	};
};
