import type {ProbeProgress} from '../probes/probe.ts';
import type {Prompt} from './overlay.ts';
import type {State} from './state.ts';

/**
 * The question whether a client without tools gets a debug container, once a trace has found that out; undefined where
 * nobody looks at the trace, something else is being asked, or it may not be added.
 */
export const debugOffer = (state: State, key: string, progress: ProbeProgress): Prompt | undefined => {
	const {overlay, prompt, debugImage} = state;
	const run = state.probes.get(key);
	const isWanted = progress.kind === 'verdict' && progress.verdict.lacksTools === true && run?.kind === 'trace';
	const isSeen = overlay?.kind === 'probe' && overlay.key === key && prompt === undefined;
	if (!isWanted || !isSeen || debugImage === undefined || state.isReadonly) {
		return undefined;
	}

	const isForbidden = (state.access.get(run.client.namespace)?.debug.length ?? 0) > 0;
	return isForbidden ? undefined : {kind: 'consent', plan: {kind: 'trace', key, client: run.client, debugImage}};
};
