import {keyOf} from '../../model/objects.ts';
import {endpointRows, usableOn} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Finding} from '../finding.ts';
import {causeText} from '../lib/cause-text.ts';
import {outageSeverityOverTime} from '../lib/pods/not-ready-pods.ts';
import {areScaledToZero} from '../lib/pods/scaled-to-zero.ts';
import type {Rule} from '../rule.ts';

/** Whether nothing answers a client of the alias: on the ports that it names and the Service has, else on any of them. */
const isEmpty = ({service}: ServiceView, target: ServiceView): boolean => {
	const rows = endpointRows(target);
	const {ports} = target.service;
	if (ports.length === 0) {
		return !rows.some(({ready}) => ready);
	}

	const named = ports.filter(({port}) => service.ports.some(each => each.port === port));
	return (named.length > 0 ? named : ports).every(port => usableOn(rows, ports.indexOf(port)).length === 0);
};

/** The finding that says why; that the Service is scaled to zero is only an info, whatever else is said of it. */
const rootOf = (findings: readonly Finding[], {workloads}: ServiceView): Finding | undefined =>
	(areScaledToZero(workloads) && findings.find(({code}) => code === 'workload-scaled-to-zero')) ||
	findings.find(({severity, foldedUnder}) => severity !== 'info' && foldedUnder === undefined);

export const externalnameNoEndpoints: Rule = {
	code: 'externalname-no-endpoints',
	rank: 60,
	title: 'ExternalName references a Service without endpoints',
	severity: 'error',
	severityOverTime: outageSeverityOverTime,
	confidence: 'certain',
	inputs: [...essentials, 'deployments', 'statefulsets', 'daemonsets'],
	docs: `The name of an ExternalName Service resolves to the Service it references, whatever endpoints that one has. Without a
ready endpoint there, connections are refused, and the name of a headless Service does not resolve.

Check: kubectl get service NAME -o jsonpath='{.spec.externalName}', then, in the namespace of that Service,
kubectl get endpointslices -l kubernetes.io/service-name=SERVICE.

Fix: See the findings of the referenced Service: cause and fixes here are those. Or set externalName to a Service that
has ready endpoints.`,
	check(view, diagnosed) {
		const {service, alias, target} = view;
		if (target === undefined || !isEmpty(view, target)) {
			return undefined;
		}

		const place = keyOf(target.service);
		const root = rootOf(diagnosed(target), target);
		const {severity, errorFrom, downgrade} = root ?? {};
		return {
			...(severity && {severity}),
			...(errorFrom !== undefined && {errorFrom}),
			...(downgrade && {downgrade}),
			subject: root?.subject ?? {kind: 'Service', namespace: target.service.namespace, name: target.service.name},
			cause: root ? causeText`${place} not ready: ${root.cause}` : causeText`Service ${place} has no ready endpoints`,
			evidence: [
				{path: 'spec.externalName', value: service.externalName},
				...alias.slice(0, -1).map(step => ({path: `service/${keyOf(step)}`, value: 'ExternalName'})),
				{path: `service/${place} ready endpoints`, value: '0'},
				...(root?.evidence ?? []).map(({path, value}) => ({path: `service/${place} ${path}`, value})),
			],
			fixes: root?.fixes ?? [],
		};
	},
};
