import type {ServerResponse} from 'node:http';
import type {Duplex} from 'node:stream';
import type {WebSocket} from 'ws';
import type {ResourceRequest} from './api/request.ts';

/** Who stands between a demo server and its clients, and has things go wrong. A demo that is shown has nobody there. */
export type Interposer = {
	/** Whether it has answered a request itself. It may change the response where it has not. */
	request(asked: ResourceRequest, response: ServerResponse): boolean;
	/** Whether it has answered a request for a WebSocket itself. */
	upgrade(asked: ResourceRequest, socket: Duplex): boolean;
	/** Whether it speaks itself over a WebSocket that was accepted. */
	socket(asked: ResourceRequest, webSocket: WebSocket): boolean;
	/** Whether it would answer such a request with 403, as access reviews tell. */
	forbids(request: Pick<ResourceRequest, 'verb' | 'resource' | 'namespace'>): boolean;
};
