import {apiVersionOf, type ResourceInfo, resources} from '../objects/served-resources.ts';

export type Verb = 'get' | 'list' | 'watch' | 'create' | 'update' | 'patch' | 'delete' | 'exec' | 'log' | 'portforward';

/** A request for a resource, read from its method and URL. */
export type ResourceRequest = {
	readonly verb: Verb;
	readonly resource: ResourceInfo;
	/** undefined at the cluster scope. */
	readonly namespace?: string;
	/** undefined for a collection. */
	readonly name?: string;
	readonly subresource?: string;
	readonly query: URLSearchParams;
};

const methods: Readonly<Record<string, Verb>> = {
	POST: 'create',
	PUT: 'update',
	PATCH: 'patch',
	DELETE: 'delete',
};

export const isTrue = (value: string | null) => value === 'true' || value === '1';

const verbOf = (method: string, query: URLSearchParams, name?: string, subresource?: string): Verb => {
	if (subresource === 'exec' || subresource === 'log' || subresource === 'portforward') {
		return subresource;
	}

	if (method !== 'GET') {
		return methods[method] ?? 'get';
	}

	if (isTrue(query.get('watch'))) {
		return 'watch';
	}

	return name === undefined ? 'list' : 'get';
};

/** undefined where the path is none of a resource served here. */
export const readRequest = (method: string, url: URL): ResourceRequest | undefined => {
	const path = url.pathname.split('/').slice(1).map(decodeURIComponent);
	const rest = path[0] === 'api' ? path.slice(2) : path.slice(3);
	const apiVersion = path[0] === 'api' ? path[1] : path.slice(1, 3).join('/');
	// A namespace is itself a resource: its path is one of a namespaced collection only when something follows.
	const isInNamespace = rest[0] === 'namespaces' && rest.length > 2;
	const [plural, name, subresource] = isInNamespace ? rest.slice(2) : rest;
	const resource = resources.find(candidate => candidate.plural === plural && apiVersionOf(candidate) === apiVersion);
	if (!resource) {
		return;
	}

	return {
		verb: verbOf(method, url.searchParams, name, subresource),
		resource,
		namespace: isInNamespace ? rest[1] : undefined,
		name,
		subresource,
		query: url.searchParams,
	};
};
