import type {Kind} from '../kubernetes/kind.ts';
import {daemonsets} from '../kubernetes/kinds/daemonsets.ts';
import {deployments} from '../kubernetes/kinds/deployments.ts';
import {endpointslices} from '../kubernetes/kinds/endpointslices.ts';
import {gateways} from '../kubernetes/kinds/gateways.ts';
import {grpcroutes} from '../kubernetes/kinds/grpcroutes.ts';
import {httproutes} from '../kubernetes/kinds/httproutes.ts';
import {ingresses} from '../kubernetes/kinds/ingresses.ts';
import {networkpolicies} from '../kubernetes/kinds/networkpolicies.ts';
import {referencegrants} from '../kubernetes/kinds/referencegrants.ts';
import {statefulsets} from '../kubernetes/kinds/statefulsets.ts';
import {tcproutes} from '../kubernetes/kinds/tcproutes.ts';
import {tlsroutes} from '../kubernetes/kinds/tlsroutes.ts';
import {udproutes} from '../kubernetes/kinds/udproutes.ts';
import {labelSelector} from '../kubernetes/parts/label-selector.ts';
import {type Json, object, text} from '../kubernetes/wire/json.ts';
import type {Workload} from '../model/objects.ts';
import type {Records, Resource} from '../model/records.ts';
import {type Collected, type CollectedObject, inNamespace, nameOf, type Take} from './collected.ts';
import type {Head} from './documents/document-head.ts';
import {takeEndpoints} from './endpoints.ts';
import {isHelmTest, podFrom} from './pod-template.ts';
import {takeService} from './service.ts';

const templateOf = (value: Json) => object(object(value).spec).template;

/** Workloads the model knows as such. How many nodes a DaemonSet will find is not known: it asks for one pod. */
const takeWorkload =
	(kind: Kind<string, Workload>): Take =>
	(value, namespace, {workloads, pods}) => {
		// A manifest is what is asked for: nothing of it is under way.
		const {unfinished: _, ...decoded} = kind.fromJson(inNamespace(value, namespace));
		const {selector} = object(object(value).spec);
		const isUncertain = Number.isNaN(decoded.replicas);
		const record: Workload = {
			...decoded,
			rollout: 'done',
			...(decoded.kind === 'DaemonSet' || isUncertain ? {replicas: 1} : {}),
			...(selector !== undefined && {selector: labelSelector.json(selector)}),
		};
		workloads.push(record);
		if (record.replicas > 0) {
			const owner = {kind: record.kind, name: record.name};
			pods.push(podFrom(templateOf(value), {namespace, owner, isUncertain, value}));
		}
	};

/** Any other controller that makes pods of a template. */
const takeTemplate =
	(kind: string, template: (value: Json) => Json): Take =>
	(value, namespace, {pods}) => {
		const {replicas = 1} = object(object(value).spec);
		if (replicas !== 0 && !isHelmTest(value)) {
			const owner = {kind, name: nameOf(value)};
			pods.push(podFrom(template(value), {namespace, owner, isUncertain: Number.isNaN(replicas), value}));
		}
	};

/** What is kept as it is in a cluster. */
const take =
	<R extends Resource>(kind: Kind<R, Records[R]>): Take =>
	(value, namespace, {others}) => {
		others.push({resource: kind.resource, record: kind.fromJson(inNamespace(value, namespace))} as CollectedObject);
	};

const gatewayApi = 'gateway.networking.k8s.io';

/** What is read, by API group and kind. The groups of old versions count: a Service of Knative is another thing. */
const known: ReadonlyMap<string, Take> = new Map<string, Take>([
	['/Service', takeService],
	['/Endpoints', takeEndpoints],
	[
		'/Pod',
		(value, namespace, {pods}) => {
			if (!isHelmTest(value)) {
				pods.push(podFrom(value, {namespace, owner: undefined, value}));
			}
		},
	],
	['/ReplicationController', takeTemplate('ReplicationController', templateOf)],
	...['apps', 'extensions'].flatMap(
		(group): ReadonlyArray<[string, Take]> => [
			[`${group}/Deployment`, takeWorkload(deployments)],
			[`${group}/StatefulSet`, takeWorkload(statefulsets)],
			[`${group}/DaemonSet`, takeWorkload(daemonsets)],
			[`${group}/ReplicaSet`, takeTemplate('ReplicaSet', templateOf)],
		],
	),
	['batch/Job', takeTemplate('Job', templateOf)],
	['batch/CronJob', takeTemplate('CronJob', value => templateOf(object(object(value).spec).jobTemplate))],
	// Controllers whose pods have the labels of their template, as a Deployment's have.
	['argoproj.io/Rollout', takeTemplate('Rollout', templateOf)],
	['apps.openshift.io/DeploymentConfig', takeTemplate('DeploymentConfig', templateOf)],
	['discovery.k8s.io/EndpointSlice', take(endpointslices)],
	...['networking.k8s.io', 'extensions'].flatMap(
		(group): ReadonlyArray<[string, Take]> => [
			[`${group}/Ingress`, take(ingresses)],
			[`${group}/NetworkPolicy`, take(networkpolicies)],
		],
	),
	[`${gatewayApi}/HTTPRoute`, take(httproutes)],
	[`${gatewayApi}/GRPCRoute`, take(grpcroutes)],
	[`${gatewayApi}/TLSRoute`, take(tlsroutes)],
	[`${gatewayApi}/TCPRoute`, take(tcproutes)],
	[`${gatewayApi}/UDPRoute`, take(udproutes)],
	[`${gatewayApi}/Gateway`, take(gateways)],
	[`${gatewayApi}/ReferenceGrant`, take(referencegrants)],
]);

/** '' for the core group; what has no version is of no group at all. */
const groupOf = ({apiVersion}: Head) =>
	/^(?:([\w.-]+)\/)?v\d\w*$/
		.exec(apiVersion)
		?.slice(1)
		.map(group => group ?? '')[0] ?? '?';

/** How objects of a kind are read; undefined for kinds that nothing is known about. */
export const takeOf = (head: Head): Take | undefined => known.get(`${groupOf(head)}/${head.kind}`);

/** Whether a kind is one of those that are defined in a cluster: an operator may make pods and Services of it. */
export const isCustom = (head: Head): boolean => {
	const group = groupOf(head);
	return takeOf(head) === undefined && group.includes('.') && !group.endsWith('.k8s.io');
};

/** An empty collection. */
export const nothingCollected = (): Collected => ({
	services: [],
	pods: [],
	workloads: [],
	others: [],
	endpoints: [],
	custom: [],
});

/** The head of an object that was read. */
export const headOfValue = (value: Json): Head => {
	const {kind, apiVersion} = object(value);
	return {kind: text(kind), apiVersion: text(apiVersion)};
};
