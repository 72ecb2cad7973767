import type {RouteMatch, RouteValue} from '../../../model/networking/gateway-objects.ts';
import type {IngressMatch} from '../../../model/networking/networking-objects.ts';
import type {Entry} from './entry.ts';
import {isPattern, patternTakes} from './sample-path.ts';

/** What of a request decides which rule takes it; `path` without a query. */
export type Asked = {
	readonly scheme: 'http' | 'https';
	readonly host: string;
	readonly path: string;
	readonly method: string;
	/** By their names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
	readonly query: Readonly<Record<string, string>>;
	/** The listener that it comes in by; undefined where that is not known, or it is none of a Gateway. */
	readonly entry?: Entry | undefined;
};

/** Whether a host of an Ingress or route covers one: '' any, `*.x` one label before x (an Ingress) or several (a route). */
export const coversHost = (pattern: string, host: string, labels: 'one' | 'several'): boolean => {
	if (pattern === '' || pattern.toLowerCase() === host.toLowerCase()) {
		return true;
	}

	if (!pattern.startsWith('*.') || !host.toLowerCase().endsWith(pattern.slice(1).toLowerCase())) {
		return false;
	}

	const rest = host.slice(0, host.length - pattern.length + 1);
	return rest !== '' && (labels === 'several' || !rest.includes('.'));
};

/** A host goes before a wildcard, the longer before the shorter, both before none. */
export const hostRank = (host: string): number =>
	host === '' ? 0 : host.startsWith('*.') ? host.length : 1000 + host.length;

/** Whether a path lies under a prefix, element by element: /foo covers /foo and /foo/bar, not /foobar. */
export const isUnder = (prefix: string, path: string): boolean => {
	const plain = prefix.replace(/\/+$/, '');
	return plain === '' || path === plain || path.startsWith(`${plain}/`);
};

/** Whether a path of an Ingress takes a request; what a regular expression leaves open may. */
export const ingressTakes = ({host, path, type}: IngressMatch, asked: Pick<Asked, 'host' | 'path'>): boolean => {
	if (!coversHost(host, asked.host, 'one')) {
		return false;
	}

	if (type === 'Exact') {
		return path === asked.path;
	}

	return (
		isUnder(path, asked.path) || (type !== 'Prefix' && isPattern(path) && patternTakes(path, asked.path) !== false)
	);
};

/** What a value that is asked for says of one that is given: a regular expression leaves it open. */
const met = ({type, value}: RouteValue, given: string | undefined): boolean | undefined =>
	given === undefined ? false : type === 'RegularExpression' ? undefined : given === value;

const pathMet = (path: RouteValue | undefined, asked: string): boolean | undefined => {
	if (path === undefined) {
		return true;
	}

	return path.type === 'RegularExpression'
		? patternTakes(path.value, asked)
		: path.type === 'Exact'
			? path.value === asked
			: isUnder(path.value, asked);
};

/** Whether a match of a route takes a request; undefined where a regular expression decides that can't be told of. */
export const matchTakes = (
	{path, method, headers = [], query = []}: RouteMatch,
	asked: Pick<Asked, 'path' | 'method' | 'headers' | 'query'>,
): boolean | undefined => {
	const parts = [
		method === undefined || method === asked.method,
		...headers.map(header => met(header, asked.headers[header.name.toLowerCase()])),
		...query.map(parameter => met(parameter, asked.query[parameter.name])),
		pathMet(path, asked.path),
	];
	return parts.includes(false) ? false : parts.includes(undefined) ? undefined : true;
};
