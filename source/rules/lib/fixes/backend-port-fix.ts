import type {Service} from '../../../model/objects.ts';
import type {Fix} from '../../finding.ts';

/**
 * What corrects a backend that asks for a port which the Service does not have: `asked` is that port, 0 or '' where none
 * is given, `place` where it stands (`ingress shop at spec.rules[0].http.paths[0]`).
 */
export const backendPortFix = ({ports}: Service, asked: number | string, place: string): Fix => {
	const there = ports.map(({port}) => port);
	const behind = ports.find(({targetPort}) => targetPort === asked)?.port;
	const choice = there.length > 1 ? `one of the ports ${there.join(', ')}` : `port ${there[0]}`;
	const value =
		there.length === 0
			? `Add ${asked ? `port ${asked}` : 'a port'} to the Service: it has none.`
			: `Use ${behind === undefined ? choice : `port ${behind}`} in ${place}.`;
	return {kind: 'text', label: 'Use a port of the Service', value, mutating: false};
};
