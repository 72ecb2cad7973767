import {expect, test} from 'vitest';
import {applyPatch} from '../../../source/demo/objects/patch.ts';

const service = {spec: {selector: {app: 'a', tier: 'b'}, ports: [{port: 80, targetPort: 'htpp'}, {port: 81}]}};

const selectorOf = (patched: typeof service | string) =>
	typeof patched === 'string' ? patched : patched.spec.selector;
const portsOf = (patched: typeof service | string) => (typeof patched === 'string' ? patched : patched.spec.ports);

test('a merge patch keeps other keys, drops null and replaces lists', () => {
	const patched = applyPatch(
		service,
		{spec: {selector: {app: 'c', tier: null}, ports: [{port: 9}]}},
		'merge-patch+json',
	);
	expect(selectorOf(patched)).toEqual({app: 'c'});
	expect(portsOf(patched)).toEqual([{port: 9}]);
});

test('a strategic merge patch joins ports by number', () => {
	const spec = {ports: [{port: 80, targetPort: 'http'}, {port: 82}, {port: 81, $patch: 'delete'}]};
	const patched = applyPatch(service, {spec}, 'application/strategic-merge-patch+json');
	expect(portsOf(patched)).toEqual([{port: 80, targetPort: 'http'}, {port: 82}]);
});

const operate = (...operations: readonly object[]) => applyPatch(service, operations, 'application/json-patch+json');

test('a JSON patch tests, replaces, adds and removes', () => {
	const patched = operate(
		{op: 'test', path: '/spec/ports/0/targetPort', value: 'htpp'},
		{op: 'replace', path: '/spec/ports/0/targetPort', value: 'http'},
		{op: 'add', path: '/spec/selector/app.kubernetes.io~1name', value: 'web'},
		{op: 'remove', path: '/spec/selector/tier'},
		{op: 'remove', path: '/spec/ports/1'},
		{op: 'add', path: '/spec/ports/-', value: {port: 90}},
	);
	expect(portsOf(patched)).toEqual([{port: 80, targetPort: 'http'}, {port: 90}]);
	expect(selectorOf(patched)).toEqual({app: 'a', 'app.kubernetes.io/name': 'web'});
	expect(service.spec.selector.tier).toBe('b');
});

test.each([
	[{op: 'test', path: '/spec/ports/0/targetPort', value: 'http'}, 'test failed'],
	[{op: 'replace', path: '/spec/nothing/here', value: 1}, 'missing path'],
])('a JSON patch that does not apply says why: %o', (operation, reason) => {
	expect(operate(operation)).toContain(reason);
});
