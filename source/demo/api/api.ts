import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Pods} from '../controllers/pods.ts';
import type {Faults, Trouble} from '../faults.ts';
import type {KubernetesObject, PodObject, WorkloadObject} from '../objects/kubernetes-object.ts';
import type {ObjectStore} from '../objects/object-store.ts';
import {apiVersionOf} from '../objects/served-resources.ts';
import type {DemoScenario} from '../scenario-type.ts';
import {failure, forbidden, isFailure, notFound, type Status} from '../status.ts';
import {answerAccessReview} from './access-review.ts';
import {discoveryDocument} from './discovery.ts';
import {expiredContinue, type Lists} from './lists.ts';
import {answerLog} from './pod-log.ts';
import {isTrue, type ResourceRequest, readRequest} from './request.ts';
import {tableOf, wantsTable} from './table.ts';
import type {Watches} from './watches.ts';
import {scaleOf, write} from './writes.ts';

type Parts = {
	readonly store: ObjectStore;
	readonly faults: Faults;
	readonly lists: Lists;
	readonly watches: Watches;
	readonly pods: Pods;
	readonly programs: DemoScenario['programs'];
	readonly now: () => number;
};

const sendJson = (response: ServerResponse, code: number, body: object, headers: Record<string, string> = {}) => {
	response.writeHead(code, {'content-type': 'application/json', 'cache-control': 'no-cache, private', ...headers});
	response.end(JSON.stringify(body));
};

const fail = (response: ServerResponse, status: Status, headers?: Record<string, string>) =>
	sendJson(response, status.code, status, headers);

const readBody = async (request: IncomingMessage): Promise<unknown> => {
	const chunks: Buffer[] = [];
	for await (const chunk of request) {
		chunks.push(chunk as Buffer);
	}

	return JSON.parse(Buffer.concat(chunks).toString() || '{}');
};

const messages: Readonly<Record<number, string>> = {
	401: 'Unauthorized',
	410: 'The resourceVersion for the provided list is too old.',
	429: 'Too many requests, please try again later.',
	500: 'Internal error occurred: etcdserver: leader changed',
	503: 'The server is currently unable to handle the request',
};

const failedStatus = (
	{verb, resource, namespace, name, subresource}: ResourceRequest,
	{code, retryAfter}: Extract<Trouble, {readonly kind: 'status'}>,
) => {
	if (code === 403) {
		return forbidden(resource, verb === 'log' ? 'get' : verb, {namespace, name, subresource});
	}

	if (code === 404) {
		return failure(404, 'the server could not find the requested resource');
	}

	return failure(
		code,
		messages[code] ?? 'unknown',
		retryAfter === undefined ? undefined : {retryAfterSeconds: retryAfter},
	);
};

