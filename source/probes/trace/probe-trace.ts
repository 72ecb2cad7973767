import type {ServiceView} from '../../model/service-view.ts';
import type {Finding} from '../../rules/finding.ts';
import type {ProbeProgress} from '../probe.ts';
import {evidenceOf} from './evidence.ts';
import {routeTo} from './route.ts';
import {walkRoute} from './trace.ts';
import type {TraceSite} from './trace-site.ts';
import {asProbeVerdict, type Surroundings, traceVerdict} from './verdict.ts';

/** Traces the first TCP port of a Service, else its first. Yields commands and hops as they finish, the verdict last. */
export const probeTrace = async function* (
	view: ServiceView,
	findings: readonly Finding[],
	site: TraceSite & Surroundings,
): AsyncGenerator<ProbeProgress> {
	const first = view.service.ports.findIndex(({protocol}) => protocol === 'TCP');
	const route = routeTo(view, Math.max(0, first));
	const trail = yield* walkRoute(route, site);
	const evidence = evidenceOf(route, trail, site.policyBetween);
	if (evidence !== undefined && !site.signal.aborted) {
		yield {kind: 'evidence', evidence};
	}

	yield {
		kind: 'verdict',
		verdict: site.signal.aborted
			? {answer: 'cancelled', sentence: 'Cancelled before there was an answer.'}
			: {
					...asProbeVerdict(traceVerdict({...site, route, trail, findings})),
					...(trail.lacksTools && {lacksTools: trail.lacksTools}),
				},
	};
};
