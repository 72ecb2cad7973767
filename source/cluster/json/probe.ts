import type {Handler, Probe} from '../../model/containers.ts';
import {longestCommand} from '../longest-command.ts';
import {type Json, list, number, numberOrText, object, text, texts} from './fields.ts';

const kinds = ['httpGet', 'tcpSocket', 'grpc', 'exec', 'sleep'] as const;

/** What a probe or a lifecycle hook does; undefined where it says nothing. */
export const handler = (value: Json): Handler | undefined => {
	const handlers = object(value);
	const kind = kinds.find(name => handlers[name]);
	if (kind === undefined) {
		return undefined;
	}

	const fields = object(handlers[kind]);
	const isHttp = kind === 'httpGet';
	const host = isHttp || kind === 'tcpSocket' ? text(fields.host) : '';
	const service = kind === 'grpc' ? text(fields.service) : '';
	return {
		kind,
		port: kind === 'exec' || kind === 'sleep' ? 0 : numberOrText(fields.port),
		path: isHttp ? text(fields.path) || '/' : '',
		scheme: isHttp ? text(fields.scheme) || 'HTTP' : '',
		...(host && {host}),
		...(isHttp && list(fields.httpHeaders).length > 0 && ({hasHeaders: true} as const)),
		...(service && {service}),
		...(kind === 'exec' && {command: texts(fields.command).join(' ').slice(0, longestCommand)}),
	};
};

/** Present only where it is neither left out nor what the API server sets. */
const timing = <K extends keyof Probe>(key: K, value: Json, usual: number) => {
	const seconds = number(value);
	return seconds === 0 || seconds === usual ? undefined : {[key]: seconds};
};

/** A probe of a container; undefined where it has none, or one that does nothing. */
export const probe = (value: Json): Probe | undefined => {
	const asked = handler(value);
	const fields = object(value);
	return (
		asked && {
			...asked,
			...timing('initialDelaySeconds', fields.initialDelaySeconds, 0),
			...timing('periodSeconds', fields.periodSeconds, 10),
			...timing('failureThreshold', fields.failureThreshold, 3),
			...timing('timeoutSeconds', fields.timeoutSeconds, 1),
		}
	);
};
