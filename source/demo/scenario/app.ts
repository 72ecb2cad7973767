import type {
	ContainerObject,
	KubernetesObject,
	Labels,
	PodSpec,
	ServiceObject,
	ServicePort,
} from '../objects/kubernetes-object.ts';
import type {Plural} from '../objects/served-resources.ts';
import {serviceOf, tcp, workloadOf} from './manifests.ts';

export type Entry = readonly [Plural, KubernetesObject];

export type App = {
	readonly namespace: string;
	readonly name: string;
	/** Hours since it was created. */
	readonly hours: number;
	/** The last part of its cluster IP 10.96.0.0/16, as `4.7`; 'None' for headless, '' for an ExternalName. */
	readonly address: string;
	readonly replicas: number;
	/** undefined for a Service without pods of its own. */
	readonly container?: ContainerObject;
	readonly ports?: readonly ServicePort[];
	readonly kind?: 'Deployment' | 'StatefulSet';
	readonly service?: Partial<ServiceObject['spec']>;
	/** Labels of the Service beside the usual ones. */
	readonly labels?: Labels;
	readonly annotations?: Labels;
	readonly pod?: Partial<PodSpec>;
	/** A second Deployment whose pods its selector matches as well, named NAME-next. */
	readonly next?: ContainerObject;
	/** Address a load balancer gave. */
	readonly ingress?: string;
};

/** A Service and the workload behind it. `start` is Unix milliseconds. */
export const entriesOf = (app: App, start: number): Entry[] => {
	const {namespace, name, container, kind = 'Deployment', ports = [tcp(80, 'http')]} = app;
	const place = {namespace, name, created: start - app.hours * 3_600_000};
	const labels = {app: name};
	const isSpecial = app.address === '' || app.address === 'None';
	const clusterIP = isSpecial ? app.address : `10.96.${app.address}`;
	const spec = {ports, ...(container ? {selector: labels} : {}), ...app.service};
	const made = serviceOf(place, clusterIP, spec, app.ingress);
	const {annotations} = app;
	const metadata = {
		...made.metadata,
		labels: {...made.metadata.labels, ...app.labels},
		...(annotations && {annotations}),
	};
	const service: Entry = ['services', {...made, metadata}];
	if (!container) {
		return [service];
	}

	const workload = workloadOf(kind, place, app.replicas, labels, {containers: [container], ...app.pod});

	const nextLabels = {...labels, track: 'next'};
	const next: Entry[] = app.next
		? [
				[
					'deployments',
					workloadOf('Deployment', {...place, name: `${name}-next`}, 1, nextLabels, {containers: [app.next]}),
				],
			]
		: [];

	return [service, [kind === 'Deployment' ? 'deployments' : 'statefulsets', workload], ...next];
};
