import type {
	EndpointSliceObject,
	KubernetesObject,
	PodObject,
	ServiceObject,
	WorkloadObject,
} from '../objects/kubernetes-object.ts';
import type {Plural} from '../objects/served-resources.ts';

type Cell = string | number;
type Column = {readonly name: string; readonly cell: (object: never) => Cell};

const column = <T extends KubernetesObject>(name: string, cell: (object: T) => Cell) => ({name, cell}) as Column;

/** kubectl's ages: the two biggest units while small, one when large (k8s.io/apimachinery duration.HumanDuration). */
const ageOf = (created: string | undefined, now: number) => {
	const seconds = Math.max(0, Math.floor((now - Date.parse(created ?? '')) / 1000));
	if (seconds < 120) {
		return `${seconds}s`;
	}

	if (seconds < 7200) {
		return `${Math.floor(seconds / 60)}m`;
	}

	return seconds < 172_800 ? `${Math.floor(seconds / 3600)}h` : `${Math.floor(seconds / 86_400)}d`;
};

const podReason = ({metadata, status}: PodObject) => {
	if (metadata.deletionTimestamp) {
		return 'Terminating';
	}

	return status.containerStatuses?.find(({state}) => state.waiting)?.state.waiting?.reason ?? status.phase;
};

const statusNumber = ({status}: WorkloadObject, field: string) => Number(status?.[field] ?? 0);

const replicas = [
	column<WorkloadObject>('Ready', set => `${statusNumber(set, 'readyReplicas')}/${set.spec.replicas ?? 1}`),
];

const columns: Readonly<Partial<Record<Plural, readonly Column[]>>> = {
	services: [
		column<ServiceObject>('Type', ({spec}) => spec.type),
		column<ServiceObject>('Cluster-IP', ({spec}) => spec.clusterIP ?? '<none>'),
		column<ServiceObject>('External-IP', ({spec, status}) => {
			if (spec.type === 'LoadBalancer') {
				return status.loadBalancer.ingress?.map(({ip}) => ip).join(',') ?? '<pending>';
			}

			return spec.externalName ?? '<none>';
		}),
		column<ServiceObject>(
			'Port(s)',
			({spec}) =>
				spec.ports
					?.map(({port, nodePort, protocol}) => `${port}${nodePort ? `:${nodePort}` : ''}/${protocol}`)
					.join(',') ?? '<none>',
		),
	],
	pods: [
		column<PodObject>('Ready', ({spec, status}) => {
			const ready = status.containerStatuses?.filter(container => container.ready).length ?? 0;

			return `${ready}/${spec.containers.length}`;
		}),
		column<PodObject>('Status', podReason),
		column<PodObject>('Restarts', ({status}) => status.containerStatuses?.[0]?.restartCount ?? 0),
	],
	endpointslices: [
		column<EndpointSliceObject>('AddressType', ({addressType}) => addressType),
		column<EndpointSliceObject>('Ports', ({ports}) => ports?.map(({port}) => port).join(',') ?? '<unset>'),
		column<EndpointSliceObject>(
			'Endpoints',
			({endpoints}) => endpoints?.map(({addresses}) => addresses[0]).join(',') ?? '<unset>',
		),
	],
	deployments: [
		...replicas,
		column<WorkloadObject>('Up-to-date', set => statusNumber(set, 'updatedReplicas')),
		column<WorkloadObject>('Available', set => statusNumber(set, 'availableReplicas')),
	],
	statefulsets: replicas,
	replicasets: replicas,
	daemonsets: [
		column<WorkloadObject>('Desired', set => statusNumber(set, 'desiredNumberScheduled')),
		column<WorkloadObject>('Ready', set => statusNumber(set, 'numberReady')),
	],
	namespaces: [column('Status', () => 'Active')],
	nodes: [column('Status', () => 'Ready')],
	events: [
		column<KubernetesObject & {readonly type: string}>('Type', ({type}) => type),
		column<KubernetesObject & {readonly reason: string}>('Reason', ({reason}) => reason),
		column<KubernetesObject & {readonly message: string}>('Message', ({message}) => message),
	],
};

export const wantsTable = (accept: string) => accept.includes('as=Table');

/** The table kubectl prints of a list (meta.k8s.io/v1 Table). `now` is Unix milliseconds. */
export const tableOf = (plural: Plural, objects: readonly KubernetesObject[], metadata: object, now: number) => {
	const own = columns[plural] ?? [];
	const definition = (name: string) => ({
		name,
		type: 'string',
		format: name === 'Name' ? 'name' : '',
		description: '',
		priority: 0,
	});

	return {
		kind: 'Table',
		apiVersion: 'meta.k8s.io/v1',
		metadata,
		columnDefinitions: ['Name', ...own.map(({name}) => name), 'Age'].map(definition),
		rows: objects.map(object => ({
			cells: [
				object.metadata.name,
				...own.map(({cell}) => cell(object as never)),
				ageOf(object.metadata.creationTimestamp, now),
			],
			object: {kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata: object.metadata},
		})),
	};
};
