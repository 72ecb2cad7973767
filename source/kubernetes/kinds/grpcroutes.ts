import {kind} from '../kind.ts';
import {routeFields, routeRecord} from '../parts/route.ts';

export const grpcroutes = kind({
	resource: 'grpcroutes',
	kind: 'GRPCRoute',
	group: 'gateway.networking.k8s.io',
	version: 'v1',
	isNamespaced: true,
	shortNames: [],
	listing: 'discovered',
	isCustom: true,
	fields: routeFields,
	record: routeRecord('GRPCRoute'),
});
