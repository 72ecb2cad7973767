import {expect, test} from 'vitest';
import {parseTarget} from '../../../source/cli/arguments/trace-target.ts';

test.each([
	['web', {kind: 'Service', name: 'web', port: undefined}],
	['svc/web:http', {kind: 'Service', name: 'web', port: 'http'}],
	['ingress/shop', {kind: 'Ingress', name: 'shop'}],
	['ing/shop', {kind: 'Ingress', name: 'shop'}],
	['HTTPRoute/front', {kind: 'HTTPRoute', name: 'front'}],
	['gtw/edge', {kind: 'Gateway', name: 'edge'}],
])('%s', (text, target) => {
	expect(parseTarget(text)).toStrictEqual(target);
});

test('a URL is taken as it is, ports and query included', () => {
	const target = parseTarget('https://shop.example:8443/cart?id=1');
	expect(target).toMatchObject({kind: 'url', url: {href: 'https://shop.example:8443/cart?id=1'}});
});

test.each(['', 'web:', ':80', 'shop/web', 'pod/web', 'http://'])('"%s" is no target', text => {
	expect(() => parseTarget(text)).toThrow();
});
