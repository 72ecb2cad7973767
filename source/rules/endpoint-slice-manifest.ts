import type {Service} from '../model/objects.ts';

/** A manifest for a Service without selector, of the same name and ports, and the EndpointSlice that holds one address. */
export const endpointSliceManifest = (
	{namespace, name, ports}: Service,
	{value, family}: {readonly value: string; readonly family: 'IPv4' | 'IPv6'},
): string => {
	const written =
		ports.length > 0
			? ports.map(port => ({...port, note: ''}))
			: [{name: '', protocol: 'TCP', port: 80, targetPort: 80, note: ' # the port that clients use'}];
	// A target port's name means nothing without a pod.
	const target = (port: (typeof written)[number]) =>
		typeof port.targetPort === 'number' ? port.targetPort : port.port;
	return [
		'apiVersion: v1',
		'kind: Service',
		'metadata:',
		`  name: ${name}`,
		`  namespace: ${namespace}`,
		'spec:',
		'  type: ClusterIP',
		'  ports:',
		...written.flatMap(port => [
			`  - name: '${port.name}'`,
			`    protocol: ${port.protocol}`,
			`    port: ${port.port}${port.note}`,
			`    targetPort: ${target(port)}`,
		]),
		'---',
		'apiVersion: discovery.k8s.io/v1',
		'kind: EndpointSlice',
		'metadata:',
		`  name: ${name}-external`,
		`  namespace: ${namespace}`,
		'  labels:',
		`    kubernetes.io/service-name: ${name}`,
		`addressType: ${family}`,
		'ports:',
		...written.flatMap(port => [`- name: '${port.name}'`, `  protocol: ${port.protocol}`, `  port: ${target(port)}`]),
		'endpoints:',
		`- addresses: ['${value}']`,
	].join('\n');
};
