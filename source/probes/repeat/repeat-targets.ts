import {endpointRows, usableOn} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';
import {isHeadless} from '../names/expected-name.ts';
import {claimedScheme} from '../requests/proposed-url.ts';
import {hostPort} from '../trace/trace-plan.ts';
import type {RepeatTarget} from './repeat-requests.ts';

/** Endpoints of a port that are asked again and again: more would each be asked too seldom. */
const mostEndpoints = 20;

/**
 * What there is to ask of a Service now: its name, and each endpoint that gets traffic, on each TCP port. `indexes` are the
 * places of the ports among the Service's, `name` is what the client calls it.
 */
export const repeatTargets = (view: ServiceView, indexes: readonly number[], name: string): readonly RepeatTarget[] =>
	indexes.flatMap(index => {
		const port = view.service.ports[index];
		if (port?.protocol !== 'TCP') {
			return [];
		}

		const scheme = claimedScheme(port);
		const nowhere = {pod: '', node: '', zone: ''};
		const endpoints = usableOn(endpointRows(view), index).slice(0, mostEndpoints);
		return [
			{key: `${name}:${port.port}`, kind: 'service', host: name, port: port.port, scheme, ...nowhere},
			...endpoints.map(({address, pod, node, zone, ports}): RepeatTarget => {
				const number = isHeadless(view) ? port.port : ports[index]!;
				return {key: hostPort(address, number), kind: 'endpoint', host: address, port: number, scheme, pod, node, zone};
			}),
		];
	});
