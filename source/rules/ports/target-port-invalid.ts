import type {ServicePort} from '../../model/objects.ts';
import {essentials} from '../../model/sync-status.ts';
import {causeText} from '../lib/cause-text.ts';
import type {Rule} from '../rule.ts';

const highest = 65_535;
const longestName = 15;

/** Why a targetPort can be neither a port nor its name (k8s.io/apimachinery validation IsValidPortNum, IsValidPortName); undefined where it can. */
const objection = ({targetPort}: ServicePort): string | undefined => {
	if (typeof targetPort === 'number') {
		return Number.isInteger(targetPort) && targetPort >= 1 && targetPort <= highest
			? undefined
			: `must be 1 to ${highest}`;
	}

	if (/^\d+$/.test(targetPort)) {
		return 'in quotes it is a name, which needs a letter';
	}

	if (targetPort.length > longestName) {
		return `${targetPort.length} characters, at most ${longestName} allowed`;
	}

	return /^[a-z0-9]+(-[a-z0-9]+)*$/.test(targetPort) ? undefined : 'only lower-case letters, digits and single hyphens';
};

export const targetPortInvalid: Rule = {
	code: 'target-port-invalid',
	rank: 425,
	title: 'targetPort is neither a port nor a port name',
	severity: 'error',
	confidence: 'certain',
	inputs: essentials,
	worksOnManifests: 'error',
	isForManifestsOnly: true,
	causes: [
		'named-target-port-missing',
		'target-port-undeclared',
		'port-swap',
		'multiple-owners',
		'headless-port-remap',
	],
	docs: `A targetPort is a number from 1 to 65535, or the name of a container port: at most 15 lower-case letters, digits and
hyphens, with one letter at least. A number in quotes is a name, and one without a letter. The API server refuses
anything else, so the Service is not created or stays as it was.

Check: kubectl apply --dry-run=server -f FILE shows what is refused; kubectl explain service.spec.ports.targetPort.

Fix: Correct the targetPort, and the name of the container port with it: it has the same limits.`,
	check({service}) {
		if (service.type === 'ExternalName') {
			return undefined;
		}

		return service.ports.flatMap((port, index) => {
			const why = objection(port);
			if (why === undefined) {
				return [];
			}

			const {targetPort} = port;
			const isQuoted = typeof targetPort === 'string' && /^\d+$/.test(targetPort);
			return {
				port: port.port,
				cause: causeText`targetPort ${isQuoted ? `"${targetPort}"` : targetPort} invalid: ${why}`,
				evidence: [{path: `spec.ports[${index}].targetPort`, value: String(targetPort)}],
				fixes: [
					{
						kind: 'text',
						label: 'Correct the targetPort',
						value: isQuoted
							? `Write targetPort: ${targetPort} without quotes.`
							: 'Set targetPort to the number or the name of the container port that serves it.',
						mutating: false,
					},
				],
			};
		});
	},
};
