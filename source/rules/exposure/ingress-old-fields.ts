import type {Ingress, IngressBackend} from '../../model/networking/networking-objects.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {backendFields} from '../lib/ingress-backend.ts';
import type {Rule, RuleResult} from '../rule.ts';

const isRefused = ({oldFields}: IngressBackend) => oldFields === 'refused';

const resultFor = ({namespace, name}: Ingress, backend: IngressBackend): RuleResult => {
	const {service, port} = backend;
	const fields = backendFields(backend);
	return {
		subject: {kind: 'Ingress', namespace, name},
		cause: causeText`serviceName ${service} is a v1beta1 field, unknown in v1 (Ingress ${name})`,
		evidence: [
			{path: `ingress/${name} ${fields.name}`, value: service},
			...(port === '' ? [] : [{path: `ingress/${name} ${fields.port}`, value: String(port)}]),
		],
		fixes: [
			{
				kind: 'yaml',
				label: 'Write the backend as v1 has it',
				value: [
					'backend:',
					'  service:',
					`    name: ${service}`,
					...(port === '' ? [] : ['    port:', `      ${typeof port === 'number' ? 'number' : 'name'}: ${port}`]),
				].join('\n'),
				mutating: true,
			},
		],
	};
};

export const ingressOldFields: Rule = {
	code: 'ingress-old-fields',
	rank: 725,
	title: 'Ingress v1 has v1beta1 backend fields',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'ingresses'],
	worksOnManifests: 'error',
	isForManifestsOnly: true,
	causes: ['ingress-port-missing', 'ingress-service-missing'],
	docs: `serviceName and servicePort are the backend of extensions/v1beta1 and networking.k8s.io/v1beta1, which no server since
1.22 has. In networking.k8s.io/v1 the backend is service.name with service.port.number or service.port.name, and every
path needs a pathType. The API server refuses the old ones: unknown field "spec.rules[0]...backend.serviceName".

Check: kubectl apply --dry-run=server -f FILE, and kubectl explain ingress.spec.rules.http.paths.backend.

Fix: Write the backend with the fields of v1; kubectl convert does it for a whole file.`,
	check({service, ingresses}) {
		return ingresses.flatMap(ingress =>
			ingress.backends
				.filter(backend => isRefused(backend) && backend.service === service.name)
				.map(backend => resultFor(ingress, backend)),
		);
	},
	checkMissing({name, ingresses}) {
		const found = ingresses.flatMap(ingress =>
			ingress.backends
				.filter(backend => isRefused(backend) && backend.service === name)
				.map(backend => resultFor(ingress, backend)),
		);
		return found[0];
	},
};
