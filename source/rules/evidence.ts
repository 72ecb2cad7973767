import {isReady} from '../model/pods.ts';
import type {ServiceView} from '../model/service-view.ts';
import type {Fix} from './finding.ts';

/** What a probe saw of one port of a Service. */
export type PortEvidence = {
	/** The Service port's number. */
	readonly port: number;
	/** Where it was seen from: "trace from shop/toolbox". */
	readonly source: string;
	/** `basisOf` the Service when it was seen. */
	readonly basis: string;
} /** A connection to an endpoint opened. */ & (
	| {readonly saw: 'answers'}
	/** Every endpoint refuses, and so does the pod itself; `listening` are the ports that `pod` listens on instead. */
	| {
			readonly saw: 'not-listening';
			readonly listening: {readonly pod: string; readonly ports: readonly number[]} | undefined;
			/** How that can be mended. */
			readonly fixes: readonly Fix[];
	  }
	/** No endpoint answers, though `alive` does from inside itself. */
	| {readonly saw: 'silence'; readonly alive: string}
);

/** What evidence about a Service rests on: once this differs, what was seen is no longer known to hold. */
export const basisOf = ({service, pods, policies}: ServiceView): string =>
	JSON.stringify([
		service.ports,
		service.selector,
		service.clusterIPs,
		pods.map(pod => [pod.uid, pod.ips, isReady(pod), pod.statuses.map(({restarts, state}) => [restarts, state.kind])]),
		policies,
	]);
