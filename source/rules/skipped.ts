import type {Service} from '../model/objects.ts';

/** Whether a Service is none of ours to diagnose: the API server writes the endpoints of default/kubernetes itself. */
export const isSkipped = ({namespace, name}: Service) => namespace === 'default' && name === 'kubernetes';
