import type {Flag} from './flag.ts';

/** Which cluster, which namespace, and as whom: with kubectl's names and meanings. */
export const connectionFlags = [
	{name: 'namespace', short: 'n', type: 'string', value: 'NAME', names: 'namespaces', help: 'Use this namespace'},
	{name: 'all-namespaces', short: 'A', type: 'boolean', help: 'Use all namespaces'},
	{name: 'context', type: 'string', value: 'NAME', names: 'contexts', help: 'Use this context of the kubeconfig'},
	{
		name: 'kubeconfig',
		type: 'string',
		value: 'FILE',
		isPath: true,
		help: 'Instead of $KUBECONFIG or ~/.kube/config',
	},
	{name: 'cluster', type: 'string', value: 'NAME', names: 'clusters', help: 'Use this cluster of the kubeconfig'},
	{name: 'user', type: 'string', value: 'NAME', names: 'users', help: 'Use this user of the kubeconfig'},
	{name: 'server', short: 's', type: 'string', value: 'URL', help: 'Address of the API server'},
	{name: 'token', type: 'string', value: 'TOKEN', help: 'Bearer token, instead of other credentials'},
	{name: 'certificate-authority', type: 'string', value: 'FILE', isPath: true, help: 'CA certificate of the server'},
	{name: 'client-certificate', type: 'string', value: 'FILE', isPath: true, help: 'Client certificate'},
	{name: 'client-key', type: 'string', value: 'FILE', isPath: true, help: 'Key of the client certificate'},
	{name: 'tls-server-name', type: 'string', value: 'NAME', help: 'Name that the certificate must have'},
	{name: 'insecure-skip-tls-verify', type: 'boolean', help: 'Do not verify the certificate (insecure)'},
	{name: 'as', type: 'string', value: 'USER', help: 'Impersonate this user'},
	{name: 'as-group', type: 'string', value: 'GROUP', isMultiple: true, help: 'Impersonate this group (repeatable)'},
	{name: 'as-uid', type: 'string', value: 'UID', help: 'Impersonate this UID'},
] as const satisfies readonly Flag[];
