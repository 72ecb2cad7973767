import {expect, test} from 'vitest';
import {type Asked, coversHost, isUnder, matchTakes} from '../../../../source/probes/way-in/objects/matching.ts';
import {isTied} from '../../../../source/probes/way-in/objects/taker.ts';
import {takersOf} from '../../../../source/probes/way-in/objects/takers.ts';
import {gateway, listener, route} from '../../../_helpers/gateways.ts';
import {ingress} from '../../../_helpers/networking.ts';

const asked = (host: string, path: string): Asked => ({
	...{scheme: 'http', host, path, method: 'GET', headers: {}, query: {}},
});

const ruled = (name: string, ...rules: ReadonlyArray<readonly [host: string, path: string, type?: string]>) =>
	ingress({
		name,
		backends: rules.map(([host, path, type = 'Prefix'], index) => ({
			...{service: name, port: 80, path: `spec.rules[${index}].http.paths[0]`},
			match: {host, path, type},
		})),
	});

test.each([
	['', 'a.example', true, true],
	['A.example', 'a.example', true, true],
	['*.example', 'a.example', true, true],
	['*.example', 'b.a.example', false, true],
	['*.example', 'example', false, false],
	['b.example', 'a.example', false, false],
])('host %s covers %s: of an Ingress %s, of a route %s', (pattern, host, one, several) => {
	expect([coversHost(pattern, host, 'one'), coversHost(pattern, host, 'several')]).toStrictEqual([one, several]);
});

test('a prefix ends between elements', () => {
	expect(['/', '/foo', '/foo/', '/foo/bar', '/foobar'].map(path => isUnder('/foo/', path))).toStrictEqual([
		...[false, true, true, true, false],
	]);
	expect(isUnder('/', '/any')).toBe(true);
});

test('a match asks for method, headers and path; a regular expression is left open', () => {
	const request = {...asked('a.example', '/v1/x'), headers: {'x-beta': 'yes'}, query: {v: '2'}};
	expect(matchTakes({path: {type: 'PathPrefix', value: '/v1'}, method: 'GET'}, request)).toBe(true);
	expect(matchTakes({method: 'POST'}, request)).toBe(false);
	expect(matchTakes({headers: [{type: 'Exact', name: 'X-Beta', value: 'no'}]}, request)).toBe(false);
	expect(matchTakes({headers: [{type: 'RegularExpression', name: 'X-Beta', value: 'y.*'}]}, request)).toBeUndefined();
	expect(matchTakes({path: {type: 'RegularExpression', value: '/v[0-9]'}}, request)).toBe(true);
	expect(matchTakes({path: {type: 'RegularExpression', value: '/w[0-9]'}}, request)).toBe(false);
	expect(matchTakes({path: {type: 'RegularExpression', value: '/v(?<'}}, request)).toBeUndefined();
	expect(matchTakes({query: [{type: 'Exact', name: 'v', value: '2'}]}, request)).toBe(true);
	expect(matchTakes({query: [{type: 'Exact', name: 'v', value: '3'}]}, request)).toBe(false);
	expect(matchTakes({}, request)).toBe(true);
});

test('the longer path goes before, then Exact; a host before a wildcard, both before none and the default backend', () => {
	const objects = {
		ingresses: [
			ruled('any', ['', '/']),
			ruled('wild', ['*.example', '/']),
			ruled('host', ['shop.example', '/'], ['shop.example', '/cart'], ['shop.example', '/cart', 'Exact']),
			ingress({name: 'rest', backends: [{service: 'rest', port: 80, path: 'spec.defaultBackend'}]}),
		],
		...{routes: [], gateways: []},
	};
	expect(takersOf(asked('shop.example', '/cart'), objects).map(({name, text}) => `${name} ${text}`)).toStrictEqual([
		'host shop.example/cart (Exact)',
		'host shop.example/cart (Prefix)',
		'host shop.example/ (Prefix)',
		'wild *.example/ (Prefix)',
		'any any host/ (Prefix)',
		'rest the default backend',
	]);
});

test('of two equal rules the older object comes first', () => {
	const old = {...ruled('old', ['shop.example', '/']), created: 1};
	const objects = {ingresses: [ruled('new', ['shop.example', '/']), old], routes: [], gateways: []};
	const [first, second] = takersOf(asked('shop.example', '/'), objects);
	expect([first!.name, second!.name, isTied(first!, second!)]).toStrictEqual(['old', 'new', true]);
});

test('a route takes what a listener of its Gateway takes too, with the backends of the rule that have a share', () => {
	const front = route({
		hostnames: ['shop.example'],
		rules: [{matches: [{path: {type: 'PathPrefix', value: '/'}}]}],
		backends: [
			{namespace: 'shop', service: 'web', port: 80, weight: 1, rule: 0, path: ''},
			{namespace: 'shop', service: 'idle', port: 80, weight: 0, rule: 0, path: ''},
		],
	});
	const objects = (hostname: string) => ({
		...{ingresses: [], routes: [front]},
		gateways: [gateway({wanted: [listener({hostname})]})],
	});
	expect(takersOf(asked('shop.example', '/x'), objects(''))).toMatchObject([
		{kind: 'HTTPRoute', served: 'gateway infra/edge', backends: [{service: 'web'}]},
	]);
	expect(takersOf(asked('shop.example', '/x'), objects('*.other'))).toStrictEqual([]);
	expect(takersOf(asked('other.example', '/x'), objects(''))).toStrictEqual([]);
});

test('routes of two listeners do not take from each other: a redirect for http beside the route for https', () => {
	const parent = (sectionName: string) => [{namespace: 'infra', name: 'edge', sectionName, path: ''}];
	const common = {hostnames: ['shop.example'], rules: [{matches: []}]};
	const objects = {
		ingresses: [],
		routes: [
			route({...common, name: 'redirect', parents: parent('http'), created: 1}),
			route({...common, name: 'real', parents: parent('https')}),
		],
		gateways: [gateway({wanted: [listener(), listener({name: 'https', port: 443, protocol: 'HTTPS'})]})],
	};
	const names = (request: Partial<Asked>) =>
		takersOf({...asked('shop.example', '/'), ...request}, objects).map(({name}) => name);
	expect(names({})).toStrictEqual(['redirect']);
	expect(names({scheme: 'https'})).toStrictEqual(['real']);
	expect(names({entry: {gateway: 'infra/edge', listener: 'https', port: 443}})).toStrictEqual(['real']);
});

test('of the listeners of a port the most specific one takes a host', () => {
	const at = (sectionName: string) => [{namespace: 'infra', name: 'edge', sectionName, path: ''}];
	const objects = {
		ingresses: [],
		routes: [
			route({name: 'wide', parents: at('wide'), rules: [{matches: []}]}),
			route({name: 'own', parents: at('own'), rules: [{matches: []}]}),
		],
		gateways: [
			gateway({
				wanted: [listener({name: 'wide', hostname: '*.example'}), listener({name: 'own', hostname: 'a.example'})],
			}),
		],
	};
	expect(takersOf(asked('a.example', '/'), objects).map(({name}) => name)).toStrictEqual(['own']);
	expect(takersOf(asked('b.example', '/'), objects).map(({name}) => name)).toStrictEqual(['wide']);
});
