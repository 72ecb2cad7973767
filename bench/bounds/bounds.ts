import {setTimeout as wait} from 'node:timers/promises';
import type {WebSocket} from 'ws';
import type {Interposer} from '../../source/demo/interposer.ts';
import {namespaceOf} from '../../source/demo/scenario/manifests.ts';
import {scenario} from '../../source/demo/scenario/scenario.ts';
import type {DemoScenario} from '../../source/demo/scenario-type.ts';
import type {DemoServer} from '../../source/demo/server.ts';

/** Something without end, or much too large, that a cluster may send. */
export type Bound = {
	readonly name: string;
	readonly scenario: DemoScenario;
	/** Answers in place of the server. */
	readonly interposer?: Partial<Interposer>;
	/** Keys that have it sent, once the dashboard is live, and what each is followed by on the screen. */
	readonly keys: ReadonlyArray<readonly [string, RegExp]>;
	/** Goes on until it is over; where it is absent nothing more is sent. */
	readonly drive?: (server: DemoServer, isOver: () => boolean) => Promise<void>;
	/** What has been sent, in words. */
	readonly sent: () => string;
};

const megabytes = (bytes: number) => `${Math.round(bytes / 1e6).toLocaleString('en')} MB`;

const logBytes = 2e9;
const execBytes = 5e8;
const eventsASecond = 5000;
const eventsATurn = 100;
const manyNamespaces = 10_000;
const annotationCharacters = 900_000;
const annotated = 100;

const logLines = `${'2026-03-01T12:00:00.123456789Z 10.244.0.9 - - "GET /products HTTP/1.1" 200 812 "-" "curl/8.11.1"\n'.repeat(10_000)}`;

/** A log of two gigabytes that is written as fast as it is read. */
const log = (): Bound => {
	let bytes = 0;
	return {
		name: 'a log of 2 GB',
		scenario: scenario(Date.now()),
		interposer: {
			request(asked, response) {
				if (asked.verb !== 'log') {
					return false;
				}

				response.writeHead(200, {'content-type': 'text/plain'});
				const write = async () => {
					while (bytes < logBytes && !response.destroyed) {
						bytes += logLines.length;
						if (!response.write(logLines)) {
							await new Promise<void>(resolve => {
								response.once('drain', resolve).once('close', resolve);
							});
						}
					}
				};
				void write();
				return true;
			},
		},
		keys: [
			['/payments\r', /SERVICES 1 /],
			['l', /CONTAINERS|LOG/],
			['\r', /GET \/products/],
		],
		sent: () => megabytes(bytes),
	};
};

const flood = async (socket: WebSocket, count: (bytes: number) => void) => {
	const chunk = Buffer.concat([Buffer.of(1), Buffer.alloc(32_768, 'flood\n')]);
	socket.send(Buffer.of(1));
	for (let left = execBytes; left > 0 && socket.readyState === socket.OPEN; left -= chunk.length) {
		await new Promise(resolve => socket.send(chunk, resolve));
		count(chunk.length);
	}
};

/** A command in a pod that prints half a gigabyte; without `bytes` one that prints nothing and never ends. */
const exec = (name: string, isSilent: boolean): Bound => {
	let bytes = 0;
	return {
		name,
		scenario: scenario(Date.now()),
		interposer: {
			socket(asked, socket) {
				socket.on('error', () => socket.terminate());
				if (!isSilent && asked.verb === 'exec') {
					void flood(socket, more => {
						bytes += more;
					});
				}

				return asked.verb === 'exec';
			},
		},
		keys: [
			['/payments\r', /SERVICES 1 /],
			['n', /Run nslookup/],
			['\r', /PROBE/],
		],
		sent: () => megabytes(bytes),
	};
};

/** EndpointSlices that change five thousand times a second. */
const events = (): Bound => {
	let count = 0;
	return {
		name: '5,000 events a second',
		scenario: scenario(Date.now()),
		keys: [],
		async drive({store}, isOver) {
			const begun = performance.now();
			const slices = store.list('endpointslices');
			while (!isOver()) {
				const due = ((performance.now() - begun) / 1000) * eventsASecond;
				// What is behind is not caught up with: the terminal has to be read meanwhile.
				for (const end = Math.min(due, count + eventsATurn); count < end; count++) {
					const {metadata} = slices[count % slices.length]!;
					const slice = store.get('endpointslices', metadata.namespace!, metadata.name);
					if (slice !== undefined) {
						store.update('endpointslices', {
							...slice,
							metadata: {...slice.metadata, annotations: {...slice.metadata.annotations, count: String(count)}},
						});
					}
				}

				await wait(5);
			}
		},
		sent: () => `${count.toLocaleString('en')} events`,
	};
};

/** Services with annotations that are as long as etcd takes. */
const annotations = (): Bound => {
	const demo = scenario(Date.now());
	const [, service] = demo.objects.find(([plural]) => plural === 'services')!;
	const large = Array.from({length: annotated}, (_, index) => {
		const metadata = {
			...service.metadata,
			name: `large-${index}`,
			uid: `large-${index}`,
			annotations: {'example.com/large': 'x'.repeat(annotationCharacters)},
		};
		return ['services', {...structuredClone(service), metadata}] as const;
	});
	return {
		name: `${annotated} Services with annotations of 900 KB`,
		scenario: {...demo, objects: [...demo.objects, ...large]},
		keys: [
			['/large-7\r', /SERVICES 1[12]? /],
			['y', /example\.com\/large/],
		],
		sent: () => megabytes(annotated * annotationCharacters),
	};
};

const namespaces = (): Bound => {
	const demo = scenario(Date.now());
	const many = Array.from(
		{length: manyNamespaces},
		(_, index) => ['namespaces', namespaceOf(`many-${index}`, 0)] as const,
	);
	return {
		name: 'ten thousand namespaces',
		scenario: {...demo, objects: [...demo.objects, ...many]},
		keys: [[':ns\r', /NAMESPACES|many-1/]],
		sent: () => `${manyNamespaces.toLocaleString('en')} namespaces`,
	};
};

export const bounds: ReadonlyArray<() => Bound> = [
	log,
	() => exec('a command that prints 500 MB', false),
	() => exec('a command that never ends', true),
	events,
	annotations,
	namespaces,
];
