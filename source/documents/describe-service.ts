import {list, object, text, texts} from '../kubernetes/wire/json.ts';
import {annotationsOf, type Field, fieldLines, pairsOf, plain} from './fields.ts';

/** Addresses with the target port that the slices give a Service port; all of them, as kubectl shows the ready ones alone since 1.31. */
const endpointsOn = (slices: readonly unknown[], portName: string): string => {
	const addresses = slices.flatMap(slice => {
		const {ports, endpoints} = object(slice);
		const port = list(ports)
			.map(object)
			.find(each => text(each.name) === portName);
		return port === undefined
			? []
			: list(endpoints)
					.map(object)
					.filter(({conditions}) => object(conditions).ready !== false)
					.map(
						({addresses: [address] = []}: {addresses?: readonly unknown[]}) => `${text(address)}:${plain(port.port)}`,
					);
	});
	return addresses.join(',');
};

const portFields = (port: Readonly<Record<string, unknown>>, slices: readonly unknown[]): readonly Field[] => {
	const name = text(port.name);
	const protocol = text(port.protocol) || 'TCP';
	const nodePort = plain(port.nodePort);
	return [
		['Port', `${name || '<unset>'}  ${plain(port.port)}/${protocol}`],
		['TargetPort', `${plain(port.targetPort) || plain(port.port)}/${protocol}`],
		...(nodePort === '' || nodePort === '0'
			? []
			: [['NodePort', `${name || '<unset>'}  ${nodePort}/${protocol}`] satisfies Field]),
		['Endpoints', endpointsOn(slices, name)],
	];
};

/** What stands only where it was asked for. */
const optional = (fields: readonly Field[]) => fields.filter(([, value]) => value.length > 0);

/** A Service as `kubectl describe` shows it, without its events. `slices` is the list of its EndpointSlices. */
export const describeService = (service: unknown, slices: unknown): readonly string[] => {
	const {metadata, spec: given, status} = object(service);
	const spec = object(given);
	const {name, namespace, labels} = object(metadata);
	const items = list(object(slices).items);
	const ingress = list(object(object(status).loadBalancer).ingress)
		.map(object)
		.map(each => text(each.ip) || text(each.hostname));
	return fieldLines([
		['Name', text(name)],
		['Namespace', text(namespace)],
		['Labels', pairsOf(labels)],
		['Annotations', annotationsOf(metadata)],
		['Selector', pairsOf(spec.selector).join(',')],
		['Type', text(spec.type)],
		...optional([
			['IP Family Policy', text(spec.ipFamilyPolicy)],
			['IP Families', texts(spec.ipFamilies).join(',')],
			['IP', text(spec.clusterIP)],
			['IPs', texts(spec.clusterIPs).join(',')],
			['External IPs', texts(spec.externalIPs).join(',')],
			['External Name', text(spec.externalName)],
			['LoadBalancer Ingress', ingress.join(', ')],
		]),
		...list(spec.ports).flatMap(port => portFields(object(port), items)),
		...optional([
			['Session Affinity', text(spec.sessionAffinity)],
			['External Traffic Policy', text(spec.externalTrafficPolicy)],
			['Internal Traffic Policy', text(spec.internalTrafficPolicy)],
			['Traffic Distribution', text(spec.trafficDistribution)],
		]),
	]);
};
