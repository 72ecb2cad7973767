import {shortlyNamed} from '../../model/externalname.ts';
import {essentials} from '../../model/sync-status.ts';
import type {Fix} from '../finding.ts';
import {causeText} from '../lib/cause-text.ts';
import {addressIn, hostIn} from '../lib/external-host.ts';
import type {Rule} from '../rule.ts';

export const externalnameNotFqdn: Rule = {
	code: 'externalname-not-fqdn',
	rank: 70,
	title: 'externalName is not an FQDN',
	severity: 'warning',
	confidence: 'likely',
	inputs: essentials,
	worksOnManifests: 'warning',
	docs: `The CNAME record of an ExternalName Service holds the name as it is: search domains do not apply to it. A short name
that works in a pod (NAME, NAME.NAMESPACE.svc) does not resolve there.

Check: kubectl get service NAME -o jsonpath='{.spec.externalName}', and nslookup NAME in a pod.

Fix: Use the FQDN: NAME.NAMESPACE.svc.cluster.local for a Service, with the domain of your cluster, or the FQDN of a
host outside.`,
	check({service, meant}) {
		const {type, externalName, namespace, name} = service;
		const named = shortlyNamed(service);
		// An address or a URL is another fault.
		const isAnother = hostIn(externalName) !== externalName || addressIn(externalName) !== undefined;
		if (type !== 'ExternalName' || isAnother || named === undefined) {
			return undefined;
		}

		const full = `${named.name}.${named.namespace}.svc.cluster.local`;
		const fix: Fix =
			meant?.exists === false
				? {
						kind: 'text',
						label: 'Use the FQDN',
						value: `Set spec.externalName to the FQDN of a host outside the cluster. There is no Service ${full}.`,
						mutating: false,
					}
				: {
						kind: 'command',
						label: `Use the FQDN, if Service ${full} is meant`,
						argv: [
							...['kubectl', '-n', namespace, 'patch', 'service', name, '--type=merge', '-p'],
							JSON.stringify({spec: {externalName: full}}),
						],
						mutating: true,
					};
		return {
			cause: causeText`externalName ${externalName} is not an FQDN (no search domains)`,
			evidence: [{path: 'spec.externalName', value: externalName}],
			fixes: [fix],
		};
	},
};
