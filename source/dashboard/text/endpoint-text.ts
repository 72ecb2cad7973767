import {weakMapMemoize} from 'reselect';
import type {Pod} from '../../model/objects.ts';
import {whyNotReady} from '../../model/pods/pod-not-ready-reason.ts';
import type {EndpointRow} from '../../model/ports/endpoints.ts';
import type {ServiceView} from '../../model/service-view.ts';

const podsByUid = weakMapMemoize(
	({pods}: ServiceView): ReadonlyMap<string, Pod> => new Map(pods.map(pod => [pod.uid, pod])),
);

/** The pod of the Service that an address belongs to; undefined where none is behind it. */
export const podBehind = (view: ServiceView, {podUid}: EndpointRow): Pod | undefined =>
	podUid === '' ? undefined : podsByUid(view).get(podUid);

/** Why the pod behind an address is not ready; undefined where none is behind it, or it is ready. */
export const whyEndpointNotReady = (view: ServiceView, row: EndpointRow) => {
	const behind = podBehind(view, row);
	return behind && whyNotReady(behind, view.podEvents.get(row.podUid));
};

/** What its slice says of an address and, where that is that it is not ready, why: the reason says both. */
export const endpointState = (view: ServiceView, row: EndpointRow) => {
	if (row.terminating) {
		return row.serving ? 'serving, terminating' : 'terminating';
	}

	return row.ready ? 'ready' : (whyEndpointNotReady(view, row)?.sentence ?? 'not ready');
};

/** The port behind each port of the Service, `-` where there is none. */
export const endpointPortNumbers = (ports: EndpointRow['ports']): string => ports.map(port => port ?? '-').join(',');

/** The port behind each port of the Service, `-` where there is none; several by name, as one of them may be missing. */
export const endpointPorts = ({service}: ServiceView, {ports}: EndpointRow) =>
	ports.length < 2
		? endpointPortNumbers(ports)
		: ports
				.map((port, index) => `${service.ports[index]?.name || service.ports[index]?.port}:${port ?? '-'}`)
				.join(',');
