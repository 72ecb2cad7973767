import type {EndpointSlice} from '../../model/objects.ts';

/** Whether the EndpointSlice controller, which follows the selector, writes it (endpointslice/reconciler.go). */
export const isFromSelector = ({manager}: EndpointSlice) => manager === 'endpointslice-controller.k8s.io';

/** Whether a person wrote it: controllers name themselves by a domain, as those that join clusters do. */
export const isByHand = ({manager}: EndpointSlice) => !manager.includes('.');

/** Whether kube-proxy sends anything there: it ignores addresses that are names. */
export const hasAddresses = ({addressType, endpoints}: EndpointSlice) => addressType !== 'FQDN' && endpoints.length > 0;

/** Whether a controller of the cluster itself writes it: the one for selectors, or the one that mirrors Endpoints. */
export const isOfCluster = (slice: EndpointSlice) =>
	isFromSelector(slice) || slice.manager === 'endpointslicemirroring-controller.k8s.io';

/** The controller batches its writes, and follows the pods by seconds when many of them change. Milliseconds. */
export const sliceSettleMs = 10_000;
