import {list, object, text, texts} from '../kubernetes/wire/json.ts';
import {annotationsOf, fieldLines, pairsOf, plain} from './fields.ts';

const endpointLines = (value: unknown): readonly string[] => {
	const {addresses, conditions, hostname, targetRef, nodeName, zone} = object(value);
	const target = object(targetRef);
	return [
		`  - Addresses:  ${texts(addresses).join(',')}`,
		'    Conditions:',
		...fieldLines(
			[
				['Ready', plain(object(conditions).ready) || '<unset>'],
				['Serving', plain(object(conditions).serving) || '<unset>'],
				['Terminating', plain(object(conditions).terminating) || '<unset>'],
			],
			'      ',
		),
		...fieldLines(
			[
				['Hostname', text(hostname) || '<unset>'],
				['TargetRef', text(target.name) === '' ? '' : `${text(target.kind)}/${text(target.name)}`],
				['NodeName', text(nodeName) || '<unset>'],
				['Zone', text(zone) || '<unset>'],
			],
			'    ',
		),
	];
};

/** An EndpointSlice as `kubectl describe` shows it, without its events. */
export const describeEndpointSlice = (slice: unknown): readonly string[] => {
	const {metadata, addressType, ports, endpoints} = object(slice);
	const {name, namespace, labels} = object(metadata);
	const portLines = list(ports).map(port => {
		const {name: portName, port: number, protocol} = object(port);
		return `  ${(text(portName) || '<unset>').padEnd(16)}${(plain(number) || '*').padEnd(8)}${text(protocol)}`;
	});
	return [
		...fieldLines([
			['Name', text(name)],
			['Namespace', text(namespace)],
			['Labels', pairsOf(labels)],
			['Annotations', annotationsOf(metadata)],
			['AddressType', text(addressType)],
		]),
		...(portLines.length === 0
			? ['Ports:  <unset>']
			: ['Ports:', `  ${'Name'.padEnd(16)}${'Port'.padEnd(8)}Protocol`, ...portLines]),
		'Endpoints:',
		...list(endpoints).flatMap(endpointLines),
	];
};
