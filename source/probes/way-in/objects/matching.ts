import type {RouteMatch, RouteValue} from '../../../model/networking/gateway-objects.ts';

/** What of a request decides which rule takes it; `path` without a query. */
export type Asked = {
	readonly host: string;
	readonly path: string;
	readonly method: string;
	/** By their names in lower case. */
	readonly headers: Readonly<Record<string, string>>;
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

/** Whether a path lies under a prefix, element by element: /foo covers /foo and /foo/bar, not /foobar. */
export const isUnder = (prefix: string, path: string): boolean => {
	const plain = prefix.replace(/\/+$/, '');
	return plain === '' || path === plain || path.startsWith(`${plain}/`);
};

/** Whether it says which value it has to be; what a regular expression takes is not judged. */
const isMet = ({type, value}: RouteValue, given: string | undefined): boolean =>
	given !== undefined && (type === 'RegularExpression' || given === value);

/** Whether a match of a route takes a request; undefined where a regular expression for the path decides. */
export const matchTakes = ({path, method, headers = [], query = []}: RouteMatch, asked: Asked): boolean | undefined => {
	const isOtherwiseMet =
		(method === undefined || method === asked.method) &&
		headers.every(header => isMet(header, asked.headers[header.name.toLowerCase()])) &&
		// The requests that are asked have no query.
		query.length === 0;
	if (!isOtherwiseMet) {
		return false;
	}

	if (path === undefined) {
		return true;
	}

	return path.type === 'RegularExpression'
		? undefined
		: path.type === 'Exact'
			? path.value === asked.path
			: isUnder(path.value, asked.path);
};
