import type {ServiceView} from './service-view.ts';

/** The type of a Service as it is called: that it has no address, or does not exist, is more telling than its field. */
export const shownType = ({service: {type, clusterIPs}, missing}: Pick<ServiceView, 'service' | 'missing'>): string => {
	if (missing !== undefined) {
		return 'missing';
	}

	return type === 'ClusterIP' && clusterIPs[0] === 'None' ? 'Headless' : type;
};
