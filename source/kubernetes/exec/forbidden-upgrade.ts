/** A subresource of pods that is opened as a WebSocket. */
type Subresource = 'pods/exec' | 'pods/portforward';

/** Whether a server answers with this status to who has not the right. */
export const isForbidden = (code: number): boolean => code === 401 || code === 403;

/**
 * Why a WebSocket to a pod was refused with 401 or 403, and what to ask for. A WebSocket is opened with a GET, which takes the verb
 * `get`, and from Kubernetes 1.35 on `create` as well; kubectl tries SPDY after it, a POST, and makes do with `create`.
 *
 * `said` is what the server says, which names the first verb that is missing.
 */
export const forbiddenUpgrade = (
	doing: string,
	resource: Subresource,
	namespace: string,
	{code, said}: {readonly code: number; readonly said: string},
): string => {
	if (code === 401) {
		return `${doing} was refused: the API server does not know who you are. Log in again, or get new credentials.`;
	}

	// Kubernetes 1.36 gives no reason where only the second one, `create`, is missing.
	const [, verb] = /cannot (get|create) resource/.exec(said) ?? (/is forbidden:\s*$/.test(said) ? ['', 'create'] : []);
	const missing = verb === undefined ? '' : `: the verb ${verb} is missing`;
	return `${doing} is forbidden${missing}. Ask for the verbs get and create on ${resource} in namespace ${namespace}, in a Role: {apiGroups: [""], resources: [${resource}], verbs: [get, create]}.`;
};
