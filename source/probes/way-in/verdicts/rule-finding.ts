import type {Finding} from '../../../rules/finding.ts';
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

/** The finding that tells why the rule is not served; undefined where there is none. */
export const ruleFinding = ({backend}: Pick<WayInFacts, 'backend'>): Finding | undefined =>
	backend?.known?.findings.find(({code, foldedUnder}) => foldedUnder === undefined && aboutRules.includes(code));
