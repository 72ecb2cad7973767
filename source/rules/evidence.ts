import {isReady} from '../model/pods/pods.ts';
import type {ServiceView} from '../model/service-view.ts';
import type {Fix} from './finding.ts';

/** What came of it. */
export type Saw =
	/** A connection to an endpoint opened. */
	| {readonly saw: 'answers'}
	/** Some endpoints do, others don't: what was seen of all of them before is over. */
	| {readonly saw: 'mixed'}
	/** Workloads answer with every pod that was asked, or refuse with every one: none does both. */
	| {
			readonly saw: 'owners';
			/** As kubectl takes them, sorted. */
			readonly answering: readonly string[];
			readonly refusing: readonly string[];
			/** Names of the pods that refuse. */
			readonly pods: readonly string[];
			/** "5 of 90 endpoints asked", where that is not all. */
			readonly sample?: string;
			readonly fixes: readonly Fix[];
	  }
	/** Every endpoint refuses, and so does the pod itself; `listening` are the ports that `pod` listens on instead. */
	| {
			readonly saw: 'not-listening';
			/** The port of the pods that the Service's leads to. */
			readonly target: number;
			readonly listening: {readonly pod: string; readonly ports: readonly number[]} | undefined;
			/** How that can be fixed. */
			readonly fixes: readonly Fix[];
	  }
	/** Every endpoint refuses, though `pod` answers inside itself on `loopback`, an address with a port. */
	| {readonly saw: 'localhost'; readonly pod: string; readonly loopback: string; readonly fixes: readonly Fix[]}
	/** No endpoint answers, though `alive` does from inside itself. */
	| {readonly saw: 'silence'; readonly alive: string};

/** What a probe saw of one port of a Service. */
export type PortEvidence = {
	readonly service: {readonly namespace: string; readonly name: string};
	/** The Service port's number. */
	readonly port: number;
	/** Where it was seen from: "trace from shop/toolbox". */
	readonly source: string;
	/** `basisOf` the Service when it was seen. */
	readonly basis: string;
	/** Whether it was seen at the port of a headless Service, which is not its targetPort: nothing maps the one to the other. */
	readonly isUnmapped?: true;
} & Saw;

/** What evidence about a Service rests on: once this differs, what was seen is no longer known to hold. */
export const basisOf = ({service, pods, policies}: ServiceView): string =>
	JSON.stringify([
		service.ports,
		service.selector,
		service.clusterIPs,
		pods.map(pod => [pod.uid, pod.ips, isReady(pod), pod.statuses.map(({restarts, state}) => [restarts, state.kind])]),
		policies,
	]);
