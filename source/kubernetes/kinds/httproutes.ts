import {kind} from '../kind.ts';
import {routeFields, routeRecord} from '../parts/route.ts';

export const httproutes = kind({
	resource: 'httproutes',
	kind: 'HTTPRoute',
	group: 'gateway.networking.k8s.io',
	version: 'v1',
	isNamespaced: true,
	shortNames: [],
	listing: 'discovered',
	isCustom: true,
	fields: routeFields,
	record: routeRecord('HTTPRoute'),
});