/** Answers requests from the store, with the faults in force. */
export const createApi = ({store, faults, lists, watches, pods, programs, now}: Parts) => {
	const answerList = (asked: ResourceRequest, accept: string, response: ServerResponse) => {
		const isExpired = asked.query.get('continue') && faults.take(asked, ['expired-continue']);
		const page = isExpired ? expiredContinue() : lists.page(asked);
		if (isFailure(page)) {
			fail(response, page);

			return;
		}

		const {resource} = asked;
		const body = wantsTable(accept)
			? tableOf(resource.plural, page.items, page.metadata, now())
			: {kind: `${resource.kind}List`, apiVersion: apiVersionOf(resource), metadata: page.metadata, items: page.items};
		if (!faults.take(asked, ['cut'])) {
			sendJson(response, 200, body);

			return;
		}

		const text = JSON.stringify(body);
		response.writeHead(200, {'content-type': 'application/json'});
		response.write(text.slice(0, Math.floor(text.length / 2)), () => response.socket?.destroy());
	};

	const answerGet = (asked: ResourceRequest, accept: string, response: ServerResponse) => {
		const {resource, namespace = '', name = '', subresource} = asked;
		const object = store.get<KubernetesObject>(resource.plural, namespace, name);
		if (!object) {
			fail(response, notFound(resource, name));
		} else if (subresource === 'scale') {
			sendJson(response, 200, scaleOf(object as WorkloadObject));
		} else if (wantsTable(accept)) {
			const {resourceVersion} = object.metadata;
			sendJson(response, 200, tableOf(resource.plural, [object], {resourceVersion}, now()));
		} else {
			sendJson(response, 200, object);
		}
	};

	const answerWrite = async (asked: ResourceRequest, request: IncomingMessage, response: ServerResponse) => {
		const body = await readBody(request);
		const result = write(store, pods, asked, body, request.headers['content-type'] ?? '');
		if (isFailure(result)) {
			fail(response, result);
		} else {
			sendJson(response, asked.verb === 'create' ? 201 : 200, result);
		}
	};

	/** Returns whether a fault took the place of the answer. */
	const isTroubled = (asked: ResourceRequest, response: ServerResponse) => {
		const trouble = faults.take(asked, asked.verb === 'watch' ? ['status', 'hang'] : ['status', 'hang', 'reset']);
		if (trouble?.kind === 'status') {
			const {retryAfter} = trouble;
			fail(response, failedStatus(asked, trouble), retryAfter === undefined ? {} : {'retry-after': String(retryAfter)});
		} else if (trouble?.kind === 'reset') {
			response.socket?.resetAndDestroy();
		}

		return trouble !== undefined;
	};

	const answerResource = async (asked: ResourceRequest, request: IncomingMessage, response: ServerResponse) => {
		const accept = request.headers.accept ?? '';
		if (isTroubled(asked, response)) {
			return;
		}

		if (asked.verb === 'list' || asked.verb === 'watch') {
			// Servers without streaming lists say so, and clients fall back (KEP-3157).
			if (isTrue(asked.query.get('sendInitialEvents'))) {
				const message =
					'ListOptions.meta.k8s.io "" is invalid: sendInitialEvents: Forbidden: sendInitialEvents is forbidden for watch unless the WatchList feature gate is enabled';
				fail(response, failure(422, message));
			} else if (asked.verb === 'watch') {
				watches.open(asked, response, object =>
					wantsTable(accept)
						? tableOf(asked.resource.plural, [object], {resourceVersion: object.metadata.resourceVersion}, now())
						: object,
				);
			} else {
				answerList(asked, accept, response);
			}
		} else if (asked.verb === 'get') {
			answerGet(asked, accept, response);
		} else if (asked.verb === 'log') {
			const pod = store.get<PodObject>('pods', asked.namespace ?? '', asked.name ?? '');
			const problem = pod
				? answerLog(pod, programs, asked.query, response)
				: notFound(asked.resource, asked.name ?? '');
			if (problem) {
				fail(response, problem);
			}
		} else if (asked.verb === 'exec' || asked.verb === 'portforward') {
			fail(response, failure(400, 'Upgrade request required'));
		} else {
			await answerWrite(asked, request, response);
		}
	};

	return {
		fail,
		async answer(request: IncomingMessage, url: URL, response: ServerResponse) {
			const document = discoveryDocument(url.pathname.replace(/(.)\/$/, '$1'));
			if (typeof document === 'string') {
				response.writeHead(200, {'content-type': 'text/plain'}).end(document);

				return;
			}

			if (document) {
				sendJson(response, 200, document);

				return;
			}

			// Clients that prefer protobuf try again with JSON.
			if (request.headers['content-type']?.includes('protobuf')) {
				fail(
					response,
					failure(
						415,
						'the body of the request was in an unknown format - accepted media types include: application/json',
					),
				);

				return;
			}

			const asked = readRequest(request.method ?? 'GET', url);
			const isReview = url.pathname === '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
			try {
				if (isReview) {
					sendJson(response, 201, answerAccessReview(await readBody(request), faults));
				} else if (asked) {
					await answerResource(asked, request, response);
				} else {
					response.writeHead(404, {'content-type': 'text/plain'}).end('404 page not found\n');
				}
			} catch (error) {
				// A body that is no JSON, or that is not what it should be; the server goes on.
				fail(response, failure(400, error instanceof Error ? error.message : 'the body could not be read'));
			}
		},
	};
};
