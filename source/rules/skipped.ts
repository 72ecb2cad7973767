import type {Service} from '../model/objects.ts';

/**
 * Whether a Service is none of ours to judge: the API server writes the endpoints of default/kubernetes itself, and
 * kube-proxy leaves a Service with this label to another proxy (KEP-2447).
 */
export const isSkipped = ({namespace, name, labels}: Service) =>
	(namespace === 'default' && name === 'kubernetes') || 'service.kubernetes.io/service-proxy-name' in labels;
