import type {Container, ContainerPort, Handler, Probe} from '../../model/containers.ts';
import type {Protocol} from '../../model/objects.ts';
import {environmentAt} from './environment.ts';
import {postStartAt, probeAt} from './probe.ts';
import {createShare} from './share.ts';
import {rawAt, textAt} from './strings.ts';
import {eachField} from './wire.ts';

const shareContainer = createShare<Container>();

/** A ContainerPort: name 1, containerPort 3, protocol 4. */
const containerPortAt = (bytes: Buffer, start: number, end: number): ContainerPort => {
	let name = '';
	let port = 0;
	let protocol = '';
	eachField(bytes, start, end, (field, from, to, value) => {
		if (field === 1) {
			name = textAt(bytes, from, to);
		} else if (field === 3) {
			port = value;
		} else if (field === 4) {
			protocol = textAt(bytes, from, to);
		}
	});
	return {name, port, protocol: (protocol || 'TCP') as Protocol};
};

const makeContainer = (
	bytes: Buffer,
	start: number,
	end: number,
	environment: ReturnType<typeof environmentAt>,
): Container => {
	let name = '';
	let image = '';
	let isSidecar = false;
	let readinessProbe: Probe | undefined;
	let livenessProbe: Probe | undefined;
	let startupProbe: Probe | undefined;
	let postStart: Handler | undefined;
	const ports: ContainerPort[] = [];
	eachField(bytes, start, end, (field, from, to) => {
		switch (field) {
			case 1: {
				name = textAt(bytes, from, to);
				break;
			}

			case 2: {
				image = textAt(bytes, from, to);
				break;
			}

			case 6: {
				ports.push(containerPortAt(bytes, from, to));
				break;
			}

			case 10: {
				livenessProbe = probeAt(bytes, from, to);
				break;
			}

			case 11: {
				readinessProbe = probeAt(bytes, from, to);
				break;
			}

			case 12: {
				postStart = postStartAt(bytes, from, to);
				break;
			}

			case 22: {
				startupProbe = probeAt(bytes, from, to);
				break;
			}

			case 24: {
				isSidecar = textAt(bytes, from, to) === 'Always';
				break;
			}
		}
	});
	return {
		name,
		image,
		ports,
		isSidecar,
		...(readinessProbe && {readinessProbe}),
		...(livenessProbe && {livenessProbe}),
		...(startupProbe && {startupProbe}),
		...(postStart && {postStart}),
		...environment,
	};
};

const isKept = (field: number) =>
	field === 1 || field === 2 || field === 6 || (field >= 10 && field <= 12) || field === 22 || field === 24;

/**
 * A Container: name 1, image 2, ports 6*, livenessProbe 10, readinessProbe 11, lifecycle 12, startupProbe 22,
 * restartPolicy 24 (k8s.io/api core/v1 generated.proto). Its volume mounts differ from pod to pod, so that it is shared by
 * the bytes of these fields, and by what is kept of its environment.
 */
export const containerAt = (bytes: Buffer, start: number, end: number): Container => {
	const environment = environmentAt(bytes, start, end);
	const {proxies, portVariables} = environment;
	let key = proxies || portVariables ? JSON.stringify(environment) : '';
	eachField(bytes, start, end, (field, from, to) => {
		if (isKept(field)) {
			key += `${field}:${rawAt(bytes, from, to)};`;
		}
	});
	return shareContainer(key, () => makeContainer(bytes, start, end, environment));
};
