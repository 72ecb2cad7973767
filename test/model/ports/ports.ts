import {expect, test} from 'vitest';
import {declaredPorts, resolvePort} from '../../../source/model/ports/ports.ts';
import {container, pod, servicePort} from '../../_helpers/objects.ts';

const named = (name: string, port: number, protocol: 'TCP' | 'UDP' = 'TCP') => ({name, port, protocol});

test('a number is used as it is, declared or not', () => {
	expect(resolvePort(pod(), servicePort({targetPort: 9999}))).toBe(9999);
	expect(resolvePort(pod({containers: []}), servicePort({targetPort: 8080}))).toBe(8080);
});

test.each([
	['the container that declares it', [named('http', 8080)], [], 8080],
	['the first container that does', [named('http', 8080), named('http', 9090)], [], 8080],
	['nothing where the protocol differs', [named('http', 8080, 'UDP')], [], undefined],
	['the one of two protocols that fits', [named('http', 53, 'UDP'), named('http', 80)], [], 80],
	['a sidecar', [], [{isSidecar: true, ports: [named('http', 15_000)]}], 15_000],
	['no init container that ends', [], [{isSidecar: false, ports: [named('http', 15_000)]}], undefined],
	['a container before a sidecar', [named('http', 1)], [{isSidecar: true, ports: [named('http', 2)]}], 1],
] as const)('a name means %s', (_, ports, init, resolved) => {
	const containers = ports.map(port => container({ports: [port]}));
	const initContainers = init.map(overrides => container({name: 'init', ...overrides}));
	expect(resolvePort(pod({containers, initContainers}), servicePort({targetPort: 'http'}))).toBe(resolved);
});

test('the ports of containers come before those of sidecars', () => {
	const initContainers = [container({isSidecar: true, ports: [named('b', 2)]}), container({ports: [named('c', 3)]})];
	expect(declaredPorts(pod({containers: [container({ports: [named('a', 1)]})], initContainers}))).toEqual([
		named('a', 1),
		named('b', 2),
	]);
});
