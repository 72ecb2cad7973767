import type {PodObject} from './objects/kubernetes-object.ts';
import {failure} from './status.ts';

/** The container a log or an exec means, or the status that says why none is meant. */
export const chooseContainer = (pod: PodObject, wanted: string | null) => {
	const {containers} = pod.spec;
	if (!wanted && containers.length > 1) {
		const names = containers.map(({name}) => name).join(' ');

		return failure(400, `a container name must be specified for pod ${pod.metadata.name}, choose one of: [${names}]`);
	}

	const chosen = wanted ? containers.find(({name}) => name === wanted) : containers[0];

	return chosen ?? failure(400, `container ${wanted} is not valid for pod ${pod.metadata.name}`);
};
