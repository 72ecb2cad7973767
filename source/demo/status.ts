/** The body of every answer that is not an object (metav1.Status). */
export type Status = {
	readonly kind: 'Status';
	readonly apiVersion: 'v1';
	readonly metadata: Readonly<Record<string, never>>;
	readonly status: 'Failure' | 'Success';
	readonly message?: string;
	readonly reason?: string;
	readonly details?: Readonly<Record<string, unknown>>;
	readonly code: number;
};

const reasons: Readonly<Record<number, string>> = {
	400: 'BadRequest',
	401: 'Unauthorized',
	403: 'Forbidden',
	404: 'NotFound',
	405: 'MethodNotAllowed',
	409: 'AlreadyExists',
	410: 'Expired',
	415: 'UnsupportedMediaType',
	422: 'Invalid',
	429: 'TooManyRequests',
	500: 'InternalError',
	503: 'ServiceUnavailable',
	504: 'Timeout',
};

export const failure = (code: number, message: string, details?: Status['details']): Status => ({
	kind: 'Status',
	apiVersion: 'v1',
	metadata: {},
	status: 'Failure',
	message,
	reason: reasons[code] ?? 'Unknown',
	...(details ? {details} : {}),
	code,
});

export const isFailure = (value: object): value is Status => 'kind' in value && value.kind === 'Status';

type Named = {readonly plural: string; readonly group: string};

const qualified = ({plural, group}: Named) => (group === '' ? plural : `${plural}.${group}`);

export const notFound = (resource: Named, name: string) =>
	failure(404, `${qualified(resource)} "${name}" not found`, {name, group: resource.group, kind: resource.plural});

/** `namespace` is undefined for a request at the cluster scope. */
export const forbidden = (
	resource: Named,
	verb: string,
	{namespace, name, subresource}: {readonly namespace?: string; readonly name?: string; readonly subresource?: string},
) => {
	const subject = name ? `${qualified(resource)} "${name}"` : qualified(resource);
	const target = subresource ? `${resource.plural}/${subresource}` : resource.plural;
	const scope = namespace === undefined ? 'at the cluster scope' : `in the namespace "${namespace}"`;

	return failure(
		403,
		`${subject} is forbidden: User "demo" cannot ${verb} resource "${target}" in API group "${resource.group}" ${scope}`,
		{...(name ? {name} : {}), group: resource.group, kind: resource.plural},
	);
};
