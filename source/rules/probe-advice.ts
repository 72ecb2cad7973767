import type {Container, Probe} from '../model/containers.ts';
import type {Pod} from '../model/objects.ts';
import {declaredPorts} from '../model/ports.ts';
import type {ProbeAnswer} from '../model/probe-failure.ts';

/** The number of a probe's port: a name means a port of the probed container. */
const portOf = ({port}: Probe, {ports}: Container) =>
	typeof port === 'string' ? ports.find(({name}) => name === port)?.port : port;

/** What mends a failing readiness probe of this container, by the answer it got. */
export const probeAdvice = (pod: Pod, container: Container, probe: Probe, answer: ProbeAnswer | undefined): string => {
	const port = portOf(probe, container);
	if (port === undefined) {
		return `The probe's port ${probe.port} is not the name of a port of container ${container.name}: name one that is.`;
	}

	switch (answer?.kind) {
		case 'refused': {
			const declared = declaredPorts(pod).map(each => each.port);
			return declared.length > 0 && !declared.includes(port)
				? `Nothing listens on port ${port}; the pod declares ${declared.join(', ')}: mend the probe's port.`
				: `Nothing listens on port ${port} of the pod's address: the application is not up, or listens on another port or on localhost only.`;
		}

		case 'status': {
			return `The application answers ${answer.text}: mend the probe's path${probe.path ? ` (${probe.path})` : ''}, or what the application reports as unhealthy.`;
		}

		case 'timeout': {
			return 'The answer takes longer than timeoutSeconds (1 by default): raise it, or make the check cheaper.';
		}

		default: {
			return 'Ask by hand what the probe asks, and mend the application or the probe.';
		}
	}
};
