import type {EndpointSlice} from '../model/objects.ts';

/** Whether the EndpointSlice controller, which follows the selector, writes it (endpointslice/reconciler.go). */
export const isFromSelector = ({manager}: EndpointSlice) => manager === 'endpointslice-controller.k8s.io';

/** Whether a person wrote it: controllers name themselves by a domain, as those that join clusters do. */
export const isByHand = ({manager}: EndpointSlice) => !manager.includes('.');

/** Whether kube-proxy sends anything there: it ignores addresses that are names. */
export const hasAddresses = ({addressType, endpoints}: EndpointSlice) => addressType !== 'FQDN' && endpoints.length > 0;
