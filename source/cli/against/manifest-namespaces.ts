import type {Collection} from '../../manifest/collection.ts';
import {serviceNamed} from '../../model/externalname.ts';

const namespaceIn = (key: string) => key.slice(key.indexOf(' ') + 1, key.indexOf('/'));

/** The namespaces of what was read, sorted. */
export const namespacesOf = ({origins}: Pick<Collection, 'origins'>): readonly string[] =>
	[...new Set([...origins.keys()].map(namespaceIn))].sort();

/** The namespaces of Services and Gateways that ExternalNames and routes refer to. */
export const referredNamespaces = ({services, others}: Pick<Collection, 'services' | 'others'>): readonly string[] => [
	...services.flatMap(({service}) =>
		service.type === 'ExternalName' ? (serviceNamed(service.externalName)?.namespace ?? []) : [],
	),
	...others.flatMap(({record}) =>
		'parents' in record ? [...record.backends, ...record.parents].map(({namespace}) => namespace) : [],
	),
];

/** What kubectl would refuse to apply: objects of another namespace than the one that was given. A sentence each. */
export const wrongNamespaces = (
	collection: Pick<Collection, 'origins'>,
	given: string | undefined,
): readonly string[] =>
	given === undefined
		? []
		: [...collection.origins.keys()]
				.filter(key => namespaceIn(key) !== given)
				.map(
					key =>
						`${key} is not in namespace ${given}: kubectl apply --namespace ${given} refuses it. Leave --namespace out, or correct the file.`,
				);
