import type {Entered} from '../model/pod-access/entered.ts';
import type {Target} from '../model/pod-access/exec.ts';
import type {ProbeProgress, ProbeSite} from './probe.ts';

/**
 * Enters the debug container of a client's pod: the one that runs there already, else a new one where that was agreed
 * to; undefined where there is none and nobody has agreed. Never rejects.
 */
export type DebugEntry = (client: Target) => Promise<Entered | undefined>;

/** Runs a probe in the client or, where that lacks the tools, once more in the debug container of its pod. */
export const inEquipped = async function* (
	site: ProbeSite,
	enterDebug: DebugEntry,
	probe: (site: ProbeSite) => AsyncGenerator<ProbeProgress>,
): AsyncGenerator<ProbeProgress> {
	let steps = 0;
	for await (const progress of probe(site)) {
		if (progress.kind === 'step') {
			steps = Math.max(steps, progress.step.id);
		}

		const lacksTools = progress.kind === 'verdict' && progress.verdict.lacksTools === true;
		const entered = lacksTools && !site.signal.aborted ? await enterDebug(site.client) : undefined;
		if (entered === undefined) {
			yield progress;
			continue;
		}

		if ('problem' in entered) {
			yield {kind: 'verdict', verdict: {answer: 'impossible', sentence: entered.problem}};
			return;
		}

		yield {kind: 'client', client: entered.client};
		for await (const again of probe({...site, client: entered.client, beside: site.client})) {
			if (again.kind === 'verdict') {
				// Another image is what would help now, and that cannot be had in this pod any more.
				const {lacksTools: _, ...verdict} = again.verdict;
				yield {kind: 'verdict', verdict};
			} else {
				yield again.kind === 'step' ? {...again, step: {...again.step, id: again.step.id + steps}} : again;
			}
		}

		return;
	}
};
