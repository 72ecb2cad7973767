import type {Service} from '../../../model/objects.ts';

type Address = {readonly value: string; readonly family: 'IPv4' | 'IPv6'};

const writtenPorts = ({ports}: Service) =>
	ports.length > 0
		? ports.map(port => ({...port, note: ''}))
		: [{name: '', protocol: 'TCP', port: 80, targetPort: 80, note: ' # the port that clients use'}];

/** A target port's name means nothing without a pod. */
const targetOf = ({port, targetPort}: {readonly port: number; readonly targetPort: number | string}) =>
	typeof targetPort === 'number' ? targetPort : port;

/** A manifest of the EndpointSlice that puts one address behind a Service without selector. */
export const endpointSliceManifest = (service: Service, {value, family}: Address): string =>
	[
		'apiVersion: discovery.k8s.io/v1',
		'kind: EndpointSlice',
		'metadata:',
		`  name: ${service.name}-external`,
		`  namespace: ${service.namespace}`,
		'  labels:',
		`    kubernetes.io/service-name: ${service.name}`,
		`addressType: ${family}`,
		'ports:',
		...writtenPorts(service).flatMap(port => [
			`- name: '${port.name}'`,
			`  protocol: ${port.protocol}`,
			`  port: ${targetOf(port)}`,
		]),
		'endpoints:',
		`- addresses: ['${value}']`,
	].join('\n');

/** A manifest for a Service without a selector, of the same name and ports, and the EndpointSlice that holds one address. */
export const externalServiceManifest = (service: Service, address: Address): string =>
	[
		'apiVersion: v1',
		'kind: Service',
		'metadata:',
		`  name: ${service.name}`,
		`  namespace: ${service.namespace}`,
		'spec:',
		'  type: ClusterIP',
		// Without it the Service is of the cluster's first family, and slices of the other are not used.
		...(address.family === 'IPv6' ? ['  ipFamilies: [IPv6]'] : []),
		'  ports:',
		...writtenPorts(service).flatMap(port => [
			`  - name: '${port.name}'`,
			`    protocol: ${port.protocol}`,
			`    port: ${port.port}${port.note}`,
			`    targetPort: ${targetOf(port)}`,
		]),
		'---',
		endpointSliceManifest(service, address),
	].join('\n');
