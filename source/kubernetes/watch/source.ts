import type {Resource} from '../../model/records.ts';
import type {Connection} from '../connection/connection.ts';
import type {Codec} from '../wire/codec.ts';

/** What is listed and watched, and from where. */
export type Source<T> = {
	readonly connection: Pick<Connection, 'request' | 'server'>;
	readonly resource: Resource;
	/** All namespaces where undefined. */
	readonly namespace: string | undefined;
	/** The API path of the resource there. */
	readonly path: string;
	/** By media type: the server chooses. */
	readonly codecs: Readonly<Record<string, Codec<T>>>;
};
