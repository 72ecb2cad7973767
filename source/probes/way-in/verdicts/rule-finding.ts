import type {Finding, Subject} from '../../../rules/finding.ts';
import type {WayInFacts} from './way-in-facts.ts';

/** Findings that tell why a controller does not do what an object says. */
const aboutRules: readonly string[] = [
	'ingress-class-missing',
	'ingress-no-class',
	'ingress-service-missing',
	'ingress-port-missing',
	'route-backend-missing',
	'route-backend-port',
	'route-refgrant',
	'route-not-accepted',
	'gateway-not-programmed',
];

/** Whether a finding is about the object, or about a Gateway: another Ingress of the same Service may be wrong in its own way. */
const isAbout = ({subject}: Finding, {kind, namespace, name}: Subject) =>
	subject !== undefined &&
	(subject.kind === 'Gateway' || (subject.kind === kind && subject.namespace === namespace && subject.name === name));

/** The finding that tells why the rule is not served; undefined where there is none. */
export const ruleFinding = ({
	asking,
	backend,
	takers,
}: Pick<WayInFacts, 'asking' | 'backend' | 'takers'>): Finding | undefined => {
	const object = asking.of ?? takers[0];
	return object === undefined
		? undefined
		: backend?.known?.findings.find(
				finding => finding.foldedUnder === undefined && aboutRules.includes(finding.code) && isAbout(finding, object),
			);
};
