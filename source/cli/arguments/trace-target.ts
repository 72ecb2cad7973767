import {UsageError} from '../usage-error.ts';
import {serviceName} from './service-name.ts';
import {wayInKinds} from './way-in-kinds.ts';

const kinds = {gateway: 'Gateway', gateways: 'Gateway', gtw: 'Gateway', ...wayInKinds} as const;

/** What a trace is of: a Service, or what leads to one from outside. */
export type TraceTarget =
	/** `port` is its number or name; undefined where none is given. */
	| {readonly kind: 'Service'; readonly name: string; readonly port: string | undefined}
	| {readonly kind: 'url'; readonly url: URL}
	| {readonly kind: (typeof kinds)[keyof typeof kinds]; readonly name: string};

/** Reads `SERVICE[:PORT]`, `KIND/NAME[:PORT]` or a URL. Throws a UsageError. */
export const parseTarget = (text: string): TraceTarget => {
	if (/^https?:\/\//i.test(text)) {
		if (!URL.canParse(text)) {
			throw new UsageError(`${text} is no URL that can be asked for.`);
		}

		return {kind: 'url', url: new URL(text)};
	}

	const [, named, port] = /^([^:]+)(?::([^:]+))?$/.exec(text) ?? [];
	if (named === undefined) {
		throw new UsageError('trace takes one Service (SERVICE[:PORT]), one KIND/NAME such as ingress/shop, or one URL.');
	}

	const [, word = '', name] = /^([^/]+)\/([^/]+)$/.exec(named) ?? [];
	const kind = kinds[word.toLowerCase() as keyof typeof kinds];
	return kind === undefined || name === undefined
		? {kind: 'Service', name: serviceName('trace', named), port}
		: {kind, name};
};
