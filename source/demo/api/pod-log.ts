import type {ServerResponse} from 'node:http';
import {chooseContainer} from '../choose-container.ts';
import type {PodObject} from '../objects/kubernetes-object.ts';
import {timestampOf} from '../objects/timestamp.ts';
import type {DemoScenario} from '../scenario-type.ts';
import {failure, type Status} from '../status.ts';
import {isTrue} from './request.ts';

/** Why a container that has not started yet cannot be read or entered. */
const waitingProblem = (pod: PodObject, container: string): Status | undefined => {
	if (!pod.spec.nodeName) {
		return failure(400, `pod ${pod.metadata.name} does not have a host assigned`);
	}

	const {state, imageID} = pod.status.containerStatuses?.find(({name}) => name === container) ?? {};

	return imageID === ''
		? failure(
				400,
				`container "${container}" in pod "${pod.metadata.name}" is waiting to start: ${state?.waiting?.reason === 'ImagePullBackOff' ? 'trying and failing to pull image' : 'ContainerCreating'}`,
			)
		: undefined;
};

/** Answers with a container's log as text; with `follow` the answer stays open. Returns the status where there is no log. */
export const answerLog = (
	pod: PodObject,
	programs: DemoScenario['programs'],
	query: URLSearchParams,
	response: ServerResponse,
): Status | undefined => {
	const container = chooseContainer(pod, query.get('container'));
	if ('kind' in container) {
		return container;
	}

	const problem = waitingProblem(pod, container.name);
	if (problem) {
		return problem;
	}

	const started = Date.parse(pod.status.startTime ?? '');
	const lines = (programs[container.image]?.log ?? []).map((line, index) =>
		isTrue(query.get('timestamps')) ? `${timestampOf(started + index * 1000)} ${line}` : line,
	);
	const tail = query.get('tailLines');
	const shown = tail === null ? lines : lines.slice(Math.max(0, lines.length - Number(tail)));
	response.writeHead(200, {'content-type': 'text/plain'});
	response.write(shown.map(line => `${line}\n`).join(''));
	if (!isTrue(query.get('follow'))) {
		response.end();
	}

	return undefined;
};
