import {isSelecting} from '../../model/labels/is-selecting.ts';
import {isEligible} from '../../model/pods/pods.ts';
import {endpointRows} from '../../model/ports/endpoints.ts';
import {essentials} from '../../model/sync-status.ts';
import {hasReadyPod, outage, outageSeverityOverTime} from '../lib/pods/not-ready-pods.ts';
import type {Rule} from '../rule.ts';

export const headlessNoReady: Rule = {
	code: 'headless-no-ready',
	rank: 370,
	title: 'Headless Service has no ready pods (NXDOMAIN)',
	severity: 'error',
	severityOverTime: outageSeverityOverTime,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `The name of a headless Service resolves to its ready pods. With no ready pod there is no DNS record and clients get
NXDOMAIN. A ClusterIP Service would still resolve and refuse the connection.

Check: nslookup NAME in a pod, and kubectl get pods -l SELECTOR.

Fix: Remove what keeps the pods from being ready. If peers must find each other before that, set
publishNotReadyAddresses: true.`,
	check(view) {
		const {service, pods} = view;
		const isHeadless = isSelecting(service) && service.clusterIPs[0] === 'None';
		if (!isHeadless || service.publishNotReadyAddresses || !pods.some(isEligible) || hasReadyPod(view)) {
			return undefined;
		}

		if (endpointRows(view).some(({ready}) => ready)) {
			return undefined;
		}

		return {
			...outage(view),
			cause: `NXDOMAIN: headless Service with 0/${pods.length} pods ready`,
			evidence: [
				{path: 'spec.clusterIP', value: 'None'},
				{path: 'spec.publishNotReadyAddresses', value: 'false'},
			],
			fixes: [
				{
					kind: 'text',
					label: 'For peer discovery only',
					value:
						'If peers must find each other before they are ready, set publishNotReadyAddresses: true. Clients then get addresses of pods that are not ready.',
					mutating: false,
				},
			],
		};
	},
};
