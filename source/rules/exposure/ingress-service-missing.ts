import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import {backendFields} from '../lib/ingress-backend.ts';
import {absenceSeverity, nearestName, servicesEvidence} from '../lib/nearest-name.ts';
import type {Rule} from '../rule.ts';

export const ingressServiceMissing: Rule = {
	code: 'ingress-service-missing',
	rank: 720,
	title: 'Ingress backend Service not found',
	severity: 'error',
	confidence: 'certain',
	inputs: [...essentials, 'ingresses'],
	worksOnManifests: 'warning',
	saysAbsence: true,
	docs: `An Ingress sends a path to a Service of its own namespace; another namespace's can't be named. Where there is no
Service of that name, the controller usually answers 503, or ignores the whole Ingress.

Check: kubectl describe ingress NAME says error: services "NAME" not found; kubectl get services shows those there
are.

Fix: Correct the name in the Ingress, or create the Service.`,
	check: () => undefined,
	checkMissing({namespace, name, ingresses, services}) {
		const [ingress] = ingresses;
		const backend = ingress?.backends.find(({service}) => service === name);
		if (ingress === undefined || backend === undefined) {
			return undefined;
		}

		const near = nearestName(name, services);
		return {
			worstOnManifests: absenceSeverity(name, services),
			subject: {kind: 'Ingress', namespace, name: ingress.name},
			cause: near
				? causeText`Service ${name} not found (Ingress ${ingress.name}); did you mean ${near}?`
				: causeText`Service ${name} not found (Ingress ${ingress.name})`,
			evidence: [
				{path: `ingress/${ingress.name} ${backendFields(backend).name}`, value: name},
				...servicesEvidence(services),
			],
			fixes: [
				{
					kind: 'text',
					label: near ? 'Fix the name' : 'Create the Service or fix the name',
					value: near
						? `In ingress ${ingress.name}, name ${near} at ${backend.path}.`
						: `Create Service ${name} in namespace ${namespace}, or name one that exists at ${backend.path}.`,
					mutating: false,
				},
			],
		};
	},
};
