import type {Finding} from '../../../rules/finding.ts';
import type {TracePlan} from '../trace-plan.ts';
import type {TraceFacts, TraceVerdict} from './trace-facts.ts';

/** The finding that explains it: the first about the Service or the port that follows from no other. */
const rootOf = (findings: readonly Finding[], {port}: TracePlan): Finding | undefined =>
	findings.find(
		finding =>
			finding.foldedUnder === undefined &&
			finding.service !== null &&
			(finding.port === undefined || finding.port === port?.port),
	);

/** No ready endpoints on the port, with the cause that the findings name. */
export const noEndpoints = ({plan, findings}: Pick<TraceFacts, 'plan' | 'findings'>): TraceVerdict => {
	const {service} = plan.view;
	const root = rootOf(findings, plan);
	return {
		code: 'no-endpoints',
		confidence: 'certain',
		title: `No ready endpoints${plan.port && service.ports.length === 1 ? ` on port ${plan.port.port}` : ''}`,
		cause:
			root === undefined ? 'The EndpointSlices of the Service have no ready endpoint for this port.' : `${root.cause}.`,
		fixes: root?.fixes ?? [],
	};
};
