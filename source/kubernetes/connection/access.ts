import type {Access, Right} from '../../model/access.ts';
import {object, text} from '../wire/json.ts';
import type {Connection} from './connection.ts';
import {readJson} from './read-json.ts';

/** Milliseconds the server may be silent. */
const silence = 10_000;

/** The first minor version of Kubernetes 1 whose WebSockets take `create` besides `get`. */
const createSince = 35;

type Question = {readonly resource: string; readonly subresource: string; readonly verb: string};

/** The rights as model/access.ts has them: what is imported from there here is types only. */
type Rules = Readonly<
	Record<Right, {readonly resource: string; readonly subresource: string; readonly verbs: readonly string[]}>
>;

const takesCreate = async (connection: Connection, signal: AbortSignal) => {
	const action = {verb: 'get', resource: 'version', namespace: undefined};
	const {minor} = object(await readJson(connection, {path: '/version', action, silence, signal}));
	return Number.parseInt(text(minor), 10) >= createSince;
};

const isAllowed = async (connection: Connection, namespace: string, question: Question, signal: AbortSignal) => {
	const review = await readJson(connection, {
		path: '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
		method: 'POST',
		body: {
			apiVersion: 'authorization.k8s.io/v1',
			kind: 'SelfSubjectAccessReview',
			spec: {resourceAttributes: {namespace, group: '', ...question}},
		},
		action: {verb: 'create', resource: 'selfsubjectaccessreviews', namespace: undefined},
		silence,
		signal,
	});
	return object(object(review).status).allowed !== false;
};

/**
 * What the user of a connection may do in a namespace, by SelfSubjectAccessReviews, all at once. Never rejects: what the
 * server does not answer counts as allowed, as the attempt itself tells better.
 */
export const reviewAccess = async (
	connection: Connection,
	namespace: string,
	rules: Rules,
	signal: AbortSignal,
): Promise<Access> => {
	const hasCreate = takesCreate(connection, signal).catch(() => false);
	const missing = async ({resource, subresource, verbs}: Rules[Right]) => {
		const isUpgrade = subresource === 'exec' || subresource === 'portforward';
		const asked = isUpgrade && !(await hasCreate) ? verbs.filter(verb => verb !== 'create') : verbs;
		const answers = await Promise.all(
			asked.map(async verb =>
				isAllowed(connection, namespace, {resource, subresource, verb}, signal).catch(() => true),
			),
		);
		return asked.filter((_, index) => !answers[index]);
	};

	const [exec, forward, pod, debug, logs, proxy] = await Promise.all([
		missing(rules.exec),
		missing(rules['port-forward']),
		missing(rules['probe-pod']),
		missing(rules.debug),
		missing(rules.logs),
		missing(rules['service-proxy']),
	]);
	return {exec, 'port-forward': forward, 'probe-pod': pod, debug, logs, 'service-proxy': proxy};
};
