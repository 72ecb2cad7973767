import type {ProbeProgress} from '../../probes/probe.ts';
import type {Prompt} from '../state/overlay.ts';
import type {State} from '../state/state.ts';

/**
 * The question whether a client without tools gets a debug container, once a probe has found that out; undefined where
 * nobody looks at the probe, something else is being asked, or it may not be added.
 */
export const debugOffer = (state: State, key: string, progress: ProbeProgress): Prompt | undefined => {
	const {overlay, prompt, debugImage} = state;
	const run = state.probes.get(key);
	const isWanted = progress.kind === 'verdict' && progress.verdict.lacksTools === true;
	const isSeen = overlay?.kind === 'probe' && overlay.key === key && prompt === undefined;
	if (run === undefined || !isWanted || !isSeen || debugImage === undefined || state.isReadonly) {
		return undefined;
	}

	const isForbidden = (state.access.get(run.client.namespace)?.debug.length ?? 0) > 0;
	if (isForbidden) {
		return undefined;
	}

	const {kind, client, port} = run;
	if (kind === 'trace') {
		return {kind: 'consent', plan: {kind, key, client, debugImage, ...(port !== undefined && {port})}};
	}

	if (kind !== 'curl') {
		return {kind: 'consent', plan: {kind, key, client, debugImage}};
	}

	// What was asked for is what is asked for again.
	const url = state.requests.get(key);
	return url === undefined ? undefined : {kind: 'consent', plan: {kind, key, client, debugImage, url}};
};
