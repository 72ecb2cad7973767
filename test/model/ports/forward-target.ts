import {expect, test} from 'vitest';
import type {Endpoint} from '../../../source/model/objects.ts';
import {forwardTarget} from '../../../source/model/ports/forward-target.ts';
import {container, pod, service, servicePort, slice, view} from '../../_helpers/objects.ts';

const two = view({pods: [pod(), pod({name: 'web-2'})]});
const port = two.service.ports[0]!;

const withEndpoints = (change: (endpoint: Endpoint) => Partial<Endpoint>) => {
	const [first] = two.slices;
	const endpoints = first!.endpoints.map(endpoint => ({...endpoint, ...change(endpoint)}));
	return {...two, slices: [{...first!, endpoints}]};
};

test('a ready pod, and the port that the Service means in it', () => {
	expect(forwardTarget(two, port, undefined)).toMatchObject({port: 8080});
});

test.each(['web-1', 'web-2'])('%s again while it is ready', name => {
	expect(forwardTarget(two, port, name)).toEqual({pod: name, port: 8080});
});

test('another one as soon as it is not', () => {
	const changed = withEndpoints(({pod: name}) => ({ready: name !== 'web-1', serving: name !== 'web-1'}));
	expect(forwardTarget(changed, port, 'web-1')).toEqual({pod: 'web-2', port: 8080});
});

test('another one than those that are gone', () => {
	expect(forwardTarget(two, port, 'web-1', new Set(['web-1']))).toEqual({pod: 'web-2', port: 8080});
	expect(forwardTarget(two, port, 'web-1', new Set(['web-1', 'web-2']))).toBeUndefined();
});

test('the last one that still serves while it terminates', () => {
	const leaving = withEndpoints(() => ({ready: false, serving: true, terminating: true}));
	expect(forwardTarget(leaving, port, 'web-2')).toEqual({pod: 'web-2', port: 8080});
});

test('none where none is ready, and none where an address is no pod', () => {
	expect(
		forwardTarget(
			withEndpoints(() => ({ready: false, serving: false})),
			port,
			undefined,
		),
	).toBeUndefined();
	expect(
		forwardTarget(
			withEndpoints(() => ({pod: ''})),
			port,
			undefined,
		),
	).toBeUndefined();
});

test('a port by its name, wherever each pod has it', () => {
	const named = service({ports: [servicePort({name: 'api', targetPort: 'http'}), servicePort({name: 'x', port: 81})]});
	const at = (name: string, number: number) =>
		pod({name, containers: [container({ports: [{name: 'http', port: number, protocol: 'TCP'}]})]});
	const [old, young] = [at('web-old', 8080), at('web-young', 9090)];
	const slices = [old, young].map(each =>
		slice({name: `web-${each.name}`}, {service: {...named, ports: [named.ports[0]!]}, pods: [each]}),
	);
	const joined = view({service: named, pods: [old, young], slices});

	expect(forwardTarget(joined, named.ports[0]!, 'web-old')).toEqual({pod: 'web-old', port: 8080});
	expect(forwardTarget(joined, named.ports[0]!, 'web-young')).toEqual({pod: 'web-young', port: 9090});
	expect(forwardTarget(joined, named.ports[1]!, undefined)).toBeUndefined();
});
