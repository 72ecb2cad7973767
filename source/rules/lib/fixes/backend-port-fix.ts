import type {Service} from '../../../model/objects.ts';
import type {Fix} from '../../finding.ts';

/**
 * What corrects a backend that asks for a port which the Service does not have: `asked` is that port, 0 or '' where none
 * is given, `place` where it stands (`ingress shop at spec.rules[0].http.paths[0]`).
 */
export const backendPortFix = ({ports}: Service, asked: number | string, place: string): Fix => {
	const available = ports.map(({port}) => port);
	const portWithThatTarget = ports.find(({targetPort}) => targetPort === asked)?.port;
	const choice = available.length > 1 ? `one of the ports ${available.join(', ')}` : `port ${available[0]}`;
	const value =
		available.length === 0
			? `Add ${asked ? `port ${asked}` : 'a port'} to the Service: it has none.`
			: `Use ${portWithThatTarget === undefined ? choice : `port ${portWithThatTarget}`} in ${place}.`;
	return {kind: 'text', label: 'Use a port of the Service', value, mutating: false};
};
