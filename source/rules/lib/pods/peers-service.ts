import type {ServiceView} from '../../../model/service-view.ts';

/** Whether a Service is what pods find each other by, more than what clients call: headless, or the one a StatefulSet names. */
export const isPeersService = ({service, workloads}: ServiceView): boolean =>
	service.clusterIPs[0] === 'None' ||
	workloads.some(({kind, serviceName}) => kind === 'StatefulSet' && serviceName === service.name);
