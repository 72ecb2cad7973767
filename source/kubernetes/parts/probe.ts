import type {Handler, Probe} from '../../model/pods/containers.ts';
import {inline, many, message, one} from '../wire/message.ts';
import {integer, integerOrText, mapped, optional, text, type Value} from '../wire/values.ts';

/** Characters of a probe's command that are kept: a script can be as long as a file. */
const longestCommand = 1000;

const exec = optional(message({command: many(1, text)}));
const httpGet = optional(
	message({
		path: one(1, text),
		port: one(2, integerOrText),
		host: one(3, text),
		scheme: one(4, text),
		httpHeaders: many(5, message({})),
	}),
);
const tcpSocket = optional(message({port: one(1, integerOrText), host: one(2, text)}));
const grpc = optional(message({port: one(1, integer), service: one(2, text)}));

/** A ProbeHandler: one of the four is there (k8s.io/api core/v1 generated.proto, as all here). */
const probeHandler = message({
	exec: one(1, exec),
	httpGet: one(2, httpGet),
	tcpSocket: one(3, tcpSocket),
	grpc: one(4, grpc),
});

/** A LifecycleHandler has no gRPC; its fourth field is sleep. */
const lifecycleHandler = message({
	exec: one(1, exec),
	httpGet: one(2, httpGet),
	tcpSocket: one(3, tcpSocket),
	sleep: one(4, optional(message({}))),
});

type Asked = Partial<Value<typeof probeHandler> & Value<typeof lifecycleHandler>>;

const nothingAsked = {port: 0, path: '', scheme: ''};

/** What the kubelet does; undefined where it is nothing. */
const handlerOf = ({httpGet: http, tcpSocket: tcp, grpc: rpc, exec: run, sleep}: Asked): Handler | undefined => {
	if (http) {
		const {port, path, scheme, host, httpHeaders} = http;
		return {
			kind: 'httpGet',
			port,
			path: path || '/',
			scheme: scheme || 'HTTP',
			...(host && {host}),
			...(httpHeaders.length > 0 && ({hasHeaders: true} as const)),
		};
	}

	if (tcp) {
		return {...nothingAsked, kind: 'tcpSocket', port: tcp.port, ...(tcp.host && {host: tcp.host})};
	}

	if (rpc) {
		return {...nothingAsked, kind: 'grpc', port: rpc.port, ...(rpc.service && {service: rpc.service})};
	}

	if (run) {
		return {...nothingAsked, kind: 'exec', command: run.command.join(' ').slice(0, longestCommand)};
	}

	return sleep && {...nothingAsked, kind: 'sleep'};
};

/** A probe of a container; undefined where it has none, or one that does nothing. JSON has its handler's fields beside its own. */
export const probe = mapped(
	message({
		handler: inline(1, probeHandler),
		initialDelaySeconds: one(2, integer),
		timeoutSeconds: one(3, integer),
		periodSeconds: one(4, integer),
		failureThreshold: one(6, integer),
	}),
	({handler, initialDelaySeconds, timeoutSeconds, periodSeconds, failureThreshold}): Probe | undefined => {
		const asked = handlerOf(handler);
		// Times are kept only where they are neither left out nor what the API server sets.
		return (
			asked && {
				...asked,
				...(initialDelaySeconds > 0 && {initialDelaySeconds}),
				...(periodSeconds > 0 && periodSeconds !== 10 && {periodSeconds}),
				...(failureThreshold > 0 && failureThreshold !== 3 && {failureThreshold}),
				...(timeoutSeconds > 1 && {timeoutSeconds}),
			}
		);
	},
);

/** The postStart of a Lifecycle. */
export const postStart = mapped(message({postStart: one(1, lifecycleHandler)}), lifecycle =>
	handlerOf(lifecycle.postStart),
);
