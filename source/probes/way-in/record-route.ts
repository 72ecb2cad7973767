import type {Asking} from './objects/asking.ts';
import type {Asked} from './objects/matching.ts';
import {isTied, objectText, type Taker, type TakerBackend} from './objects/taker.ts';
import {takersOf} from './objects/takers.ts';
import type {WayInObjects} from './objects/way-in-objects.ts';
import type {OutsideRecorder} from './outside-hops.ts';
import type {WayInBackend} from './verdicts/way-in-facts.ts';

const isOf = (taker: Taker, of: NonNullable<Asking['of']>) =>
	taker.kind === of.kind && taker.namespace === of.namespace && taker.name === of.name;

/** What of the request decides which rule takes it. */
const askedOf = ({request, host, isTls, entry}: Asking): Asked => {
	const {pathname, searchParams} = new URL(request?.path ?? '/', 'http://any.example');
	return {
		...{scheme: isTls ? 'https' : 'http', host, path: request === undefined ? '/' : pathname},
		method: request?.method ?? 'GET',
		headers: request?.headers ?? {},
		query: Object.fromEntries(searchParams),
		entry,
	};
};

/**
 * The rules that compete for a request: those of the controller that its object is for, or of any where a URL is asked for.
 * Of what is passed on as it is, those of the same kind.
 */
export const rulesFor = (asking: Asking, objects: WayInObjects): readonly Taker[] => {
	const {of, isStream, direct} = asking;
	if (direct !== undefined) {
		return [];
	}

	const all = takersOf(askedOf(asking), objects).filter(({kind}) => isStream !== true || kind === of?.kind);
	const served = of === undefined ? all[0]?.served : all.find(taker => isOf(taker, of))?.served;
	const isOurs = (taker: Taker) => of !== undefined && isOf(taker, of);
	return served === undefined ? [] : all.filter(taker => taker.served === served && (!taker.isCanary || isOurs(taker)));
};

/** The rule that is traced: the one at its place, or of its object; the first one for a URL. */
export const meantRule = ({of, place}: Asking, takers: readonly Taker[]): Taker | undefined => {
	if (of === undefined) {
		return takers[0];
	}

	const own = takers.filter(taker => isOf(taker, of));
	return own.find(taker => taker.place === place) ?? own[0];
};

/** A backend with what is known of its Service. */
export const knownBackend = ({namespace, service, port}: TakerBackend, objects: WayInObjects): WayInBackend => {
	const known = objects.known(namespace, service);
	const ports = known?.view.service.ports ?? [];
	const index = ports.findIndex(each => (typeof port === 'number' ? each.port === port : each.name === port));
	return {namespace, service, index, known, port: ports[index]};
};

/** The backends that an object has, at its rule where that is known. */
const backendsOf = ({of, place}: Asking, {ingresses, routes}: WayInObjects): readonly TakerBackend[] => {
	const isObject = ({namespace, name}: {readonly namespace: string; readonly name: string}) =>
		namespace === of?.namespace && name === of.name;
	if (of?.kind === 'Ingress') {
		const all = ingresses
			.filter(isObject)
			.flatMap(({namespace, backends}) => backends.map(each => ({...each, namespace})));
		return all.filter(({path}) => place === undefined || path === place);
	}

	return routes
		.filter(route => route.kind === of?.kind && isObject(route))
		.flatMap(({backends}) => backends)
		.filter(({path, weight}) => weight > 0 && (place === undefined || path.startsWith(`${place}.`)));
};

/** The backends that share the request: those of the rule that is meant or, where none takes it, of its object. */
export const backendsFor = (asking: Asking, takers: readonly Taker[], objects: WayInObjects): readonly WayInBackend[] =>
	(asking.direct === undefined
		? (meantRule(asking, takers)?.backends ?? backendsOf(asking, objects))
		: [asking.direct]
	).map(backend => knownBackend(backend, objects));

/** Records which rule takes a request, by what the objects say. */
export const recordRoute = (
	asking: Asking,
	takers: readonly Taker[],
	backends: readonly WayInBackend[],
	recorder: OutsideRecorder,
): void => {
	const {request, host} = asking;
	const target = request === undefined ? host || asking.named : `${host || 'any host'}${request.path}`;
	const [first] = takers;
	const meant = meantRule(asking, takers);
	if ((request === undefined && asking.isStream !== true) || asking.direct !== undefined) {
		return;
	}

	if (first === undefined) {
		recorder.found({
			hop: 'route',
			target,
			outcome: 'no-rule',
			detail: 'no rule of an Ingress or route is for it',
			tool: '',
		});
		return;
	}

	const others = takers.filter(taker => taker !== first && objectText(taker) !== objectText(first));
	const isOurs = meant === undefined || objectText(meant) === objectText(first);
	const tied = others.find(taker => isTied(taker, first));
	const to =
		backends.length === 0 ? '' : ` to ${backends.map(({namespace, service}) => `${namespace}/${service}`).join(', ')}`;
	recorder.found({
		...{hop: 'route', target, tool: ''},
		outcome: isOurs && tied === undefined ? 'ok' : 'other-rule',
		detail: `${objectText(first)} ${first.place}: ${first.text}, ${first.served}${isOurs ? to : ''}${tied === undefined ? '' : `; the same rule in ${objectText(tied)}`}`,
	});
};
