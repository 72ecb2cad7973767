import {proxyNameLabel} from '../../model/facets/other-proxies.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Fix} from '../finding.ts';
import {causeText} from '../lib/cause-text.ts';
import {isFromSelector, isOfCluster} from '../lib/slice-manager.ts';
import type {Rule, RuleResult} from '../rule.ts';

const headlessLabel = 'service.kubernetes.io/headless';

/** What is told of the label in a row; its prefix stands in the evidence. */
const shortLabel = 'service-proxy-name';

const withoutLabel = (namespace: string, object: readonly [kind: string, name: string], label: string): Fix => ({
	kind: 'command',
	label: `Remove the label from ${object.join('/')}`,
	argv: ['kubectl', '-n', namespace, 'label', ...object, `${label}-`],
	mutating: true,
});

export const serviceProxyName: Rule = {
	code: 'service-proxy-name',
	rank: 660,
	title: 'Label hides the Service from kube-proxy',
	severity: 'warning',
	confidence: 'likely',
	inputs: essentials,
	worksOnManifests: 'warning',
	docs: `kube-proxy ignores Services with the label service.kubernetes.io/service-proxy-name, whatever its value: the label
hands the Service to the proxy that the value names. Where no such proxy takes it, the name still resolves,
EndpointSlices are filled, and connections to its ClusterIP time out. It ignores EndpointSlices with the label
service.kubernetes.io/headless as well: connections are refused. On a Service, kube-proxy before 1.35 minds it too.

Check: kubectl get service NAME --show-labels, the same for its EndpointSlices, and kubectl get pods -A for the proxy.

Fix: Remove the label, unless the proxy that it names runs and is meant to serve the Service.`,
	check({service, slices, isProxyRunning}): readonly RuleResult[] {
		const {labels, type, clusterIPs, namespace, name} = service;
		// Without a ClusterIP there is nothing that a proxy would do for it.
		if (type === 'ExternalName' || clusterIPs[0] === 'None') {
			return [];
		}

		const proxy = labels[proxyNameLabel];
		const isNobodys = proxy === '' || isProxyRunning === false;
		const ignored = slices.filter(slice => headlessLabel in slice.labels && !isFromSelector(slice));
		return [
			...(proxy === undefined
				? []
				: [
						{
							...(isNobodys && ({confidence: 'certain'} as const)),
							cause: causeText`ignored by kube-proxy: label ${shortLabel}${proxy && `=${proxy}`}${proxy && isNobodys ? ', no such proxy runs' : ''}`,
							evidence: [{path: `metadata.labels[${proxyNameLabel}]`, value: proxy}],
							fixes: [withoutLabel(namespace, ['service', name], proxyNameLabel)],
						},
					]),
			...(headlessLabel in labels
				? [
						{
							severity: 'info' as const,
							cause: `ignored by kube-proxy before 1.35: label ${headlessLabel}`,
							evidence: [{path: `metadata.labels[${headlessLabel}]`, value: labels[headlessLabel]!}],
							fixes: [withoutLabel(namespace, ['service', name], headlessLabel)],
						},
					]
				: []),
			...ignored.map(slice => ({
				confidence: 'certain' as const,
				cause: causeText`kube-proxy ignores EndpointSlice ${slice.name}: headless label`,
				subject: {kind: 'EndpointSlice', namespace, name: slice.name},
				evidence: [
					{path: `endpointslice/${slice.name} metadata.labels[${headlessLabel}]`, value: slice.labels[headlessLabel]!},
				],
				// What mirrors Endpoints copies their labels.
				fixes: [
					withoutLabel(
						namespace,
						isOfCluster(slice) ? ['endpoints', name] : ['endpointslice', slice.name],
						headlessLabel,
					),
				],
			})),
		];
	},
};
