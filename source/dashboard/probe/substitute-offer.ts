import type {ProbeProgress} from '../../probes/probe.ts';
import {substitutesIn} from '../options/substitute-options.ts';
import type {Prompt} from '../state/overlay.ts';
import type {State} from '../state/state.ts';

/**
 * The question who asks in the place of a client without tools, once a probe has found that out: a pod like it, else a
 * debug container in it. undefined where nobody looks at the probe, something else is being asked, or neither may be made.
 */
export const substituteOffer = (state: State, key: string, progress: ProbeProgress): Prompt | undefined => {
	const {overlay, prompt, debugImage: image} = state;
	const run = state.probes.get(key);
	const isWanted = progress.kind === 'verdict' && progress.verdict.lacksTools === true;
	const isSeen = overlay?.kind === 'probe' && overlay.key === key && prompt === undefined;
	if (run === undefined || !isWanted || !isSeen || image === undefined) {
		return undefined;
	}

	const {client, port} = run;
	const [best] = substitutesIn(state, client.namespace);
	if (best === undefined) {
		return undefined;
	}

	const asked = {key, client, substitute: {kind: best, image}};
	switch (run.kind) {
		case 'trace': {
			return {kind: 'consent', plan: {kind: 'trace', ...asked, ...(port !== undefined && {port})}};
		}

		case 'nslookup': {
			return {kind: 'consent', plan: {kind: 'nslookup', ...asked}};
		}

		case 'curl': {
			// What was asked for is what is asked for again.
			const url = state.requests.get(key);
			return url === undefined ? undefined : {kind: 'consent', plan: {kind: 'curl', ...asked, url}};
		}
	}
};
