import type {KeyContext} from '../keyboard/key-binding.ts';
import type {Plan} from '../state/overlay.ts';
import type {State} from '../state/state.ts';
import {isThere} from './probe-client.ts';
import {probeDisabled, runPlan, startProbe} from './probe-handlers.ts';

/** What was run in the open probe, to be run again as it was; undefined where none is open. */
const lastPlan = ({overlay, probes, requests}: State): Plan | undefined => {
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
	const plan = lastPlan(context.store.getState());
	if (plan === undefined || plan.kind === 'matrix') {
		return;
	}

	if (isThere(context, plan.key, plan.client)) {
		runPlan(context, plan);
		return;
	}

	startProbe(context, plan.kind, {key: plan.key});
};
