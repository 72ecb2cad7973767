import type {Asking} from './objects/asking.ts';
import {isTied, objectText, type Taker, type TakerBackend, takersOf} from './objects/takers.ts';
import type {WayInObjects} from './objects/way-in-objects.ts';
import type {OutsideRecorder} from './outside-hops.ts';
import type {WayInBackend} from './verdicts/way-in-facts.ts';

const isOf = (taker: Taker, of: NonNullable<Asking['of']>) =>
	taker.kind === of.kind && taker.namespace === of.namespace && taker.name === of.name;

/** The rules that compete for a request: those of the controller that its object is for, or of any where a URL is asked for. */
export const rulesFor = ({request, host, of}: Asking, objects: WayInObjects): readonly Taker[] => {
	const path = (request?.path ?? '/').replace(/\?.*$/s, '');
	const all = takersOf({host, path, method: request?.method ?? 'GET', headers: request?.headers ?? {}}, objects);
	const served = of === undefined ? all[0]?.served : all.find(taker => isOf(taker, of))?.served;
	const isOurs = (taker: Taker) => of !== undefined && isOf(taker, of);
	return served === undefined ? [] : all.filter(taker => taker.served === served && (!taker.isCanary || isOurs(taker)));
};

/** The rule of the object that is traced; the first one for a URL. */
export const meantRule = ({of}: Asking, takers: readonly Taker[]): Taker | undefined =>
	of === undefined ? takers[0] : takers.find(taker => isOf(taker, of));

const knownBackend = ({namespace, service, port}: TakerBackend, objects: WayInObjects): WayInBackend => {
	const known = objects.known(namespace, service);
	const ports = known?.view.service.ports ?? [];
	const index = ports.findIndex(each => (typeof port === 'number' ? each.port === port : each.name === port));
	return {namespace, service, index, known, port: ports[index]};
};

/** The backends that an object has, whatever they are for. */
const backendsOf = ({of}: Asking, {ingresses, routes}: WayInObjects): readonly TakerBackend[] => {
	const isOf = ({namespace, name}: {readonly namespace: string; readonly name: string}) =>
		namespace === of?.namespace && name === of.name;
	return of?.kind === 'Ingress'
		? ingresses.filter(isOf).flatMap(({namespace, backends}) => backends.map(each => ({...each, namespace})))
		: routes.filter(route => route.kind === of?.kind && isOf(route)).flatMap(({backends}) => backends);
};

/** The backend that the request is for: that of the rule that is meant or, where none takes it, of its object. */
export const backendOf = (
	asking: Asking,
	takers: readonly Taker[],
	objects: WayInObjects,
): WayInBackend | undefined => {
	const [backend] = meantRule(asking, takers)?.backends ?? backendsOf(asking, objects);
	return backend && knownBackend(backend, objects);
};

/** Records which rule takes a request, by what the objects say. */
export const recordRoute = (
	asking: Asking,
	takers: readonly Taker[],
	backend: WayInBackend | undefined,
	recorder: OutsideRecorder,
): void => {
	const {request, host} = asking;
	const target = request === undefined ? host || asking.named : `${host || 'any host'}${request.path}`;
	const [first] = takers;
	const meant = meantRule(asking, takers);
	if (request === undefined) {
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
	const to = backend === undefined ? '' : ` to ${backend.namespace}/${backend.service}`;
	recorder.found({
		...{hop: 'route', target, tool: ''},
		outcome: isOurs && tied === undefined ? 'ok' : 'other-rule',
		detail: `${objectText(first)} ${first.place}: ${first.text}, ${first.served}${isOurs ? to : ''}${tied === undefined ? '' : `; the same rule in ${objectText(tied)}`}`,
	});
};
