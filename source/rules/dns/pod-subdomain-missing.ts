import type {Service} from '../../model/objects.ts';
import {essentials} from '../../model/sync-status.ts';
import type {PodSubdomain} from '../../model/view-parts.ts';
import type {Fix} from '../finding.ts';
import {causeText} from '../lib/cause-text.ts';
import {plural} from '../lib/plural.ts';
import type {Rule} from '../rule.ts';

const fixFor = ({namespace, name, ports}: Service, {subdomain, exists}: PodSubdomain): Fix => {
	if (exists) {
		return {
			kind: 'text',
			label: 'Recreate it as a headless Service',
			value: `clusterIP can't be changed: delete Service ${subdomain} and create it anew with clusterIP: None, or create a headless Service of another name and write that into spec.subdomain of the pods.`,
			mutating: false,
		};
	}

	return ports.length > 0
		? {
				kind: 'command',
				label: `Create the headless Service ${subdomain}, with the selector and ports of ${name}`,
				argv: ['kubectl', '-n', namespace, 'expose', 'service', name, `--name=${subdomain}`, '--cluster-ip=None'],
				mutating: true,
			}
		: {
				kind: 'text',
				label: 'Create the headless Service',
				value: `Create Service ${subdomain} in namespace ${namespace} with clusterIP: None and the selector of ${name}.`,
				mutating: false,
			};
};

export const podSubdomainMissing: Rule = {
	code: 'pod-subdomain-missing',
	rank: 700,
	title: 'Pod subdomain has no headless Service',
	severity: 'warning',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'warning',
	saysAbsence: true,
	docs: `A pod with spec.hostname and spec.subdomain has the DNS name HOSTNAME.SUBDOMAIN.NAMESPACE.svc only if a headless
Service of the subdomain's name in its namespace selects it. Without that Service, or if it has a ClusterIP, the name
does not resolve, and peers that call each other by such names don't find each other.

Check: kubectl get pod POD -o jsonpath='{.spec.hostname}.{.spec.subdomain}', then kubectl get service of that
subdomain: it has to exist, with None for its CLUSTER-IP.

Fix: Create the Service with clusterIP: None and the labels of the pods, or correct spec.subdomain in the pod template.`,
	check({service, subdomains}) {
		return subdomains.map(missing => {
			const {subdomain, pods, exists} = missing;
			return {
				cause: exists
					? causeText`not headless: names below subdomain ${subdomain} do not resolve (${plural(pods.length, 'pod')})`
					: causeText`no headless Service ${subdomain}: subdomain ${subdomain} of ${plural(pods.length, 'pod')} has no DNS`,
				evidence: [
					{path: `pod/${pods[0]} spec.subdomain`, value: subdomain},
					exists
						? {path: 'spec.clusterIP', value: service.clusterIPs[0] ?? ''}
						: {path: `service ${subdomain}`, value: 'not found'},
				],
				fixes: [fixFor(service, missing)],
			};
		});
	},
};
