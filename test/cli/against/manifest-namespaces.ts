import {expect, test} from 'vitest';
import {namespacesOf, referredNamespaces, wrongNamespaces} from '../../../source/cli/against/manifest-namespaces.ts';
import {backend, route} from '../../_helpers/gateways.ts';
import {service} from '../../_helpers/objects.ts';

const origin = {document: {file: 'a.yaml', linesBefore: 0, text: '', isJson: false}, path: []};
const origins = new Map(['Service shop/web', 'Ingress shop/edge', 'Pod infra/one#2'].map(key => [key, origin]));

test('those of the objects, once each', () => {
	expect(namespacesOf({origins})).toStrictEqual(['infra', 'shop']);
});

test('what is not in the namespace that was given is named', () => {
	expect(wrongNamespaces({origins}, 'shop')).toStrictEqual([
		expect.stringMatching(/^Pod infra\/one#2 is not in namespace shop: /),
	]);
	expect(wrongNamespaces({origins}, undefined)).toStrictEqual([]);
});

test('aliases and routes refer to others', () => {
	const alias = (externalName: string) => ({service: service({type: 'ExternalName', externalName}), origin});
	expect(
		referredNamespaces({
			services: [alias('db.data.svc.cluster.local'), alias('db.example.com'), {service: service(), origin}],
			others: [{resource: 'httproutes', record: route({backends: [backend({namespace: 'billing'})]})}],
		}),
	).toStrictEqual(['data', 'billing', 'infra']);
});
