import type {Container, ContainerPort, Probe} from '../../model/containers.ts';
import type {Protocol} from '../../model/objects.ts';
import {numberOrTextAt} from './metadata.ts';
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

const kinds = {1: 'exec', 2: 'httpGet', 3: 'tcpSocket', 4: 'grpc'} as const;

/** One handler: httpGet {path 1, port 2, scheme 4}, tcpSocket {port 1}, grpc {port 1 as a number}. */
const handlerAt = (bytes: Buffer, kind: Probe['kind'], start: number, end: number): Probe => {
	let port: number | string = 0;
	let path = '';
	let scheme = '';
	const isHttp = kind === 'httpGet';
	eachField(bytes, start, end, (field, from, to, value) => {
		if (isHttp && field === 1) {
			path = textAt(bytes, from, to);
		} else if (isHttp && field === 4) {
			scheme = textAt(bytes, from, to);
		} else if (kind === 'grpc' && field === 1) {
			port = value;
		} else if (kind !== 'exec' && field === (isHttp ? 2 : 1)) {
			port = numberOrTextAt(bytes, from, to);
		}
	});
	return {kind, port, path: isHttp ? path || '/' : '', scheme: isHttp ? scheme || 'HTTP' : ''};
};

/** A Probe: handler 1 {exec 1, httpGet 2, tcpSocket 3, grpc 4}. */
const probeAt = (bytes: Buffer, start: number, end: number): Probe | undefined => {
	let probe: Probe | undefined;
	eachField(bytes, start, end, (field, from, to) => {
		if (field !== 1) {
			return;
		}

		eachField(bytes, from, to, (handler, handlerStart, handlerEnd) => {
			const kind = kinds[handler as keyof typeof kinds];
			if (kind !== undefined) {
				probe = handlerAt(bytes, kind, handlerStart, handlerEnd);
			}
		});
	});
	return probe;
};

/** How long a startup probe may go on failing: initialDelaySeconds 2, periodSeconds 4, failureThreshold 6 of a Probe. */
const patienceAt = (bytes: Buffer, start: number, end: number): number => {
	let delay = 0;
	let period = 0;
	let threshold = 0;
	eachField(bytes, start, end, (field, _from, _to, value) => {
		if (field === 2) {
			delay = value;
		} else if (field === 4) {
			period = value;
		} else if (field === 6) {
			threshold = value;
		}
	});
	return delay + (period || 10) * (threshold || 3);
};

/** initialDelaySeconds 2 of a Probe. */
const delayAt = (bytes: Buffer, start: number, end: number): number => {
	let delay = 0;
	eachField(bytes, start, end, (field, _from, _to, value) => {
		if (field === 2) {
			delay = value;
		}
	});
	return delay;
};

const makeContainer = (bytes: Buffer, start: number, end: number): Container => {
	let name = '';
	let image = '';
	let isSidecar = false;
	let readinessProbe: Probe | undefined;
	let readinessDelay = 0;
	let startupProbe: Probe | undefined;
	let startupSeconds = 0;
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

			case 11: {
				readinessProbe = probeAt(bytes, from, to);
				readinessDelay = delayAt(bytes, from, to);
				break;
			}

			case 22: {
				startupProbe = probeAt(bytes, from, to);
				startupSeconds = patienceAt(bytes, from, to);
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
		...(readinessProbe && readinessDelay > 0 && {readinessDelay}),
		...(startupProbe && {startupProbe, startupSeconds}),
	};
};

/**
 * A Container: name 1, image 2, ports 6*, readinessProbe 11, startupProbe 22, restartPolicy 24. Its volume mounts differ
 * from pod to pod, so that it is shared by the bytes of these fields alone.
 */
export const containerAt = (bytes: Buffer, start: number, end: number): Container => {
	let key = '';
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1 || field === 2 || field === 6 || field === 11 || field === 22 || field === 24) {
			key += `${field}:${rawAt(bytes, from, to)};`;
		}
	});
	return shareContainer(key, () => makeContainer(bytes, start, end));
};
