import type {Container} from '../../model/pods/containers.ts';
import {many, message, one} from '../wire/message.ts';
import {type FieldType, mapped, optional, text} from '../wire/values.ts';

type ProxyEnvironment = Pick<Container, 'proxies' | 'portVariables'>;

/** One variable of a container's `env`; null where its value comes from elsewhere (valueFrom). */
type Variable = {readonly name: string; readonly value: string | null};

/** The variables that programs take a proxy from, by their names in lower case. */
const proxyNames: ReadonlySet<string> = new Set(['http_proxy', 'https_proxy', 'all_proxy', 'no_proxy']);

const isProxy = (name: string) => proxyNames.has(name.toLowerCase());

/** A proxy's URL without the user and the password in it. */
const withoutCredentials = (value: string) => value.replace(/^((?:[a-z][a-z\d+.-]*:)?\/\/)?[^/]*@/i, '$1');

/** Names like the one with a Service's address in it, NAME_PORT; the longer ones (NAME_PORT_80_TCP) mislead nobody. */
const portNames = (text: string): readonly string[] =>
	text.match(/(?<![A-Za-z\d_])[A-Z_][A-Z\d_]*_PORT(?![A-Za-z\d_])/g) ?? [];

/**
 * What is kept of a container's environment; values of other variables may be secrets, and are not. `texts` are the words
 * of its command and arguments. What `env` itself sets takes the place of a Service's variable (kubelet, makeEnvironmentVariables).
 */
const environmentOf = (variables: readonly Variable[], texts: readonly string[]): ProxyEnvironment => {
	const proxies = variables.filter(({name}) => isProxy(name));
	const own = new Set(variables.map(({name}) => name));
	const written = [...texts, ...variables.map(({value}) => value ?? '')];
	// Who writes tcp:// beside it knows what such a variable holds.
	const mentioned = written.filter(text => !text.includes('tcp://')).flatMap(portNames);
	const portVariables = [...new Set(mentioned)].filter(name => !own.has(name)).sort();
	return {
		...(proxies.length > 0 && {
			proxies: Object.fromEntries(proxies.map(({name, value}) => [name, value && withoutCredentials(value)])),
		}),
		...(portVariables.length > 0 && {portVariables}),
	};
};

/** An EnvVar: one with valueFrom has no value here. */
const variable = mapped(
	message({name: one(1, text), value: one(2, text), valueFrom: one(3, optional(message({})))}),
	({name, value, valueFrom}) => ({name, value: valueFrom === undefined ? value : null}),
);

const {json, at} = mapped(
	message({command: many(3, text), args: many(4, text), env: many(7, variable)}),
	({command, args, env}): ProxyEnvironment | undefined => {
		const found = environmentOf(env, [...command, ...args]);
		return found.proxies || found.portVariables ? found : undefined;
	},
);

/** Without one of these in its bytes, nothing of a container's environment is kept. */
const telling = ['_PORT', '_proxy', '_PROXY'].map(word => Buffer.from(word));

/** What is kept of a Container's command, args and env (k8s.io/api core/v1 generated.proto); undefined where it is nothing. */
export const environment: FieldType<ProxyEnvironment | undefined> = {
	absent: undefined,
	json,
	// Asked of every pod, and few have any: the bytes are searched before they are read.
	at(bytes, start, end, varint) {
		const own = bytes.subarray(start, end);
		return telling.some(word => own.includes(word)) ? at(bytes, start, end, varint) : undefined;
	},
};
