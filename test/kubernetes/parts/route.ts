import {expect, test} from 'vitest';
import {grpcroutes} from '../../../source/kubernetes/kinds/grpcroutes.ts';
import {httproutes} from '../../../source/kubernetes/kinds/httproutes.ts';

const metadata = {name: 'front', namespace: 'shop'};

test('an HTTPRoute keeps what each rule asks of a request, with the defaults of the API', () => {
	const {rules} = httproutes.fromJson({
		metadata,
		spec: {
			rules: [
				{
					matches: [
						{path: {value: '/cart'}, method: 'POST', headers: [{name: 'x-beta', value: 'yes'}]},
						{path: {type: 'Exact', value: '/'}, queryParams: [{type: 'RegularExpression', name: 'q', value: '.+'}]},
					],
				},
				{filters: [{type: 'RequestRedirect', requestRedirect: {scheme: 'https'}}]},
			],
		},
	});
	expect(rules).toStrictEqual([
		{
			matches: [
				{
					path: {type: 'PathPrefix', value: '/cart'},
					method: 'POST',
					headers: [{type: 'Exact', name: 'x-beta', value: 'yes'}],
				},
				{path: {type: 'Exact', value: '/'}, query: [{type: 'RegularExpression', name: 'q', value: '.+'}]},
			],
		},
		{matches: [], isRedirect: true},
	]);
});

test('the method of a GRPCRoute is the path of its requests', () => {
	const {rules} = grpcroutes.fromJson({
		metadata,
		spec: {rules: [{matches: [{method: {service: 'shop.Cart', method: 'Add'}}, {method: {service: 'shop.Cart'}}, {}]}]},
	});
	expect(rules).toStrictEqual([
		{
			matches: [
				{path: {type: 'Exact', value: '/shop.Cart/Add'}},
				{path: {type: 'PathPrefix', value: '/shop.Cart/'}},
				{},
			],
		},
	]);
});
