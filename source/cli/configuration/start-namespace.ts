import type {Connection} from '../../kubernetes/connection/connection.ts';
import type {DashboardArguments} from '../arguments/arguments.ts';
import type {Configuration} from './configuration.ts';

/** Where a context is opened: what a flag says, then what is configured, then the context itself; undefined for all namespaces. */
export const startNamespace = (
	{isAllNamespaces, namespace: asked}: DashboardArguments,
	{contexts, namespace: usual}: Configuration,
	{context, namespace: own}: Connection,
): string | undefined => {
	if (isAllNamespaces) {
		return undefined;
	}

	const namespace = asked ?? contexts[context]?.namespace ?? usual ?? own;
	return namespace === '*' ? undefined : namespace;
};
