import type {Handler, Probe} from '../../model/containers.ts';
import {longestCommand} from '../longest-command.ts';
import {numberOrTextAt} from './metadata.ts';
import {textAt} from './strings.ts';
import {eachField} from './wire.ts';

const kinds = {1: 'exec', 2: 'httpGet', 3: 'tcpSocket', 4: 'grpc'} as const;
/** A LifecycleHandler has no gRPC; its fourth field is sleep. */
const hookKinds = {...kinds, 4: 'sleep'} as const;

/**
 * One kind of handler: exec {command 1*}, httpGet {path 1, port 2, host 3, scheme 4, httpHeaders 5*},
 * tcpSocket {port 1, host 2}, grpc {port 1 as a number, service 2}.
 */
const kindAt = (bytes: Buffer, kind: Handler['kind'], start: number, end: number): Handler => {
	let port: number | string = 0;
	let path = '';
	let scheme = '';
	let host = '';
	let service = '';
	let hasHeaders = false as boolean;
	const command: string[] = [];
	const isHttp = kind === 'httpGet';
	eachField(bytes, start, end, (field, from, to, value) => {
		if (kind === 'exec') {
			command.push(textAt(bytes, from, to));
		} else if (kind === 'grpc') {
			if (field === 1) {
				port = value;
			} else {
				service = textAt(bytes, from, to);
			}
		} else if (isHttp && field === 1) {
			path = textAt(bytes, from, to);
		} else if (isHttp && field === 4) {
			scheme = textAt(bytes, from, to);
		} else if (isHttp && field === 5) {
			hasHeaders = true;
		} else if (kind !== 'sleep' && field === (isHttp ? 2 : 1)) {
			port = numberOrTextAt(bytes, from, to);
		} else if (kind !== 'sleep' && field === (isHttp ? 3 : 2)) {
			host = textAt(bytes, from, to);
		}
	});
	return {
		kind,
		port,
		path: isHttp ? path || '/' : '',
		scheme: isHttp ? scheme || 'HTTP' : '',
		...(host && {host}),
		...(hasHeaders && {hasHeaders}),
		...(service && {service}),
		...(kind === 'exec' && {command: command.join(' ').slice(0, longestCommand)}),
	};
};

const handlerAt = (
	bytes: Buffer,
	start: number,
	end: number,
	known: Readonly<Record<number, Handler['kind']>>,
): Handler | undefined => {
	let found: Handler | undefined;
	eachField(bytes, start, end, (field, from, to) => {
		const kind = known[field];
		if (kind !== undefined) {
			found = kindAt(bytes, kind, from, to);
		}
	});
	return found;
};

/** The postStart 1 of a Lifecycle, a LifecycleHandler: exec 1, httpGet 2, tcpSocket 3, sleep 4. */
export const postStartAt = (bytes: Buffer, start: number, end: number): Handler | undefined => {
	let found: Handler | undefined;
	eachField(bytes, start, end, (field, from, to) => {
		if (field === 1) {
			found = handlerAt(bytes, from, to, hookKinds);
		}
	});
	return found;
};

/**
 * A Probe: handler 1 {exec 1, httpGet 2, tcpSocket 3, grpc 4}, initialDelaySeconds 2, timeoutSeconds 3, periodSeconds 4,
 * failureThreshold 6 (k8s.io/api core/v1 generated.proto). undefined where it does nothing.
 */
export const probeAt = (bytes: Buffer, start: number, end: number): Probe | undefined => {
	let asked: Handler | undefined;
	let initialDelaySeconds = 0;
	let timeoutSeconds = 0;
	let periodSeconds = 0;
	let failureThreshold = 0;
	eachField(bytes, start, end, (field, from, to, value) => {
		switch (field) {
			case 1: {
				asked = handlerAt(bytes, from, to, kinds);
				break;
			}

			case 2: {
				initialDelaySeconds = value;
				break;
			}

			case 3: {
				timeoutSeconds = value;
				break;
			}

			case 4: {
				periodSeconds = value;
				break;
			}

			case 6: {
				failureThreshold = value;
				break;
			}
		}
	});
	return (
		asked && {
			...asked,
			...(initialDelaySeconds > 0 && {initialDelaySeconds}),
			...(periodSeconds > 0 && periodSeconds !== 10 && {periodSeconds}),
			...(failureThreshold > 0 && failureThreshold !== 3 && {failureThreshold}),
			...(timeoutSeconds > 1 && {timeoutSeconds}),
		}
	);
};
