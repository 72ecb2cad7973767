import type {Substitute} from '../../model/pod-access/substitute.ts';
import type {Plan} from '../state/overlay.ts';
import type {State} from '../state/state.ts';

const order: ReadonlyArray<Substitute['kind']> = ['pod', 'container'];

/** What may ask in the place of a container of a namespace, the one that leaves nothing behind first; [] where nothing may. */
export const substitutesIn = (state: Pick<State, 'access' | 'isReadonly' | 'isDemo'>, namespace: string) => {
	const access = state.access.get(namespace);
	const isMissing = (kind: Substitute['kind']) => (access?.[kind === 'pod' ? 'probe-pod' : 'debug'].length ?? 0) > 0;
	// No kubelet of the demo would start a pod.
	const possible = state.isDemo ? order.slice(1) : order;
	return state.isReadonly ? [] : possible.filter(kind => !isMissing(kind));
};

/** Whether there is another one to choose in the question about a plan. */
export const hasOtherSubstitute = (state: State, plan: Plan): boolean =>
	plan.kind !== 'matrix' && plan.substitute !== undefined && substitutesIn(state, plan.client.namespace).length > 1;

/** What the key chooses that is not asked about now. */
export const otherSubstitute = (plan: Plan): string =>
	plan.kind !== 'matrix' && plan.substitute?.kind === 'pod' ? 'ephemeral container' : 'pod like it';

/** The plan with the other one in the client's place; the plan itself where the client asks. */
export const withOtherSubstitute = (plan: Plan): Plan => {
	if (plan.kind === 'matrix' || plan.substitute === undefined) {
		return plan;
	}

	const {kind, image} = plan.substitute;
	return {...plan, substitute: {kind: kind === 'pod' ? 'container' : 'pod', image}};
};

/** The question whether one may ask in the place of a pod without tools, each shorter than the one before. */
export const substituteQuestions = ({kind, image}: Substitute, pod: string): readonly string[] => {
	if (kind === 'pod') {
		const seen = 'Quotas, PodDisruptionBudgets and autoscalers count it, no Service sends it traffic.';
		return [
			`No tools in ${pod}. Create a pod like it from ${image}, deleted at the end? ${seen}`,
			`Create a pod like ${pod} from ${image}, deleted at the end? Quotas, PDBs, HPAs count it; no traffic.`,
			`Create a pod like ${pod}, deleted at the end? Quotas count it, no traffic.`,
			`Create a pod like ${pod}, deleted at the end?`,
			'Create a pod like it, deleted after?',
		];
	}

	const question = `Attach ephemeral container ${image}? It stays until the pod is deleted.`;
	return [
		`No tools in ${pod}. ${question}`,
		question,
		`Attach ephemeral container ${image}? It stays.`,
		`Attach ${image}? It stays.`,
	];
};
