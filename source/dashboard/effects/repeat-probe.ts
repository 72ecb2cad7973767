import type {KeyContext} from '../keyboard/key-binding.ts';
import {withKeys} from '../records/key-choice.ts';
import {isRunning} from '../records/probe-run.ts';
import type {Plan} from '../state/overlay.ts';
import type {State} from '../state/state.ts';
import {isThere} from './probe-client.ts';
import {askPlan, probeDisabled, startProbe, subjectOf} from './probe-handlers.ts';

/** What was run in the open probe, to be run again as it was; undefined where none is open. */
const lastPlan = ({overlay, probes, requests}: State): Exclude<Plan, {readonly kind: 'matrix'}> | undefined => {
	const run = overlay?.kind === 'probe' ? probes.get(overlay.key) : undefined;
	if (overlay?.kind !== 'probe' || run === undefined) {
		return undefined;
	}

	const {key} = overlay;
	const {kind, client, port} = run;
	if (kind !== 'curl') {
		return kind === 'trace' ? {kind, key, client, ...(port !== undefined && {port})} : {kind, key, client};
	}

	const url = requests.get(key);
	return url === undefined ? undefined : {kind, key, client, url};
};

export const repeatDisabled = (state: State): string | undefined =>
	lastPlan(state) === undefined ? 'Nothing was run here that could run again.' : probeDisabled(state);

/** Runs the open probe again, unasked as it was agreed to already; asks from another pod where its own is gone. */
export const repeatProbe = (context: KeyContext) => {
	const {store} = context;
	const {overlay} = store.getState();
	const plan = lastPlan(store.getState());
	if (plan === undefined || overlay?.kind !== 'probe') {
		return;
	}

	if (isThere(context, plan.key, plan.client)) {
		store.dispatch({type: 'overlay/opened', overlay: {...overlay, top: 0}});
		askPlan(context, plan);
		return;
	}

	startProbe(context, plan.kind, {key: plan.key});
};

export const repeatingDisabled = (state: State): string | undefined =>
	lastPlan(state) === undefined
		? 'Nothing was run here that could run again.'
		: isRunning(state.probes.get(subjectOf(state) ?? ''))
			? undefined
			: probeDisabled(state);

/** Has the open probe run again and again, or no more. */
export const toggleRepeating = ({store}: Pick<KeyContext, 'store'>) => {
	const {overlay} = store.getState();
	if (overlay?.kind === 'probe') {
		const {isRepeating, ...once} = overlay;
		store.dispatch({type: 'overlay/opened', overlay: isRepeating ? once : {...once, isRepeating: true}});
	}
};

/** Runs the open probe once more where it is repeated; ends that where its pod is gone. */
export const repeatOnce = (context: Pick<KeyContext, 'store' | 'commands'>) => {
	const {store} = context;
	const plan = lastPlan(store.getState());
	if (plan === undefined) {
		return;
	}

	if (isThere(context, plan.key, plan.client)) {
		askPlan(context, plan);
		return;
	}

	toggleRepeating(context);
	const again = withKeys('{repeat} asks from another pod.', store.getState().keys);
	const text = `Pod ${plan.client.pod} is gone, so the ${plan.kind} is not repeated any more. ${again}`;
	store.dispatch({type: 'notice/shown', level: 'error', text});
};
