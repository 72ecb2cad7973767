import type {IncomingMessage, ServerResponse} from 'node:http';
import type {Pods} from '../controllers/pods.ts';
import type {Interposer} from '../interposer.ts';
import type {KubernetesObject, PodObject, WorkloadObject} from '../objects/kubernetes-object.ts';
import type {ObjectStore} from '../objects/object-store.ts';
import {apiVersionOf} from '../objects/served-resources.ts';
import type {DemoScenario} from '../scenario-type.ts';
import {failure, isFailure, notFound, type Status} from '../status.ts';
import {answerAccessReview} from './access-review.ts';
import {discoveryDocument} from './discovery.ts';
import type {Lists} from './lists.ts';
import {answerLog} from './pod-log.ts';
import {isTrue, type ResourceRequest, readRequest} from './request.ts';
import {tableOf, wantsTable} from './table.ts';
import type {Watches} from './watches.ts';
import {scaleOf, write} from './writes.ts';

type Parts = {
	readonly store: ObjectStore;
	readonly interposer: Interposer | undefined;
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

/** Answers requests from the store. */
export const createApi = ({store, interposer, lists, watches, pods, programs, now}: Parts) => {
	const answerList = (asked: ResourceRequest, accept: string, response: ServerResponse) => {
		const page = lists.page(asked);
		if (isFailure(page)) {
			fail(response, page);

			return;
		}

		const {resource} = asked;
		const body = wantsTable(accept)
			? tableOf(resource.plural, page.items, page.metadata, now())
			: {kind: `${resource.kind}List`, apiVersion: apiVersionOf(resource), metadata: page.metadata, items: page.items};
		sendJson(response, 200, body);
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

	const answerResource = async (asked: ResourceRequest, request: IncomingMessage, response: ServerResponse) => {
		const accept = request.headers.accept ?? '';
		if (interposer?.request(asked, response)) {
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
					sendJson(response, 201, answerAccessReview(await readBody(request), interposer));
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
