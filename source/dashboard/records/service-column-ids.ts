/** Every column the list of Services can have, in the order it has them by itself. */
export const serviceColumnIds = [
	'namespace',
	'name',
	'type',
	'cluster-ip',
	'external',
	'node-port',
	'ready',
	'since',
	'history',
	'ports',
	'diagnosis',
	'selector',
	'labels',
	'age',
] as const;

export type ServiceColumnId = (typeof serviceColumnIds)[number];
