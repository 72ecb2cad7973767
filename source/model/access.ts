/** What keys need beyond looking. */
export type Right = 'exec' | 'port-forward' | 'probe-pod' | 'debug' | 'logs' | 'service-proxy';

/** `subresource` is '' where it is about the objects themselves. */
type Rule = {readonly resource: string; readonly subresource: string; readonly verbs: readonly string[]};

/**
 * The verbs that each takes. A WebSocket is opened with a GET, so running a command and forwarding a port take `get`;
 * from Kubernetes 1.35 on they take `create` as well (AuthorizePodWebsocketUpgradeCreatePermission).
 */
export const rights: Readonly<Record<Right, Rule>> = {
	exec: {resource: 'pods', subresource: 'exec', verbs: ['get', 'create']},
	'port-forward': {resource: 'pods', subresource: 'portforward', verbs: ['get', 'create']},
	'probe-pod': {resource: 'pods', subresource: '', verbs: ['create', 'delete']},
	debug: {resource: 'pods', subresource: 'ephemeralcontainers', verbs: ['patch']},
	logs: {resource: 'pods', subresource: 'log', verbs: ['get']},
	'service-proxy': {resource: 'services', subresource: 'proxy', verbs: ['get']},
};

/** The verbs that are missing for each right in one namespace; [] where it is there, or the server does not say. */
export type Access = Readonly<Record<Right, readonly string[]>>;

/** Says which verbs of a right are missing and what to ask for; undefined where none is, or nothing is known yet. */
export const missingRight = (access: Access | undefined, right: Right, namespace: string): string | undefined => {
	const verbs = access?.[right] ?? [];
	const {resource, subresource} = rights[right];
	return verbs.length === 0
		? undefined
		: `Not allowed here: it takes ${verbs.join(' and ')} on ${[resource, subresource].filter(Boolean).join('/')} in namespace ${namespace}.`;
};
