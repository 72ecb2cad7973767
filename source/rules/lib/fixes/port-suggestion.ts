import {valueSimilarity} from '../../../model/labels/similarity.ts';
import type {Pod, ServicePort} from '../../../model/objects.ts';
import type {ContainerPort} from '../../../model/pods/containers.ts';
import {declaredPorts} from '../../../model/ports/ports.ts';

/** A name that resembles another by less is another name. */
const resembling = 0.5;

const isDeclaredBy = (pod: Pod, {name, port, protocol}: ContainerPort) =>
	declaredPorts(pod).some(
		each => each.name === name && each.protocol === protocol && (name !== '' || each.port === port),
	);

/** The ports, by name or where they have none by number, that every one of the pods declares with this protocol. */
const sharedPorts = (pods: readonly [Pod, ...Pod[]], protocol: ServicePort['protocol']) =>
	declaredPorts(pods[0]).filter(port => port.protocol === protocol && pods.every(pod => isDeclaredBy(pod, port)));

/**
 * The target port that a name which no container declares was probably meant to be: the only port there is, or the one
 * with the most similar name. undefined where it would be a guess.
 */
export const suggestedPort = (
	pods: readonly [Pod, ...Pod[]],
	{targetPort, protocol}: ServicePort,
): string | number | undefined => {
	const shared = sharedPorts(pods, protocol);
	const [only] = shared;
	if (only !== undefined && shared.length === 1) {
		return only.name || only.port;
	}

	const ranked = shared
		.filter(({name}) => name !== '')
		.map(({name}) => ({name, similarity: valueSimilarity(String(targetPort), name)}))
		.sort((a, b) => b.similarity - a.similarity);
	const [best, second] = ranked;
	const standsOut = best !== undefined && best.similarity >= resembling && best.similarity > (second?.similarity ?? 0);
	return standsOut ? best.name : undefined;
};
